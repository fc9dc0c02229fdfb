package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OperatorState;

@DisplayName("Set-points and limits of the operator")
class OperatorSteeringTest {
    private OperatorBench bench = OperatorBench.inSession();

    @AfterEach
    void everything_sent_was_valid() {
        bench.everythingSentWasValid();
    }

    private OperatorState now() {
        bench.runs(ofMillis(250));
        return bench.operator.latest();
    }

    @Test
    void without_a_profile_import_is_free_and_export_is_forbidden() {
        assertThat(now().targetW()).isNaN();
        assertThat(now().limitW()).isInfinite();
        assertThat(now().dischargeLimitW()).isZero();
        assertThat(now().profileText()).isEmpty();
    }

    @Test
    void a_negative_set_point_discharges_and_names_its_profile() {
        assertThat(bench.answer(bench.twin.setSetpoint(-5000))).contains("Accepted");
        assertThat(now().targetW()).isEqualTo(-5000);
        assertThat(now().dischargeLimitW()).isEqualTo(-11_000);
        assertThat(now().profileText()).isEqualTo("CentralSetpoint, profile 81");
        bench.runs(ofSeconds(2));
        assertThat(bench.charger.powerW()).isEqualTo(-5000);
        assertThat(bench.twin.transactions().getFirst().entries())
                .anySatisfy(e -> {
                    assertThat(e.trigger()).isEqualTo("OperationModeChanged");
                    assertThat(e.operationMode()).isEqualTo("CentralSetpoint");
                });
    }

    @Test
    void a_charging_limit_withdraws_the_permission_to_discharge() {
        bench.answer(bench.twin.setSetpoint(-5000));
        bench.answer(bench.twin.setLimit(7000));
        assertThat(now().targetW()).isNaN();
        assertThat(now().limitW()).isEqualTo(7000);
        assertThat(now().dischargeLimitW()).isZero();
    }

    @Test
    void a_set_point_without_a_discharge_limit_permits_exactly_itself() {
        answered("Accepted", "\"setpoint\":-4000", "CentralSetpoint");
        assertThat(now().targetW()).isEqualTo(-4000);
        assertThat(now().dischargeLimitW()).isEqualTo(-4000);
        answered("Accepted", "\"setpoint\":4000", "CentralSetpoint");
        assertThat(now().dischargeLimitW()).isZero();
    }

    @Test
    void the_stations_maximum_caps_the_set_point() {
        bench.answer(bench.twin.setSetpoint(9000));
        assertThat(bench.answer(bench.twin.setStationLimit(3000))).contains("Accepted");
        assertThat(now().targetW()).isEqualTo(3000);
        assertThat(now().limitW()).isEqualTo(3000);
    }

    @Test
    void the_stations_maximum_outlives_a_restart_and_the_set_point_does_not() {
        bench.answer(bench.twin.setSetpoint(-2000));
        bench.answer(bench.twin.setStationLimit(3000));
        bench.powerCycle(ofSeconds(5));
        bench.runs(ofSeconds(3));
        assertThat(now().limitW()).isEqualTo(3000);
        assertThat(now().targetW()).isNaN();
        assertThat(now().dischargeLimitW()).isZero();
    }

    @Test
    void a_set_point_dies_with_its_transaction() {
        bench.answer(bench.twin.setSetpoint(-2000));
        bench.charger.unplug();
        bench.runs(ofSeconds(1));
        assertThat(now().targetW()).isNaN();
        assertThat(now().dischargeLimitW()).isZero();
    }

    @Test
    void a_set_point_dies_with_its_duration() {
        String start = Instant.ofEpochMilli(bench.clock.wallMillis()).toString();
        String answer =
                profile(
                        "\"chargingProfileKind\":\"Absolute\"",
                        "\"startSchedule\":\"" + start + "\",\"duration\":30,",
                        "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\","
                                + "\"setpoint\":-2000,\"dischargeLimit\":-3000}");
        assertThat(answer).contains("Accepted");
        assertThat(now().targetW()).isEqualTo(-2000);
        bench.runs(ofSeconds(31));
        assertThat(now().targetW()).isNaN();
        assertThat(now().dischargeLimitW()).isZero();
    }

    @Test
    void when_the_operator_disappears_the_profile_keeps_its_own_duration() {
        bench.answer(bench.twin.setSetpoint(-2000));
        bench.twin.disappear();
        bench.runs(ofMinutes(10));
        assertThat(now().online()).isFalse();
        assertThat(now().targetW()).isEqualTo(-2000);
    }

    @Test
    void a_profile_with_an_offline_duration_ends_when_the_operator_is_away_longer() {
        String answer =
                profile(
                        "\"chargingProfileKind\":\"Relative\",\"maxOfflineDuration\":60",
                        "",
                        "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\","
                                + "\"setpoint\":-2000,\"dischargeLimit\":-3000}");
        assertThat(answer).contains("Accepted");
        bench.twin.disappear();
        bench.runs(ofSeconds(55));
        assertThat(now().targetW()).isEqualTo(-2000);
        bench.runs(ofSeconds(10));
        assertThat(now().targetW()).isNaN();
        assertThat(now().dischargeLimitW()).isZero();
        bench.twin.reappear();
        bench.runsUntil(() -> bench.operator.latest().online());
        assertThat(now().targetW()).isEqualTo(-2000);
    }

    @Test
    void when_the_plane_dies_its_word_expires_within_five_seconds() {
        bench.answer(bench.twin.setSetpoint(-5000));
        bench.runs(ofSeconds(1));
        bench.simulation.kill(bench.plane);
        bench.runs(ofSeconds(6));
        assertThat(bench.operator.latest().isFresh(bench.clock.nanos())).isFalse();
        assertThat(bench.charger.powerW()).isZero();
    }

    @Test
    void a_dynamic_profile_follows_updates_and_a_bad_update_changes_nothing() {
        String set =
                profile(
                        "\"chargingProfileKind\":\"Dynamic\"",
                        "\"duration\":60,",
                        "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":1000,"
                                + "\"limit\":5000,\"dischargeLimit\":-5000}");
        assertThat(set).contains("Accepted");
        assertThat(now().targetW()).isEqualTo(1000);
        bench.runs(ofSeconds(50));
        assertThat(update("{\"setpoint\":-4500}")).contains("Accepted");
        assertThat(now().targetW()).isEqualTo(-4500);
        assertThat(update("{\"setpoint\":-6000}")).contains("Rejected", "InvalidSchedule");
        assertThat(now().targetW()).isEqualTo(-4500);
        bench.runs(ofSeconds(50)); // the duration counts from the last update
        assertThat(now().targetW()).isEqualTo(-4500);
        bench.runs(ofSeconds(11));
        assertThat(now().targetW()).isNaN();
        assertThat(now().dischargeLimitW()).isZero();
        assertThat(update("{\"setpoint\":2000}")).contains("Accepted"); // Q05.FR.07
        assertThat(now().targetW()).isEqualTo(2000);
    }

    @Test
    void a_dynamic_profile_that_wants_to_be_pulled_is_pulled() {
        String set =
                profile(
                        "\"chargingProfileKind\":\"Dynamic\",\"dynUpdateInterval\":10",
                        "",
                        "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":1000}");
        assertThat(set).contains("Accepted");
        bench.runs(ofSeconds(35));
        assertThat(bench.twin.count("PullDynamicScheduleUpdate")).isEqualTo(3);
        assertThat(now().targetW()).isEqualTo(1000);
    }

    @Test
    void the_composite_schedule_tells_what_will_happen() {
        String start = Instant.ofEpochMilli(bench.clock.wallMillis()).toString();
        profile(
                "\"chargingProfileKind\":\"Absolute\"",
                "\"startSchedule\":\"" + start + "\",\"duration\":600,",
                "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":-2000,"
                        + "\"dischargeLimit\":-3000},"
                        + "{\"startPeriod\":300,\"operationMode\":\"CentralSetpoint\",\"setpoint\":4000}");
        String composite = bench.answer(bench.twin.compositeSchedule(900));
        assertThat(composite)
                .contains("Accepted", "\"setpoint\":-2000", "\"dischargeLimit\":-3000")
                .contains("\"setpoint\":4000", "\"limit\":11000")
                .contains("ChargingOnly");
        String amps =
                bench.twin.call(
                        "GetCompositeSchedule",
                        "{\"duration\":60,\"evseId\":1,\"chargingRateUnit\":\"A\"}");
        assertThat(bench.answer(amps)).contains("Rejected", "UnsupportedRateUnit");
        String nowhere = bench.twin.call("GetCompositeSchedule", "{\"duration\":60,\"evseId\":7}");
        assertThat(bench.answer(nowhere)).contains("Rejected", "UnknownEvse");
    }

    @Test
    void profiles_are_reported_and_cleared() {
        bench.answer(bench.twin.setSetpoint(-2000));
        bench.answer(bench.twin.setStationLimit(3000));
        String get =
                bench.twin.call("GetChargingProfiles", "{\"requestId\":3,\"chargingProfile\":{}}");
        assertThat(bench.answer(get)).contains("Accepted");
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.count("ReportChargingProfiles")).isEqualTo(2);
        assertThat(bench.answer(bench.twin.clearProfiles())).contains("Accepted");
        assertThat(now().targetW()).isNaN();
        assertThat(now().limitW()).isEqualTo(3000);
        assertThat(bench.answer(bench.twin.clearProfiles())).contains("Unknown");
    }

    @Test
    void a_jump_of_the_wall_clock_ends_no_relative_set_point() {
        profile(
                "\"chargingProfileKind\":\"Relative\"",
                "\"duration\":3600,",
                "{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":-2000}");
        bench.clock.jumpWall(Duration.ofDays(400));
        bench.runs(ofSeconds(10));
        assertThat(now().targetW()).isEqualTo(-2000);
        bench.clock.jumpWall(Duration.ofDays(-900));
        bench.runs(ofSeconds(10));
        assertThat(now().targetW()).isEqualTo(-2000);
    }

    private void answered(String expected, String number, String mode) {
        String answer =
                profile(
                        "\"chargingProfileKind\":\"Relative\"",
                        "",
                        "{\"startPeriod\":0,\"operationMode\":\"" + mode + "\"," + number + "}");
        assertThat(answer).contains(expected);
    }

    private String update(String values) {
        return bench.answer(
                bench.twin.call(
                        "UpdateDynamicSchedule",
                        "{\"chargingProfileId\":81,\"scheduleUpdate\":" + values + "}"));
    }

    private String profile(String kind, String schedule, String periods) {
        String payload =
                """
                {"evseId":1,"chargingProfile":{"id":81,"stackLevel":1,
                 "chargingProfilePurpose":"TxProfile","transactionId":"%s",%s,
                 "chargingSchedule":[{"id":1,%s"chargingRateUnit":"W",
                  "chargingSchedulePeriod":[%s]}]}}
                """
                        .formatted(
                                bench.twin.openTransaction().orElseThrow(),
                                kind,
                                schedule,
                                periods);
        return bench.answer(bench.twin.call("SetChargingProfile", payload));
    }
}
