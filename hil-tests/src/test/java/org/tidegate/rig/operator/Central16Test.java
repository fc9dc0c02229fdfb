package org.tidegate.rig.operator;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState.Session;

@DisplayName("A central system of OCPP 1.6")
class Central16Test {
    private final OperatorBench bench =
            new OperatorBench(
                    1,
                    OperatorBench.settings().speaking(List.of("ocpp1.6")),
                    List.of(OcppVersion.V16),
                    Temper.SMART);

    /** The next message is the start. */
    private void authorised() {
        bench.runsUntil(() -> bench.operator.latest().online());
        bench.runs(ofSeconds(2));
        bench.charger.plugIn();
        bench.runsUntil(
                () -> bench.operator.latest().authorisation() == Authorisation.ACCEPTED);
    }

    private String last(String action, String field) {
        return bench.twin.received().reversed().stream()
                .filter(f -> f.startsWith("[2,") && f.contains("\"" + action + "\""))
                .findFirst()
                .map(f -> f.replaceFirst(".*\"" + field + "\":\"?([^,}\"]*).*", "$1"))
                .orElse("(never)");
    }

    @Test
    void a_start_answered_late_is_not_told_again() {
        authorised();
        bench.twin.delayAnswers(ofSeconds(35)); // five seconds after it was given up
        bench.runs(ofSeconds(50));
        bench.twin.delayAnswers(Duration.ZERO);
        bench.runs(ofMinutes(3));
        assertThat(bench.twin.count("StartTransaction")).isEqualTo(1);
        assertThat(last("MeterValues", "transactionId")).isEqualTo("7000");
        bench.charger.unplug();
        bench.runs(ofMinutes(1));
        assertThat(last("StopTransaction", "transactionId")).isEqualTo("7000");
        assertThat(bench.operator.latest().queued()).isZero();
        bench.everythingSentWasValid();
    }

    @Test
    void a_start_answered_while_it_is_told_again_ends_with_the_newest_number() {
        authorised();
        bench.twin.delayAnswers(ofSeconds(65)); // the second one is under way by then
        bench.runs(ofSeconds(70));
        bench.twin.delayAnswers(Duration.ZERO);
        bench.runs(ofMinutes(5));
        assertThat(bench.twin.count("StartTransaction")).isGreaterThan(1);
        bench.charger.unplug();
        bench.runs(ofMinutes(1));
        assertThat(bench.twin.transactions()).hasSize(1).allMatch(Ledger.Transaction::ended);
        assertThat(bench.operator.latest().queued()).isZero();
        bench.everythingSentWasValid();
    }

    @Test
    void a_start_that_nobody_takes_is_stopped_once_and_without_a_number() {
        authorised();
        bench.twin.refuse("StartTransaction", "InternalError");
        bench.runs(ofMinutes(5));
        assertThat(bench.twin.count("StartTransaction")).isEqualTo(5);
        assertThat(bench.charger.session()).isEqualTo(Session.ENERGY);
        bench.charger.unplug();
        bench.runs(ofMinutes(2));
        assertThat(last("StopTransaction", "transactionId")).isEqualTo("-1");
        assertThat(bench.twin.count("StopTransaction")).isEqualTo(1);
        assertThat(bench.operator.latest().queued()).isZero();
        assertThat(bench.twin.violations()).isEmpty();
    }

    @Test
    void the_number_of_a_late_answer_outlives_a_power_cut() {
        authorised();
        bench.twin.delayAnswers(ofSeconds(35));
        bench.runs(ofSeconds(50));
        bench.twin.delayAnswers(Duration.ZERO);
        bench.runs(ofSeconds(5));
        bench.powerCycle(ofSeconds(20));
        bench.runs(ofMinutes(1));
        assertThat(bench.twin.count("StartTransaction")).isEqualTo(1);
        assertThat(last("StopTransaction", "transactionId")).isEqualTo("7000");
        assertThat(last("StopTransaction", "reason")).isEqualTo("PowerLoss");
        bench.everythingSentWasValid();
    }

    @Test
    void a_central_system_without_the_security_extension_loses_no_time() {
        bench.twin.refuse("SecurityEventNotification", "NotImplemented");
        bench.bringIntoSession();
        assertThat(bench.clock.nanos()).isLessThan(ofSeconds(30).toNanos());
        bench.runs(ofMinutes(1));
        assertThat(bench.twin.count("SecurityEventNotification")).isEqualTo(1);
        assertThat(bench.operator.latest().queued()).isZero();
        bench.everythingSentWasValid();
    }

    @Test
    void a_message_that_is_refused_again_and_again_holds_no_transaction_up() {
        bench.twin.refuse("SecurityEventNotification", "InternalError");
        bench.bringIntoSession();
        assertThat(bench.clock.nanos()).isLessThan(ofSeconds(30).toNanos());
        bench.runs(ofMinutes(5));
        assertThat(bench.twin.count("SecurityEventNotification")).isEqualTo(5);
        assertThat(bench.operator.latest().queued()).isZero();
        bench.everythingSentWasValid();
    }

    @Test
    void connector_0_is_told_once_and_connector_1_at_every_change() {
        bench.bringIntoSession();
        bench.charger.unplug();
        bench.runs(ofMinutes(1));
        List<String> statuses =
                bench.twin.received().stream()
                        .filter(f -> f.contains("\"StatusNotification\""))
                        .toList();
        assertThat(statuses.stream().filter(f -> f.contains("\"connectorId\":0"))).hasSize(1);
        assertThat(
                        statuses.stream()
                                .filter(f -> f.contains("\"connectorId\":1"))
                                .map(f -> f.replaceFirst(".*\"status\":\"(\\w+)\".*", "$1")))
                .containsExactly("Available", "Preparing", "Charging", "Available");
        bench.everythingSentWasValid();
    }

    private String profile(int id, String purpose, int level, String schedule) {
        boolean whole = purpose.equals("ChargePointMaxProfile");
        return bench.answer(
                bench.twin.call(
                        "SetChargingProfile",
                        """
                        {"connectorId":%d,"csChargingProfiles":{"chargingProfileId":%d,
                         "stackLevel":%d,"chargingProfilePurpose":"%s",
                         "chargingProfileKind":"Absolute","chargingSchedule":{%s
                         "chargingRateUnit":"W","chargingSchedulePeriod":[
                         {"startPeriod":0,"limit":4000,"numberPhases":3}]}}}
                        """
                                .formatted(whole ? 0 : 1, id, level, purpose, schedule)));
    }

    @Test
    void an_absolute_schedule_without_a_start_begins_with_charging() {
        bench.bringIntoSession();
        assertThat(profile(5, "TxDefaultProfile", 0, "")).contains("Accepted");
        bench.runs(ofSeconds(2));
        assertThat(bench.operator.latest().limitW()).isEqualTo(4000);
        assertThat(profile(6, "TxProfile", 0, "\"duration\":60,")).contains("Accepted");
        bench.everythingSentWasValid();
    }

    @Test
    void a_maximum_without_a_start_has_always_been_in_force() {
        bench.bringIntoSession();
        assertThat(profile(5, "ChargePointMaxProfile", 0, "")).contains("Accepted");
        bench.runs(ofSeconds(2));
        assertThat(bench.operator.latest().limitW()).isEqualTo(4000);
        assertThat(profile(5, "ChargePointMaxProfile", 0, "\"duration\":60,"))
                .contains("Rejected"); // 60 seconds from when?
        bench.everythingSentWasValid();
    }

    @Test
    void a_profile_takes_the_place_of_another_with_its_purpose_and_level() {
        bench.bringIntoSession();
        assertThat(profile(5, "TxDefaultProfile", 1, "")).contains("Accepted");
        assertThat(profile(6, "TxDefaultProfile", 1, "")).contains("Accepted");
        assertThat(bench.answer(bench.twin.call("ClearChargingProfile", "{\"id\":5}")))
                .contains("Unknown");
        assertThat(bench.answer(bench.twin.call("ClearChargingProfile", "{\"id\":6}")))
                .contains("Accepted");
        bench.everythingSentWasValid();
    }
}
