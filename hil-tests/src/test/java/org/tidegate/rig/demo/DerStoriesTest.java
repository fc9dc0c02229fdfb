package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.assembly.DerAssembly;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.EvccSettings;

/** The assembled charger under IEEE 1547-2018 category III, one story per use case of block R. */
@DisplayName("Grid support by the operator's word")
class DerStoriesTest {
    private static final double RATED_W = 11_000;

    private final MemoryDisk disk = new MemoryDisk();
    private ChargerBench bench = new ChargerBench(rig(disk, 11), disk).toCharging();

    @AfterEach
    void everything_was_by_the_book() {
        bench.everythingWasValid();
    }

    private static VirtualRig rig(MemoryDisk disk, long seed) {
        GridProfile profile = GridProfile.load("ieee1547-2018-cat3", 3, true);
        var lane =
                new LaneSettings(
                        10_000_000L,
                        230,
                        RATED_W,
                        RATED_W,
                        RATED_W,
                        true,
                        true,
                        true,
                        32,
                        20,
                        95,
                        false,
                        0.94,
                        "ieee1547-2018-cat3 (DEMONSTRATION)",
                        true);
        OcppSettings operator =
                OcppSettings.of(DemoSite.NOWHERE, "TG-DER-1")
                        .withMeterInterval(Duration.ofSeconds(60));
        var settings =
                new ChargerSettings(
                                lane,
                                profile.settings(),
                                PilotTimes.presets(),
                                SeccSettings.presets(
                                        "DE*TDG*E0001*1",
                                        new SeccSettings.Rating(
                                                RATED_W, 1.1 * RATED_W, 32, 32, 0, 920)),
                                operator)
                        .withDer(DerAssembly.authority(profile, 3, Set.of(), lane, operator));
        try {
            return new VirtualRig(
                    new Twins.World(seed, 60_000, 60, 60),
                    ConverterRatings.elevenKw().withNominalFrequency(60),
                    2_000_000L,
                    EvccSettings.car().withMinimum(20),
                    settings,
                    disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OperatorTwin operator() {
        return bench.rig.twins().operator();
    }

    private String set(String id, String type, boolean isDefault, String payload) {
        return bench.asks(
                "SetDERControl",
                """
                {"isDefault":%s,"controlId":"%s","controlType":"%s",%s}
                """
                        .formatted(isDefault, id, type, payload));
    }

    private String limit(double percent, int priority, String when) {
        return "\"limitMaxDischarge\":{\"priority\":%d,\"pctMaxDischargePower\":%s%s}"
                .formatted(priority, percent, when);
    }

    private String in(int seconds, int lasting) {
        long at = bench.rig.simulation().clock().wallMillis() + seconds * 1_000L;
        return ",\"startTime\":\"%s\",\"duration\":%d".formatted(Instant.ofEpochMilli(at), lasting);
    }

    private void discharges(double watts) {
        bench.profile(
                "\"operationMode\":\"CentralSetpoint\",\"setpoint\":%s,\"dischargeLimit\":-11000"
                        .formatted(-watts));
    }

    private void powerComesTo(double watts, double withinSeconds) {
        bench.reaches(s -> Math.abs(s.power().acPowerW() - watts) < 150, withinSeconds);
    }

    private List<String> sent(String action) {
        return operator().received().stream().filter(f -> f.contains('"' + action + '"')).toList();
    }

    // ---- R01 to R03 -------------------------------------------------------------------------

    @Test
    void r01_a_default_is_in_force_at_once_and_outlives_a_restart() {
        discharges(8_000);
        powerComesTo(-8_000, 20);
        assertThat(set("lim-1", "LimitMaxDischarge", true, limit(40, 1, ""))).contains("Accepted");
        powerComesTo(-4_400, 60);
        bench.rig.actors().unplug();
        bench.runs(20);
        bench.rig.charger().closeBooks();

        bench = new ChargerBench(rig(disk, 12), disk).toCharging();
        discharges(8_000);
        powerComesTo(-4_400, 60);
        assertThat(bench.asks("GetDERControl", "{\"requestId\":1,\"controlId\":\"lim-1\"}"))
                .contains("Accepted");
        bench.runs(1);
        assertThat(sent("ReportDERControl").getLast())
                .contains("\"pctMaxDischargePower\":40", "\"id\":\"lim-1\"", "\"isDefault\":true");
    }

    /** OCPP: plus injects. Converter and engine: plus absorbs. */
    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void r02_three_kilovar_come_with_their_sign_and_move_no_energy(double injectedVar) {
        bench.profile("\"operationMode\":\"Idle\"");
        powerComesTo(0, 20);
        double percent = injectedVar / (0.44 * RATED_W) * 100;
        assertThat(
                        set(
                                "q",
                                "FixedVar",
                                true,
                                "\"fixedVar\":{\"priority\":1,\"setpoint\":%s,\"unit\":\"PctMaxVar\"}"
                                        .formatted(percent)))
                .contains("Accepted");
        bench.runs(40);
        long in = bench.now().session().importMilliWh();
        long out = bench.now().session().exportMilliWh();
        assertThat(bench.rig.twins().converter().reactivePowerVar())
                .isCloseTo(-injectedVar, within(150.0));
        bench.runs(30);
        assertThat(bench.now().session().importMilliWh() - in).isLessThan(500L);
        assertThat(bench.now().session().exportMilliWh() - out).isLessThan(500L);
    }

    @Test
    void r03_what_the_charger_can_emulate_is_told_and_the_rest_is_not_supported() {
        String modes = bench.get("DCDERCtrlr", 1, "ModesSupported");
        assertThat(modes)
                .contains("EnterService", "FreqDroop", "VoltVar", "HVMustTrip", "LimitMaxDischarge")
                .doesNotContain("MayTrip", "MomCess", "PowerMonitoringMustTrip");
        assertThat(bench.get("DCDERCtrlr", 1, "MaxW")).contains("11000");
        assertThat(bench.get("DCDERCtrlr", 1, "MaxVar")).contains("4840");
        assertThat(
                        set(
                                "x",
                                "HVMayTrip",
                                true,
                                "\"curve\":{\"priority\":1,\"yUnit\":\"Not_Applicable\","
                                        + "\"curveData\":[{\"x\":110,\"y\":12}]}"))
                .contains("NotSupported");
        assertThat(bench.asks("GetDERControl", "{\"requestId\":1,\"controlType\":\"HVMayTrip\"}"))
                .contains("NotSupported");
    }

    // ---- R04 --------------------------------------------------------------------------------

    @Test
    void r04_a_scheduled_control_begins_and_ends_on_time_and_the_operator_hears_both() {
        discharges(8_000);
        powerComesTo(-8_000, 20);
        assertThat(set("peak", "LimitMaxDischarge", false, limit(30, 1, in(5, 60))))
                .contains("Accepted");
        bench.runs(4);
        powerComesTo(-8_000, 1);
        powerComesTo(-3_300, 45);
        assertThat(sent("NotifyDERStartStop")).hasSize(1);
        assertThat(sent("NotifyDERStartStop").getFirst())
                .contains("\"controlId\":\"peak\"", "\"started\":true");
        bench.runs(65);
        assertThat(sent("NotifyDERStartStop")).hasSize(2);
        assertThat(sent("NotifyDERStartStop").getLast()).contains("\"started\":false");
        powerComesTo(-8_000, 60);
    }

    @Test
    void r04_it_ends_on_time_even_if_the_operators_plane_is_dead() {
        discharges(8_000);
        set("peak", "LimitMaxDischarge", false, limit(30, 1, in(0, 30)));
        bench.runs(1);
        assertThat(bench.rig.charger().gridSettings().support().powerLimit()).isNotNull();
        bench.rig.simulation().kill(bench.rig.charger().operator());
        bench.runs(31);
        assertThat(bench.rig.charger().gridSettings().support().powerLimit()).isNull();
    }

    @Test
    void r04_a_stronger_control_takes_over_and_names_what_it_supersedes() {
        set("weak", "LimitMaxDischarge", false, limit(50, 5, in(1, 600)));
        bench.runs(3);
        assertThat(set("strong", "LimitMaxDischarge", false, limit(20, 1, in(5, 60))))
                .contains("Accepted")
                .doesNotContain("supersededIds");
        bench.runs(7);
        assertThat(sent("NotifyDERStartStop").getLast())
                .contains("\"strong\"", "\"supersededIds\":[\"weak\"]");
        assertThat(set("late", "LimitMaxDischarge", false, limit(10, 9, in(30, 60))))
                .contains("Accepted", "\"supersededIds\":[\"late\"]");
        assertThat(bench.asks("ClearDERControl", "{\"isDefault\":false,\"controlId\":\"strong\"}"))
                .contains("Accepted");
        bench.runs(1);
        assertThat(sent("NotifyDERStartStop").getLast()).contains("\"strong\"", "false");
        assertThat(bench.asks("ClearDERControl", "{\"isDefault\":false,\"controlId\":\"strong\"}"))
                .contains("NotFound");
        assertThat(bench.asks("ClearDERControl", "{\"isDefault\":true}")).contains("Accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    HVMustTrip | "curve":{"priority":1,"yUnit":"Not_Applicable","curveData":[{"x":140,"y":13},{"x":150,"y":0.16}]} | outside 1.1 to 1.2 pu
                    HVMustTrip | "curve":{"priority":1,"yUnit":"Not_Applicable","curveData":[{"x":1.15,"y":13},{"x":1.2,"y":0.16}]} | outside 1.1 to 1.2 pu
                    HFMustTrip | "curve":{"priority":1,"yUnit":"Not_Applicable","curveData":[{"x":1.02,"y":300},{"x":1.03,"y":0.16}]} | no point of a trip curve
                    FixedPFInject | "fixedPFInject":{"priority":1,"displacement":0.5,"excitation":true} | outside 0.9 to 1
                    LimitMaxDischarge | "limitMaxDischarge":{"priority":1,"pctMaxDischargePower":-20} | outside 0 to 1
                    FreqDroop | "freqDroop":{"priority":1,"overFreq":60.5,"underFreq":59.5,"overDroop":0.5,"underDroop":0.05,"responseTime":5} | outside 0.02 to 0.05
                    VoltVar | "freqDroop":{"priority":1,"overFreq":60.5,"underFreq":59.5,"overDroop":0.05,"underDroop":0.05,"responseTime":5} | needs the one field
                    EnterService | "enterService":{"priority":1,"highVoltage":150,"lowVoltage":92,"highFreq":60.1,"lowFreq":59.5} | outside 1.05 to 1.06
                    """)
    void r04_a_control_outside_the_profiles_range_is_refused_with_the_range(
            String type, String payload, String words) {
        var before = bench.rig.charger().gridSettings();
        assertThat(set("bad", type, true, payload)).contains("Rejected", "InvalidValue", words);
        bench.runs(1);
        assertThat(bench.rig.charger().gridSettings()).isEqualTo(before);
        assertThat(bench.asks("GetDERControl", "{\"requestId\":1}")).contains("NotFound");
    }

    @Test
    void r04_defaults_have_no_time_and_scheduled_ones_need_it() {
        assertThat(set("a", "LimitMaxDischarge", true, limit(50, 1, in(5, 5))))
                .contains("Rejected", "R04.FR.13");
        assertThat(set("b", "LimitMaxDischarge", false, limit(50, 1, "")))
                .contains("Rejected", "startTime");
        assertThat(set("c", "LimitMaxDischarge", false, limit(50, 1, in(-60, 30))))
                .contains("Rejected", "over already");
        assertThat(
                        set(
                                "d",
                                "EnterService",
                                false,
                                "\"enterService\":{\"priority\":1,\"highVoltage\":105,"
                                        + "\"lowVoltage\":92,\"highFreq\":60.1,\"lowFreq\":59.5}"))
                .contains("Rejected", "default only");
    }

    @Test
    void r04_a_trip_that_was_moved_trips_where_it_was_moved_to() {
        assertThat(
                        set(
                                "of",
                                "HFMustTrip",
                                true,
                                "\"curve\":{\"priority\":1,\"yUnit\":\"Not_Applicable\","
                                        + "\"curveData\":[{\"x\":61.0,\"y\":300},{\"x\":61.9,\"y\":300},"
                                        + "{\"x\":61.9,\"y\":0.2}]}"))
                .contains("Accepted");
        bench.runs(1);
        assertThat(bench.rig.charger().gridSettings().stages())
                .anySatisfy(s -> {
                    assertThat(s.id()).isEqualTo("OF2");
                    assertThat(s.threshold()).isEqualTo(61.9);
                });
        bench.rig.actors().gridFrequencyHz(61.95); // the preset is 62.0 Hz
        bench.reaches(s -> s.grid().tripped(), 2);
        assertThat(bench.now().grid().tripStage()).isEqualTo("OF2");
    }

    @Test
    void r04_volt_var_takes_the_place_of_the_power_factor() {
        assertThat(
                        set(
                                "vv",
                                "VoltVar",
                                true,
                                "\"curve\":{\"priority\":1,\"yUnit\":\"PctMaxVar\",\"responseTime\":2,"
                                        + "\"curveData\":[{\"x\":92,\"y\":100},{\"x\":98,\"y\":0},"
                                        + "{\"x\":102,\"y\":0},{\"x\":108,\"y\":-100}]}"))
                .contains("Accepted");
        bench.runs(1);
        assertThat(bench.rig.charger().gridSettings().support().reactiveMode())
                .isInstanceOf(ReactiveMode.VoltVar.class);
    }

    // ---- R05 --------------------------------------------------------------------------------

    @Test
    void r05_a_trip_raises_one_alarm_and_its_end_is_told() {
        bench.rig.actors().gridSag(0.4, Duration.ofSeconds(4));
        bench.reaches(s -> s.grid().tripped(), 10);
        bench.runs(1);
        assertThat(sent("NotifyDERAlarm"))
                .anySatisfy(f ->
                        assertThat(f)
                                .contains(
                                        "\"controlType\":\"LVMustTrip\"",
                                        "\"gridEventFault\":\"UnderVoltage\"")
                                .doesNotContain("alarmEnded"));
        bench.reaches(s -> !s.grid().tripped(), 120);
        bench.runs(3);
        long ends = sent("NotifyDERAlarm").stream().filter(f -> f.contains("alarmEnded")).count();
        assertThat(ends).isEqualTo(1);
        assertThat(sent("NotifyDERAlarm").getLast()).contains("\"alarmEnded\":true");
    }

    @Test
    void r05_frequency_support_is_an_alarm_of_its_control() {
        discharges(5_000);
        powerComesTo(-5_000, 20);
        bench.rig.actors().gridFrequencyHz(60.3);
        bench.runs(3);
        assertThat(sent("NotifyDERAlarm").getLast())
                .contains("\"controlType\":\"FreqDroop\"", "\"gridEventFault\":\"OverFrequency\"");
        bench.rig.actors().gridFrequencyHz(60);
        bench.runs(10);
        assertThat(sent("NotifyDERAlarm").getLast()).contains("\"alarmEnded\":true");
    }
}
