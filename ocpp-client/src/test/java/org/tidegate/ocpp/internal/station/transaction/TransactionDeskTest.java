package org.tidegate.ocpp.internal.station.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Transactions of one station")
class TransactionDeskTest {
    private final StationBench bench = new StationBench();

    private JsonNode last() {
        return bench.last("TransactionEvent");
    }

    private static double value(JsonNode event, String measurand) {
        double newest = Double.NaN;
        for (JsonNode m : event.path("meterValue")) {
            for (JsonNode s : m.get("sampledValue")) {
                if (s.get("measurand").asText().equals(measurand)) {
                    newest = s.get("value").asDouble();
                }
            }
        }
        return newest;
    }

    private static List<String> contexts(JsonNode event) {
        var all = new ArrayList<String>();
        event.path("meterValue").forEach(m -> all.add(m.at("/sampledValue/0/context").asText()));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"3000, 1", "-3000, -1"})
    void three_kilowatts_move_the_one_register_and_leave_the_other(double watts, int sign) {
        bench.booted();
        bench.plugIn();
        bench.powerW = watts;
        bench.runs(Duration.ofMinutes(6));
        JsonNode event = last();
        double imported = value(event, "Energy.Active.Import.Register") - 1000;
        double exported = value(event, "Energy.Active.Export.Register") - 200;
        assertThat(sign > 0 ? imported : exported).isBetween(250.0, 300.0);
        assertThat(sign > 0 ? exported : imported).isZero();
        assertThat(value(event, sign > 0 ? "Power.Active.Import" : "Power.Active.Export"))
                .isEqualTo(3000);
        assertThat(value(event, sign > 0 ? "Power.Active.Export" : "Power.Active.Import")).isZero();
    }

    @Test
    void sequence_numbers_have_no_gap_from_begin_to_end() {
        bench.charging();
        bench.runs(Duration.ofMinutes(3));
        bench.suspended = StationState.SuspendedBy.VEHICLE;
        bench.seconds(3);
        bench.unplug();
        bench.seconds(3);
        List<JsonNode> all = bench.all("TransactionEvent");
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get("seqNo").asInt()).isEqualTo(i);
        }
        assertThat(all.getFirst().get("eventType").asText()).isEqualTo("Started");
        assertThat(all.getLast().get("eventType").asText()).isEqualTo("Ended");
        assertThat(all.getLast().at("/transactionInfo/stoppedReason").asText())
                .isEqualTo("EVDisconnected");
        assertThat(all.getLast().at("/transactionInfo/timeSpentCharging").asInt())
                .isBetween(175, 190);
    }

    @Test
    void begun_by_the_plug_it_is_authorised_later_and_one_transaction() {
        bench.booted();
        bench.set("TxCtrlr", "TxStartPoint", "", "EVConnected");
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.plugIn();
        bench.seconds(2);
        assertThat(last().get("triggerReason").asText()).isEqualTo("CablePluggedIn");
        assertThat(last().has("idToken")).isFalse();
        String id = bench.transactionId();
        bench.present("CARD");
        bench.seconds(2);
        assertThat(bench.all("TransactionEvent"))
                .anyMatch(e ->
                        e.get("triggerReason").asText().equals("Authorized")
                                && e.at("/idToken/idToken").asText().equals("CARD"));
        assertThat(bench.transactionId()).isEqualTo(id);
    }

    @Test
    void begun_by_the_card_it_ends_with_a_time_out_if_no_vehicle_comes() {
        bench.booted();
        bench.set("TxCtrlr", "TxStartPoint", "", "Authorized");
        bench.set("TxCtrlr", "EVConnectionTimeOut", "", "20");
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.present("CARD");
        bench.seconds(2);
        assertThat(last().get("eventType").asText()).isEqualTo("Started");
        bench.seconds(25);
        assertThat(last().get("eventType").asText()).isEqualTo("Ended");
        assertThat(last().get("triggerReason").asText()).isEqualTo("EVConnectTimeout");
        assertThat(last().at("/transactionInfo/stoppedReason").asText()).isEqualTo("Timeout");
        int events = bench.all("TransactionEvent").size();
        bench.plugIn();
        bench.seconds(5);
        assertThat(bench.all("TransactionEvent")).as("a new card is needed").hasSize(events);
    }

    @Test
    void begun_by_the_card_the_vehicle_joins_the_same_transaction() {
        bench.booted();
        bench.set("TxCtrlr", "TxStartPoint", "", "Authorized");
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.present("CARD");
        bench.seconds(5);
        String id = bench.transactionId();
        bench.plugIn();
        bench.seconds(3);
        assertThat(bench.phase).isEqualTo(Session.ENERGY);
        assertThat(bench.all("TransactionEvent"))
                .allMatch(e -> e.at("/transactionInfo/transactionId").asText().equals(id))
                .anyMatch(e -> e.get("triggerReason").asText().equals("CablePluggedIn"));
    }

    @Test
    void a_stop_point_at_the_plug_keeps_it_open_until_the_vehicle_leaves() {
        bench.booted();
        bench.set("TxCtrlr", "TxStopPoint", "", "EVConnected");
        bench.plugIn();
        bench.seconds(3);
        bench.phase = Session.FINISHED;
        bench.seconds(3);
        assertThat(last().get("eventType").asText()).isEqualTo("Updated");
        bench.unplug();
        bench.seconds(2);
        assertThat(last().get("eventType").asText()).isEqualTo("Ended");
        assertThat(bench.all("TransactionEvent"))
                .filteredOn(e -> e.get("eventType").asText().equals("Started"))
                .hasSize(1);
    }

    @Test
    void a_remote_start_and_stop_carry_their_marks() {
        bench.booted();
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.plugIn();
        bench.seconds(1);
        assertThat(
                        bench.status(
                                "RequestStartTransaction",
                                """
                                {"remoteStartId":42,"idToken":{"idToken":"APP","type":"Central"}}
                                """))
                .isEqualTo("Accepted");
        bench.seconds(2);
        JsonNode started = bench.all("TransactionEvent").getFirst();
        assertThat(started.at("/transactionInfo/remoteStartId").asInt()).isEqualTo(42);
        assertThat(started.get("triggerReason").asText()).isEqualTo("RemoteStart");
        assertThat(
                        bench.status(
                                "RequestStartTransaction",
                                """
                                {"remoteStartId":43,"idToken":{"idToken":"APP","type":"Central"}}
                                """))
                .isEqualTo("Rejected");
        String id = bench.transactionId();
        assertThat(bench.status("RequestStopTransaction", "{\"transactionId\":\"other\"}"))
                .isEqualTo("Rejected");
        assertThat(bench.status("RequestStopTransaction", "{\"transactionId\":\"" + id + "\"}"))
                .isEqualTo("Accepted");
        bench.seconds(2);
        assertThat(last().at("/transactionInfo/stoppedReason").asText()).isEqualTo("Remote");
        assertThat(bench.status("RequestStopTransaction", "{\"transactionId\":\"" + id + "\"}"))
                .isEqualTo("Rejected");
    }

    @Test
    void with_authorize_remote_start_the_operator_is_asked_first() {
        bench.booted();
        bench.set("AuthCtrlr", "AuthorizeRemoteStart", "", "true");
        bench.access = new StationState.Access(true, 0, "", "", null);
        bench.seconds(1);
        bench.answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
        bench.plugIn();
        bench.seconds(1);
        bench.order(
                "RequestStartTransaction",
                "{\"remoteStartId\":1,\"idToken\":{\"idToken\":\"APP\",\"type\":\"Central\"}}");
        bench.seconds(3);
        assertThat(bench.last("Authorize").at("/idToken/idToken").asText()).isEqualTo("APP");
        assertThat(bench.phase).isEqualTo(Session.WAITING_FOR_AUTHORISATION);
    }

    @Test
    void a_limit_holds_the_energy_in_both_directions_and_is_told_once() {
        bench.answers.put("TransactionEvent", "{\"transactionLimit\":{\"maxEnergy\":10}}");
        bench.charging();
        bench.seconds(20);
        assertThat(bench.operator().limitW()).isZero();
        assertThat(bench.operator().dischargeLimitW()).isZero();
        assertThat(bench.all("TransactionEvent"))
                .filteredOn(e -> e.get("triggerReason").asText().equals("EnergyLimitReached"))
                .hasSize(1);
        assertThat(bench.all("TransactionEvent"))
                .filteredOn(e -> e.get("triggerReason").asText().equals("LimitSet"))
                .hasSize(1);
        bench.answers.put("TransactionEvent", "{\"transactionLimit\":{\"maxEnergy\":100000}}");
        bench.runs(Duration.ofSeconds(65));
        assertThat(bench.operator().limitW()).as("a higher limit frees it").isPositive();
    }

    @Test
    void aligned_values_come_at_round_times_in_a_transaction_and_outside() {
        bench.booted();
        bench.set("AlignedDataCtrlr", "Interval", "", "60");
        bench.seconds(130);
        assertThat(bench.all("MeterValues")).hasSizeBetween(2, 3);
        for (JsonNode each : bench.all("MeterValues")) {
            assertThat(each.at("/meterValue/0/sampledValue/0/context").asText())
                    .isEqualTo("Sample.Clock");
            assertThat(each.at("/meterValue/0/timestamp").asText()).matches(".*:00(\\.\\d+)?Z");
        }
        int idle = bench.all("MeterValues").size();
        bench.plugIn();
        bench.seconds(125);
        assertThat(bench.all("MeterValues")).hasSize(idle);
        assertThat(bench.all("TransactionEvent"))
                .filteredOn(e -> e.get("triggerReason").asText().equals("MeterValueClock"))
                .hasSizeBetween(2, 3);
    }

    @Test
    void the_last_event_carries_begin_samples_and_end() {
        bench.booted();
        bench.set("SampledDataCtrlr", "TxEndedInterval", "", "20");
        bench.plugIn();
        bench.powerW = 3000;
        bench.seconds(65);
        bench.unplug();
        bench.seconds(2);
        assertThat(contexts(last()))
                .containsExactly(
                        "Transaction.Begin",
                        "Sample.Periodic",
                        "Sample.Periodic",
                        "Sample.Periodic",
                        "Transaction.End");
        assertThat(value(last(), "Energy.Active.Import.Register"))
                .isCloseTo(bench.importWh, within(0.1));
    }

    @Test
    void only_the_configured_measurands_are_sent() {
        bench.booted();
        bench.set("SampledDataCtrlr", "TxUpdatedMeasurands", "", "SoC");
        bench.plugIn();
        bench.seconds(65);
        JsonNode values = last().at("/meterValue/0/sampledValue");
        assertThat(values.size()).isEqualTo(1);
        assertThat(values.at("/0/measurand").asText()).isEqualTo("SoC");
    }

    @Test
    void a_power_cut_ends_it_with_power_loss_and_the_status_query_knows() {
        bench.charging();
        String id = bench.transactionId();
        int next = last().get("seqNo").asInt() + 1;
        bench.unplug();
        bench.restart();
        bench.booted();
        JsonNode closed =
                bench.all("TransactionEvent").stream()
                        .filter(e -> e.get("eventType").asText().equals("Ended"))
                        .findFirst()
                        .orElseThrow();
        assertThat(closed.at("/transactionInfo/transactionId").asText()).isEqualTo(id);
        assertThat(closed.at("/transactionInfo/stoppedReason").asText()).isEqualTo("PowerLoss");
        assertThat(closed.get("seqNo").asInt()).isEqualTo(next);
        JsonNode status = bench.order("GetTransactionStatus", "{\"transactionId\":\"" + id + "\"}");
        assertThat(status.get("ongoingIndicator").asBoolean()).isFalse();
        assertThat(status.get("messagesInQueue").asBoolean()).isFalse();
    }

    @Test
    void offline_events_wait_in_order_and_say_so() {
        bench.charging();
        bench.cut();
        bench.seconds(130);
        bench.mend();
        List<JsonNode> all = bench.all("TransactionEvent");
        assertThat(all).filteredOn(e -> e.path("offline").asBoolean()).hasSizeBetween(2, 3);
        var numbers = new ArrayList<Integer>();
        all.forEach(e -> numbers.add(e.get("seqNo").asInt()));
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void begin_and_end_carry_the_meters_own_signature_where_it_is_wanted() {
        bench.booted();
        bench.signed = new StationState.SignedReading("T0NNRg==", "ECDSA", "OCMF", "S0VZ");
        bench.plugIn();
        bench.seconds(2);
        assertThat(last().toString()).doesNotContain("signedMeterValue");
        bench.unplug();
        bench.seconds(2);
        bench.set("SampledDataCtrlr", "SignReadings", "", "true");
        bench.plugIn();
        bench.seconds(3);
        JsonNode started =
                bench.all("TransactionEvent").stream()
                        .filter(e -> e.get("eventType").asText().equals("Started"))
                        .toList()
                        .getLast();
        JsonNode signature = started.at("/meterValue/0/sampledValue/0/signedMeterValue");
        assertThat(signature.get("signedMeterData").asText()).isEqualTo("T0NNRg==");
        assertThat(signature.get("publicKey").asText()).isEqualTo("S0VZ");
        bench.unplug();
        bench.seconds(2);
        JsonNode end = last().get("meterValue");
        assertThat(
                        end.get(end.size() - 1)
                                .at("/sampledValue/0/signedMeterValue/publicKey")
                                .asText())
                .as("the key goes once")
                .isEmpty();
    }
}
