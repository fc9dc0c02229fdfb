package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.authority.AuthoritySettings;
import org.tidegate.controller.authority.Restraint;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatingMode;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.runtime.Plane;

/** The assembled charger under an OCPP 2.1 operator, one story per use case of block Q. */
@DisplayName("Bidirectional charging by the operator's word")
class V2xStoriesTest {
    private static final String FCR =
            "\"operationMode\":\"LocalFrequency\",\"v2xBaseline\":0,\"v2xFreqWattCurve\":["
                    + "{\"frequency\":49.9,\"power\":-4000},{\"frequency\":50.1,\"power\":4000}]";

    private ChargerBench bench = ChargerBench.charging(7);

    @AfterEach
    void everything_was_by_the_book() {
        bench.everythingWasValid();
    }

    private OperatorTwin operator() {
        return bench.rig.twins().operator();
    }

    private void powerComesTo(double watts, double withinSeconds) {
        bench.reaches(s -> Math.abs(s.power().acPowerW() - watts) < 150, withinSeconds);
    }

    private double askedW() {
        return bench.now().power().setpointW();
    }

    /** Something of the site that speaks by itself. */
    private void every(Duration period, Runnable work) {
        bench.rig
                .simulation()
                .add(
                        new Plane() {
                            @Override
                            public String name() {
                                return "site";
                            }

                            @Override
                            public long step(long nowNanos) {
                                work.run();
                                return period.toNanos();
                            }
                        });
    }

    private void siteReads(DoubleSupplier loadW) {
        every(
                Duration.ofMillis(500),
                () ->
                        bench.rig
                                .charger()
                                .siteMeter()
                                .publish(
                                        new SiteWord(
                                                bench.rig.simulation().clock().nanos(),
                                                loadW.getAsDouble())));
    }

    private void managerSays(double targetW, double limitW, double dischargeLimitW) {
        bench.rig
                .charger()
                .manager()
                .publish(
                        new EmsWord(
                                bench.rig.simulation().clock().nanos(),
                                600_000_000_000L,
                                targetW,
                                limitW,
                                dischargeLimitW));
    }

    // ---- Q01, Q02 ---------------------------------------------------------------------------

    @Test
    void q01_the_operator_hears_what_the_vehicle_needs_and_can_give() {
        bench.runs(1);
        assertThat(operator().count("NotifyEVChargingNeeds")).isEqualTo(1);
        String at = "/chargingNeeds/";
        String action = "NotifyEVChargingNeeds";
        assertThat(operator().lastText(action, at + "requestedEnergyTransfer")).isEqualTo("DC_BPT");
        assertThat(operator().lastText(action, at + "controlMode")).isEqualTo("DynamicControl");
        String v2x = at + "v2xChargingParameters/";
        assertThat(operator().lastNumber(action, v2x + "maxDischargePower").orElseThrow())
                .as("a magnitude, unlike dischargeLimit")
                .isPositive();
        assertThat(operator().lastNumber(action, v2x + "maxChargePower").orElseThrow())
                .isPositive();
        assertThat(operator().lastNumber(action, v2x + "maxVoltage").orElseThrow())
                .isGreaterThan(300);
        assertThat(bench.get("V2XChargingCtrlr", 1, "SupportedOperationModes"))
                .contains("ChargingOnly", "CentralSetpoint", "CentralFrequency", "LocalFrequency")
                .doesNotContain("LocalLoadBalancing", "ExternalSetpoint");
        assertThat(bench.get("ConnectedEV", 1, "ProtocolAgreed")).contains("15118:-20:DC");
    }

    @Test
    void q01_needs_that_are_refused_leave_charging_and_take_discharging() {
        bench = new ChargerBench(3);
        operator().answerWith("NotifyEVChargingNeeds", "{\"status\":\"Rejected\"}");
        bench.toCharging().runs(2);
        assertThat(bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000"))
                .contains("Accepted");
        bench.runs(3);
        assertThat(askedW()).isNotNegative();
        assertThat(bench.now().ladder().lowReason(Rung.OPERATOR))
                .isEqualTo(Reason.OPERATOR_TRANSFER_NOT_ALLOWED);
    }

    @Test
    void q02_a_session_that_began_charging_only_may_discharge_when_the_operator_allows_it() {
        bench = new ChargerBench(4);
        operator().answerWith("Authorize", "{\"allowedEnergyTransfer\":[\"DC\"]}");
        bench.toCharging();
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000");
        bench.runs(3);
        assertThat(askedW()).as("not allowed yet").isZero();
        assertThat(bench.now().ladder().bindingReason())
                .isEqualTo(Reason.OPERATOR_TRANSFER_NOT_ALLOWED);

        String tx = operator().openTransaction().orElseThrow();
        assertThat(
                        bench.asks(
                                "NotifyAllowedEnergyTransfer",
                                "{\"transactionId\":\"other\",\"allowedEnergyTransfer\":[\"DC_BPT\"]}"))
                .contains("Rejected");
        assertThat(
                        bench.asks(
                                "NotifyAllowedEnergyTransfer",
                                "{\"transactionId\":\""
                                        + tx
                                        + "\",\"allowedEnergyTransfer\":[\"DC\",\"DC_BPT\"]}"))
                .contains("Accepted");
        powerComesTo(-3_000, 5);
    }

    // ---- Q03, Q04, Q07 ----------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "CentralSetpoint, 3000",
        "CentralSetpoint, -3000",
        "CentralFrequency, 3000",
        "CentralFrequency, -3000"
    })
    void q03_q07_three_kilowatts_move_one_register_and_leave_the_other(String mode, double powerW) {
        assertThat(
                        bench.profile(
                                "\"operationMode\":\"%s\",\"setpoint\":%s".formatted(mode, powerW)))
                .contains("Accepted");
        powerComesTo(powerW, 10);
        bench.runs(1);
        long in = bench.now().session().importMilliWh();
        long out = bench.now().session().exportMilliWh();
        bench.runs(36);
        long moreIn = bench.now().session().importMilliWh() - in;
        long moreOut = bench.now().session().exportMilliWh() - out;
        assertThat(powerW > 0 ? moreIn : moreOut).isCloseTo(30_000L, within(1_500L));
        assertThat(powerW > 0 ? moreOut : moreIn).isZero();
        assertThat(operator().transactions().getLast().entries())
                .anySatisfy(e -> {
                    assertThat(e.trigger()).isEqualTo("OperationModeChanged");
                    assertThat(e.operationMode()).isEqualTo(mode);
                });
    }

    @Test
    void q04_a_dynamic_set_point_follows_its_updates_until_its_duration_is_over() {
        bench.profile(
                "\"chargingProfileKind\":\"Dynamic\"",
                "\"duration\":60,",
                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":2000,\"limit\":5000,"
                        + "\"dischargeLimit\":-5000");
        powerComesTo(2_000, 10);
        bench.runs(50);
        String update = "{\"chargingProfileId\":81,\"scheduleUpdate\":{\"setpoint\":%s}}";
        assertThat(bench.asks("UpdateDynamicSchedule", update.formatted(-4_000)))
                .contains("Accepted");
        powerComesTo(-4_000, 10);
        assertThat(bench.asks("UpdateDynamicSchedule", update.formatted(-6_000)))
                .contains("Rejected", "InvalidSchedule");
        bench.runs(3);
        powerComesTo(-4_000, 1);
        bench.runs(60);
        assertThat(askedW()).as("no update, no discharge").isNotNegative();
    }

    // ---- Q05, Q06 ---------------------------------------------------------------------------

    @Test
    void q05_the_energy_manager_sets_the_power_where_the_operator_leaves_it_to_it() {
        assertThat(bench.profile("\"operationMode\":\"ExternalSetpoint\""))
                .as("nobody manages this site")
                .contains("Rejected", "InvalidOperationMode");
        managerSays(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        bench.runs(1);
        assertThat(bench.profile("\"operationMode\":\"ExternalSetpoint\",\"dischargeLimit\":-3500"))
                .contains("Accepted");
        managerSays(-3_000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        powerComesTo(-3_000, 5);
        managerSays(-5_000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        powerComesTo(-3_500, 5);
        assertThat(bench.now().ladder().bindingRung()).isEqualTo(Rung.OPERATOR);
    }

    @Test
    void q06_external_limits_cap_the_operator_and_the_operator_hears_of_them() {
        bench.profile(
                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":6000,\"limit\":11000,"
                        + "\"dischargeLimit\":-6000");
        powerComesTo(6_000, 10);
        managerSays(Double.NaN, 2_500, -1_000);
        powerComesTo(2_500, 5);
        assertThat(bench.now().ladder().highReason(Rung.SITE)).isEqualTo(Reason.MANAGER_LIMIT);
        bench.runs(1);
        assertThat(operator().count("NotifyChargingLimit")).isEqualTo(1);
        assertThat(operator().lastText("NotifyChargingLimit", "/chargingLimit/chargingLimitSource"))
                .isEqualTo("EMS");
        assertThat(operator().transactions().getLast().entries())
                .anySatisfy(e -> assertThat(e.trigger()).isEqualTo("LimitSet"));
        assertThat(
                        bench.asks(
                                "GetChargingProfiles",
                                "{\"requestId\":4,\"chargingProfile\":{\"chargingLimitSource\":[\"EMS\"]}}"))
                .contains("Accepted");
        bench.runs(1);
        assertThat(operator().lastText("ReportChargingProfiles", "/chargingLimitSource"))
                .isEqualTo("EMS");
        managerSays(Double.NaN, 2_510, -1_000); // less than LimitChangeSignificance
        bench.runs(2);
        assertThat(operator().count("NotifyChargingLimit")).isEqualTo(1);
        bench.rig.charger().manager().publish(new EmsWord(0, 0, Double.NaN, 0, 0));
        bench.runs(2);
        assertThat(operator().count("ClearedChargingLimit")).isEqualTo(1);
        powerComesTo(6_000, 5);
    }

    @ParameterizedTest
    @CsvSource({"ExternalControl, 2000", "CSMS, -3000"})
    void q06_priority_decides_where_both_have_a_set_point(String priority, double expectedW) {
        assertThat(bench.set("SmartChargingCtrlr", "SetpointPriority", "", priority))
                .contains("Accepted");
        bench.profile(
                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000,\"dischargeLimit\":-3000");
        managerSays(2_000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        powerComesTo(expectedW, 10);
    }

    // ---- Q08 --------------------------------------------------------------------------------

    @Test
    void q08_power_follows_the_grids_frequency_without_a_word_from_the_operator() {
        assertThat(bench.profile(FCR)).contains("Accepted");
        powerComesTo(0, 10);
        operator().disappear();
        bench.rig.actors().gridFrequencyHz(49.95);
        powerComesTo(-2_000, 2);
        bench.rig.actors().gridFrequencyHz(50.05);
        powerComesTo(2_000, 2);
        bench.rig.actors().gridFrequencyHz(50);
        powerComesTo(0, 2);
        assertThat(bench.now().operator().obedience().mode())
                .isEqualTo(OperatingMode.LOCAL_FREQUENCY);
        operator().reappear();
        bench.reaches(s -> s.operator().online(), 240);
    }

    @Test
    void q08_an_afrr_signal_moves_the_power_at_its_time() {
        String signal =
                ",\"v2xSignalWattCurve\":[{\"signal\":-100,\"power\":-3000},"
                        + "{\"signal\":100,\"power\":3000}]";
        assertThat(
                        bench.asks(
                                "AFRRSignal",
                                "{\"timestamp\":\"2026-01-15T12:00:00Z\",\"signal\":50}"))
                .contains("Rejected", "NoSignalWattCurve");
        bench.profile(FCR + signal);
        powerComesTo(0, 10);
        Instant later = Instant.ofEpochMilli(bench.rig.simulation().clock().wallMillis() + 5_000);
        assertThat(bench.asks("AFRRSignal", "{\"timestamp\":\"" + later + "\",\"signal\":-50}"))
                .contains("Accepted");
        bench.runs(4);
        assertThat(Math.abs(askedW())).isLessThan(100);
        powerComesTo(-1_500, 3);
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":1000");
        powerComesTo(1_000, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v2xBaseline\":0",
                "\"v2xBaseline\":0,\"v2xFreqWattCurve\":[{\"frequency\":50,\"power\":1}]"
            })
    void q08_a_profile_without_its_curve_is_refused(String fields) {
        assertThat(bench.profile("\"operationMode\":\"LocalFrequency\"," + fields))
                .contains("Rejected", "NoFreqWattCurve");
    }

    // ---- Q09 --------------------------------------------------------------------------------

    @Test
    void q09_the_battery_keeps_the_sites_load_between_its_thresholds() {
        assertThat(bench.profile("\"operationMode\":\"LocalLoadBalancing\""))
                .contains("Rejected", "UnsupportedParam");
        double[] houseW = {9_000};
        siteReads(() -> houseW[0] + bench.realPowerW());
        bench.runs(1);
        assertThat(bench.profile("\"operationMode\":\"LocalLoadBalancing\""))
                .contains("Rejected", "MissingDevModelInfo");
        String[][] values = {
            {"UpperThreshold", "6000"},
            {"LowerThreshold", "500"},
            {"UpperOffset", "-500"},
            {"LowerOffset", "500"}
        };
        for (String[] each : values) {
            assertThat(bench.set("V2XChargingCtrlr", "LocalLoadBalancing", each[0], each[1]))
                    .contains("Accepted");
        }
        assertThat(
                        bench.profile(
                                "\"operationMode\":\"LocalLoadBalancing\",\"dischargeLimit\":-5000"))
                .contains("Accepted");
        bench.runs(20);
        assertThat(houseW[0] + bench.realPowerW()).isBetween(300.0, 6_100.0);
        assertThat(bench.realPowerW()).as("peak shaving discharges").isNegative();
        houseW[0] = -4_000;
        bench.runs(20);
        assertThat(houseW[0] + bench.realPowerW()).isBetween(300.0, 6_100.0);
        assertThat(bench.realPowerW()).as("the sun is charged").isGreaterThan(3_000);
    }

    // ---- Q10, Q11, Q12 ----------------------------------------------------------------------

    @Test
    void q10_idle_moves_nothing_and_the_session_goes_on() {
        assertThat(bench.profile("\"operationMode\":\"Idle\"")).contains("Accepted");
        powerComesTo(0, 10);
        bench.runs(60);
        powerComesTo(0, 1);
        assertThat(operator().openTransaction()).isPresent();
        assertThat(bench.profile("\"operationMode\":\"Idle\",\"evseSleep\":true"))
                .contains("Rejected");
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-2000");
        powerComesTo(-2_000, 10);
    }

    @Test
    void q11_a_profile_with_an_offline_duration_ends_with_it_and_nothing_is_discharged() {
        bench.profile(
                "\"chargingProfileKind\":\"Relative\",\"maxOfflineDuration\":30",
                "",
                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000");
        powerComesTo(-3_000, 10);
        operator().disappear();
        bench.runs(25);
        powerComesTo(-3_000, 1);
        bench.runs(10);
        assertThat(askedW()).isNotNegative();
        operator().reappear();
        bench.reaches(s -> s.operator().online(), 240);
        powerComesTo(-3_000, 10);
    }

    @Test
    void q12_a_schedule_goes_on_without_the_operator() {
        String start = Instant.ofEpochMilli(bench.rig.simulation().clock().wallMillis()).toString();
        bench.asks(
                "SetChargingProfile",
                """
                {"evseId":1,"chargingProfile":{"id":81,"stackLevel":1,
                 "chargingProfilePurpose":"TxProfile","transactionId":"%s",
                 "chargingProfileKind":"Absolute",
                 "chargingSchedule":[{"id":1,"startSchedule":"%s","chargingRateUnit":"W",
                  "chargingSchedulePeriod":[
                   {"startPeriod":0,"operationMode":"CentralSetpoint","setpoint":3000},
                   {"startPeriod":60,"operationMode":"CentralSetpoint","setpoint":-3000},
                   {"startPeriod":120,"operationMode":"Idle"}]}]}}
                """
                        .formatted(operator().openTransaction().orElseThrow(), start));
        powerComesTo(3_000, 10);
        operator().disappear();
        bench.runs(60);
        powerComesTo(-3_000, 5);
        bench.runs(60);
        powerComesTo(0, 5);
        operator().reappear();
        bench.reaches(s -> s.operator().online(), 240);
    }

    // ---- K21, K27, authority ----------------------------------------------------------------

    @Test
    void k21_priority_charging_overrides_the_set_point_while_it_is_on() {
        String tx = operator().openTransaction().orElseThrow();
        String use = "{\"transactionId\":\"" + tx + "\",\"activate\":%s}";
        assertThat(bench.asks("UsePriorityCharging", use.formatted(true))).contains("NoProfile");
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-3000");
        assertThat(
                        bench.asks(
                                "SetChargingProfile",
                                """
                                {"evseId":1,"chargingProfile":{"id":7,"stackLevel":1,
                                 "chargingProfilePurpose":"PriorityCharging",
                                 "chargingProfileKind":"Relative","chargingSchedule":[{"id":1,
                                 "chargingRateUnit":"W","chargingSchedulePeriod":[
                                 {"startPeriod":0,"limit":5000}]}]}}
                                """))
                .contains("Accepted");
        powerComesTo(-3_000, 10);
        assertThat(bench.asks("UsePriorityCharging", use.formatted(true))).contains("Accepted");
        powerComesTo(5_000, 10);
        bench.runs(1);
        assertThat(operator().count("NotifyPriorityCharging")).isEqualTo(1);
        assertThat(bench.asks("UsePriorityCharging", use.formatted(false))).contains("Accepted");
        powerComesTo(-3_000, 10);
    }

    @Test
    void a_site_that_bounds_its_operator_ramps_and_counts_its_turns() {
        var settings = DemoSite.settings(DemoSite.NOWHERE);
        var bounded = settings.lane().with(new AuthoritySettings(1_000, 2, 0, 0, 1));
        bench =
                new ChargerBench(5, EvccSettings.car().withMinimum(20), settings.withLane(bounded))
                        .toCharging();
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":5000");
        bench.runs(3);
        assertThat(askedW()).as("1 kW/s down from 11 kW").isBetween(6_500.0, 9_000.0);
        assertThat(bench.now().operator().obedience().restraint()).isEqualTo(Restraint.RAMP);
        powerComesTo(5_000, 6);
        for (double watts : new double[] {-2_000, 2_000}) {
            bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":" + watts);
            powerComesTo(watts, 15);
        }
        bench.profile("\"operationMode\":\"CentralSetpoint\",\"setpoint\":-2000");
        bench.runs(10);
        assertThat(askedW()).as("the third turn within the hour").isZero();
        assertThat(bench.now().operator().obedience().restraint()).isEqualTo(Restraint.REVERSALS);
    }

    @Test
    void a_missing_answer_never_discharges() {
        bench = new ChargerBench(6);
        operator().mute(true);
        bench.rig.actors().plugIn();
        bench.runs(90);
        assertThat(bench.now().session().exportMilliWh()).isZero();
        assertThat(bench.now().power().setpointW()).isZero();
    }
}
