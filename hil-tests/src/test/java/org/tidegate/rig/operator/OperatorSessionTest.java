package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("A session with an operator")
class OperatorSessionTest {
    private OperatorBench bench = new OperatorBench();

    @AfterEach
    void everything_sent_was_valid() {
        bench.everythingSentWasValid();
    }

    @Test
    void boots_reports_its_connector_and_then_lives_by_heartbeats() {
        bench.twin.registration("Accepted", 60);
        bench.runs(ofMinutes(5));
        assertThat(bench.twin.count("BootNotification")).isEqualTo(1);
        assertThat(bench.twin.lastText("BootNotification", "/reason")).isEqualTo("PowerUp");
        assertThat(bench.twin.count("StatusNotification")).isEqualTo(1);
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Available");
        assertThat(bench.twin.lastText("SecurityEventNotification", "/type"))
                .isEqualTo("StartupOfTheDevice");
        assertThat(bench.twin.count("Heartbeat")).isBetween(4, 5);
        assertThat(bench.operator.latest().online()).isTrue();
    }

    @Test
    void a_pending_registration_sends_nothing_but_boot_notifications() {
        bench.twin.registration("Pending", 20);
        bench.runs(ofSeconds(70));
        assertThat(bench.twin.count("BootNotification")).isEqualTo(4);
        assertThat(bench.twin.count("StatusNotification")).isZero();
        assertThat(bench.operator.latest().online()).isFalse();
        String id = bench.twin.requestStart(5);
        assertThat(bench.answer(id)).contains("Rejected", "CSNotAccepted");

        bench.twin.registration("Accepted", 60);
        bench.runs(ofSeconds(25));
        assertThat(bench.operator.latest().online()).isTrue();
    }

    @Test
    void before_the_boot_is_accepted_an_order_is_a_security_error() {
        bench.twin.registration("Rejected", 60);
        bench.runs(ofSeconds(1));
        String id = bench.twin.setStationLimit(5000);
        assertThat(bench.answer(id)).contains("SecurityError");
        assertThat(bench.operator.latest().limitW()).isInfinite();
    }

    @Test
    void is_authorised_and_becomes_a_transaction_with_meter_values() {
        bench = OperatorBench.inSession();
        assertThat(bench.operator.latest().authorisation()).isEqualTo(Authorisation.ACCEPTED);
        assertThat(bench.twin.lastText("Authorize", "/idToken/idToken"))
                .isEqualTo("TIDEGATE-LOCAL");
        bench.runs(ofMinutes(5));
        bench.charger.finish("target reached");
        bench.runs(ofSeconds(2));

        var tx = bench.twin.transactions().getFirst();
        assertThat(tx.ended()).isTrue();
        assertThat(tx.entries().getFirst().trigger()).isEqualTo("Authorized");
        assertThat(tx.entries())
                .anySatisfy(e -> assertThat(e.trigger()).isEqualTo("ChargingStateChanged"))
                .anySatisfy(e -> assertThat(e.text()).contains("EVCCID", "DE-TWIN-01"));
        assertThat(tx.entries().stream().filter(e -> e.trigger().equals("MeterValuePeriodic")))
                .hasSizeBetween(4, 5);
        assertThat(tx.last().stoppedReason()).isEqualTo("EnergyLimitReached");
        assertThat(tx.importedWh()).isCloseTo(11_000 / 12.0, within(40.0));
        assertThat(tx.exportedWh()).isZero();
    }

    @Test
    void a_refusal_reaches_the_charger_with_its_reason_and_starts_nothing() {
        bench.twin.authorisation("Blocked");
        bench.charger.plugIn();
        bench.runs(ofSeconds(5));
        assertThat(bench.operator.latest().authorisation()).isEqualTo(Authorisation.REJECTED);
        assertThat(bench.operator.latest().authorisationReason()).contains("BLOCKED");
        assertThat(bench.charger.session()).isEqualTo(Session.FINISHED);
        assertThat(bench.twin.transactions()).isEmpty();
        assertThat(bench.eventCodes()).contains(OcppEvent.AUTHORISATION_REFUSED);
    }

    @Test
    void an_operator_that_answers_nothing_authorises_nothing() {
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.twin.mute(true);
        bench.charger.plugIn();
        bench.runs(ofMinutes(3));
        assertThat(bench.operator.latest().authorisation()).isEqualTo(Authorisation.PENDING);
        assertThat(bench.charger.session()).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void a_remote_start_authorises_the_waiting_vehicle() {
        bench.twin.authorisation("Blocked");
        bench.runsUntil(() -> bench.operator.latest().online());
        assertThat(bench.answer(bench.twin.requestStart(42))).contains("Accepted");
        bench.charger.plugIn();
        bench.runs(ofSeconds(1));
        bench.twin.authorisation("Accepted");
        bench.runsUntil(() -> bench.twin.openTransaction().isPresent());
        var started = bench.twin.transactions().getFirst().entries().getFirst();
        assertThat(started.trigger()).isEqualTo("RemoteStart");
        assertThat(started.text()).contains("\"remoteStartId\":42", "REMOTE-42");
        assertThat(bench.twin.count("Authorize")).isZero();
    }

    @Test
    void a_remote_start_without_a_vehicle_is_forgotten_after_a_minute() {
        bench.runsUntil(() -> bench.operator.latest().online());
        assertThat(bench.answer(bench.twin.requestStart(42))).contains("Accepted");
        bench.runs(ofSeconds(61));
        bench.charger.plugIn();
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.count("Authorize")).isEqualTo(1);
    }

    @Test
    void a_remote_stop_ends_the_session_and_says_so() {
        bench = OperatorBench.inSession();
        assertThat(bench.answer(bench.twin.requestStop())).contains("Accepted");
        bench.runs(ofSeconds(3));
        assertThat(bench.charger.session()).isEqualTo(Session.FINISHED);
        var last = bench.twin.transactions().getFirst().last();
        assertThat(last.type()).isEqualTo("Ended");
        assertThat(last.trigger()).isEqualTo("RemoteStop");
        assertThat(last.stoppedReason()).isEqualTo("Remote");
        assertThat(bench.operator.latest().stopSession()).isZero();
    }

    @Test
    void a_stop_for_a_transaction_that_is_not_ours_changes_nothing() {
        bench = OperatorBench.inSession();
        String id = bench.twin.call("RequestStopTransaction", "{\"transactionId\":\"x\"}");
        assertThat(bench.answer(id)).contains("Rejected", "TxNotFound");
        bench.runs(ofSeconds(3));
        assertThat(bench.charger.session()).isEqualTo(Session.ENERGY);
    }

    @Test
    void a_permission_taken_back_later_ends_the_session() {
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.charger.plugIn();
        bench.runsUntil(() -> bench.operator.latest().authorisation() == Authorisation.ACCEPTED);
        bench.twin.authorisation("Invalid"); // the answer to Started carries it
        bench.runs(ofSeconds(6));
        assertThat(bench.charger.session()).isEqualTo(Session.FINISHED);
        assertThat(bench.twin.transactions().getFirst().last().stoppedReason())
                .isEqualTo("DeAuthorized");
    }

    @Test
    void unplugging_ends_the_transaction_and_frees_the_connector() {
        bench = OperatorBench.inSession();
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Occupied");
        bench.charger.unplug();
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.transactions().getFirst().last().stoppedReason())
                .isEqualTo("EVDisconnected");
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Available");
    }

    @Test
    void a_fault_is_told_as_status_and_as_an_event_and_so_is_its_end() {
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.charger.fault("INSULATION_LOW");
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Faulted");
        assertThat(bench.twin.lastText("NotifyEvent", "/eventData/0/techCode"))
                .isEqualTo("INSULATION_LOW");
        bench.charger.fault("");
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.lastText("NotifyEvent", "/eventData/0/cleared")).isEqualTo("true");
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Available");
    }

    @Test
    void a_reset_stops_the_session_reports_and_then_asks_for_the_restart() {
        bench = OperatorBench.inSession();
        assertThat(bench.answer(bench.twin.reset("Immediate"))).contains("Accepted");
        assertThat(bench.operator.latest().resetRequested()).isFalse();
        bench.runs(ofSeconds(3));
        var last = bench.twin.transactions().getFirst().last();
        assertThat(last.trigger()).isEqualTo("ResetCommand");
        assertThat(last.stoppedReason()).isEqualTo("ImmediateReset");
        assertThat(bench.operator.latest().resetRequested()).isTrue();

        bench.powerCycle(ofSeconds(5));
        bench.runs(ofSeconds(10));
        assertThat(bench.twin.lastText("BootNotification", "/reason")).isEqualTo("RemoteReset");
        bench.powerCycle(ofSeconds(5));
        bench.runs(ofSeconds(10));
        assertThat(bench.twin.lastText("BootNotification", "/reason")).isEqualTo("PowerUp");
    }

    @Test
    void a_reset_when_idle_waits_for_the_vehicle() {
        bench = OperatorBench.inSession();
        assertThat(bench.answer(bench.twin.reset("OnIdle"))).contains("Scheduled");
        bench.runs(ofMinutes(10));
        assertThat(bench.operator.latest().resetRequested()).isFalse();
        bench.charger.unplug();
        bench.runs(ofSeconds(1));
        assertThat(bench.operator.latest().resetRequested()).isTrue();
    }

    @Test
    void a_charger_that_falls_silent_is_reported_unavailable() {
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.simulation.kill(bench.charger);
        bench.runs(ofSeconds(7));
        assertThat(bench.twin.lastText("StatusNotification", "/connectorStatus"))
                .isEqualTo("Unavailable");
        assertThat(bench.eventCodes()).contains(OcppEvent.STATION_SILENT);
    }

    @Test
    void triggered_messages_come() {
        bench = OperatorBench.inSession();
        for (String what :
                new String[] {
                    "Heartbeat", "StatusNotification", "MeterValues", "TransactionEvent"
                }) {
            int before = bench.twin.count(what);
            String id =
                    bench.twin.call("TriggerMessage", "{\"requestedMessage\":\"" + what + "\"}");
            assertThat(bench.answer(id)).contains("Accepted");
            bench.runs(ofSeconds(2));
            assertThat(bench.twin.count(what)).as(what).isEqualTo(before + 1);
        }
        String boot =
                bench.twin.call("TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
        assertThat(bench.answer(boot)).contains("Rejected");
        String combined =
                bench.twin.call(
                        "TriggerMessage", "{\"requestedMessage\":\"SignCombinedCertificate\"}");
        assertThat(bench.answer(combined)).contains("NotImplemented");
    }

    @Test
    void variables_are_read_changed_and_reported() {
        bench = OperatorBench.inSession();
        String set =
                bench.twin.call(
                        "SetVariables",
                        """
                        {"setVariableData":[
                         {"component":{"name":"SampledDataCtrlr"},
                          "variable":{"name":"TxUpdatedInterval"},"attributeValue":"10"},
                         {"component":{"name":"SampledDataCtrlr"},
                          "variable":{"name":"TxUpdatedInterval"},"attributeValue":"soon"},
                         {"component":{"name":"SecurityCtrlr"},
                          "variable":{"name":"SecurityProfile"},"attributeValue":"0"}]}
                        """);
        assertThat(bench.answer(set)).contains("Accepted", "ValueOutOfRange", "ReadOnly");
        String get =
                bench.twin.call(
                        "GetVariables",
                        """
                        {"getVariableData":[
                         {"component":{"name":"SampledDataCtrlr"},
                          "variable":{"name":"TxUpdatedInterval"}},
                         {"component":{"name":"SecurityCtrlr"},
                          "variable":{"name":"BasicAuthPassword"}},
                         {"component":{"name":"V2XChargingCtrlr","evse":{"id":1}},
                          "variable":{"name":"SupportedOperationModes"}},
                         {"component":{"name":"Nothing"},"variable":{"name":"X"}}]}
                        """);
        assertThat(bench.answer(get))
                .contains("\"10\"", "WriteOnly", "CentralSetpoint", "UnknownComponent");
        int before = bench.twin.count("TransactionEvent");
        bench.runs(ofSeconds(31));
        assertThat(bench.twin.count("TransactionEvent")).isEqualTo(before + 3);

        String report =
                bench.twin.call(
                        "GetBaseReport", "{\"requestId\":9,\"reportBase\":\"FullInventory\"}");
        assertThat(bench.answer(report)).contains("Accepted");
        bench.runs(ofSeconds(3));
        assertThat(bench.twin.lastText("NotifyReport", "/tbc")).isEqualTo("false");
        assertThat(bench.twin.count("NotifyReport")).isGreaterThan(5);
    }

    @Test
    void a_frame_becomes_a_demand_within_one_step_of_the_plane() {
        bench = OperatorBench.inSession();
        bench.twin.setSetpoint(-5000);
        bench.runs(ofMillis(101));
        assertThat(bench.operator.latest().targetW()).isEqualTo(-5000);
    }
}
