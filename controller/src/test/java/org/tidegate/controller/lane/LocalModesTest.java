package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.authority.AuthoritySettings;
import org.tidegate.controller.authority.Restraint;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.LocalRule;
import org.tidegate.controller.session.OperatingMode;
import org.tidegate.controller.session.OperatorWord.Steering;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.Curve;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.ReactiveMode.ConstantReactivePower;

@DisplayName("What the operator leaves to the charger")
class LocalModesTest {
    private static final double DOWN = Double.NEGATIVE_INFINITY;

    /** FCR: full discharge at 49.8 Hz, full charge at 50.2 Hz. */
    private static final Curve FCR = Curve.of(49.8, -9_000, 50.2, 9_000);

    private static LaneBench bench(OperatingMode mode, LocalRule rule) {
        LaneBench bench = LaneBench.inEnergy();
        bench.steering = new Steering(mode, rule, true, true);
        bench.dischargeLimitW = DOWN;
        return bench;
    }

    private static LaneBench byFrequency(double baselineW, double signalW, double thresholdHz) {
        return bench(
                OperatingMode.LOCAL_FREQUENCY,
                new LocalRule.Frequency(FCR, baselineW, signalW, thresholdHz));
    }

    private static void reads(LaneBench bench, double loadW) {
        bench.site.publish(new SiteWord(bench.nowNanos, loadW));
    }

    private static void manages(LaneBench bench, double targetW, double limitW, double lowW) {
        bench.ems.publish(new EmsWord(bench.nowNanos, 5_000 * LaneBench.MS, targetW, limitW, lowW));
    }

    @ParameterizedTest
    @CsvSource({
        "50.0, 0, 0, 0",
        "50.1, 0, 0, 4500",
        "49.9, 0, 0, -4500",
        "49.9, 1000, 0, -3500",
        "49.9, 1000, -2000, -5500",
        "49.0, 0, 0, -9000",
        "51.0, 0, 0, 9000"
    })
    void q08_power_follows_the_curve_the_baseline_and_the_signal(
            double hz, double baselineW, double signalW, double expectedW) {
        LaneBench bench = byFrequency(baselineW, signalW, 0);
        bench.frequencyHz = hz;
        bench.runs(50);
        assertThat(bench.request.acPowerW).isCloseTo(expectedW, within(0.001));
        assertThat(bench.now().operator().targetW()).isCloseTo(expectedW, within(0.001));
    }

    @Test
    void q08_the_converter_is_asked_in_the_cycle_that_sees_the_frequency() {
        LaneBench bench = byFrequency(0, 0, 0);
        bench.frequencyHz = 50;
        bench.runs(100);
        bench.frequencyHz = 49.9;
        bench.cycle();
        assertThat(bench.request.acPowerW).isCloseTo(-4_500, within(0.001));
    }

    @Test
    void q08_a_change_below_the_threshold_is_left_alone() {
        LaneBench bench = byFrequency(0, 0, 0.02);
        bench.frequencyHz = 50.1;
        bench.runs(100);
        bench.frequencyHz = 50.115;
        bench.runs(100);
        assertThat(bench.request.acPowerW).isCloseTo(4_500, within(0.001));
        bench.frequencyHz = 50.125;
        bench.cycle();
        assertThat(bench.request.acPowerW).isCloseTo(5_625, within(0.001));
    }

    @Test
    void q08_a_grid_that_nobody_sees_asks_for_nothing() {
        LaneBench bench = byFrequency(0, 0, 0);
        bench.frequencyHz = Double.NaN;
        bench.runs(50);
        assertThat(bench.now().power().setpointW()).isZero();
    }

    @Test
    void q08_what_the_operator_does_not_permit_is_not_discharged() {
        LaneBench bench = byFrequency(0, 0, 0);
        bench.dischargeLimitW = -2_000;
        bench.frequencyHz = 49.9;
        bench.runs(50);
        assertThat(bench.request.acPowerW).isEqualTo(-2_000);
        assertThat(bench.now().ladder().bindingRung()).isEqualTo(Rung.OPERATOR);
    }

    @Test
    void q09_a_load_above_its_threshold_is_brought_to_threshold_and_offset() {
        LaneBench bench =
                bench(
                        OperatingMode.LOCAL_LOAD_BALANCING,
                        new LocalRule.LoadBalancing(6_000, 1_000, -500, 500));
        bench.runs(100);
        double houseW = 9_000;
        for (int i = 0; i < 5; i++) {
            reads(bench, houseW + bench.measurement.acPowerW);
            bench.runs(1_000);
        }
        assertThat(houseW + bench.request.acPowerW).isCloseTo(5_500, within(1.0));
        houseW = -4_000; // the sun comes out
        reads(bench, houseW + bench.measurement.acPowerW);
        bench.cycle();
        assertThat(houseW + bench.request.acPowerW).isCloseTo(1_500, within(1.0));
    }

    @Test
    void q09_a_meter_that_falls_silent_ends_the_discharge_within_two_seconds() {
        LaneBench bench =
                bench(
                        OperatingMode.LOCAL_LOAD_BALANCING,
                        new LocalRule.LoadBalancing(3_000, 0, 0, 0));
        reads(bench, 9_000 + bench.measurement.acPowerW);
        bench.runs(100);
        assertThat(bench.request.acPowerW).isCloseTo(-6_000, within(1.0));
        bench.runs(2_000);
        assertThat(bench.request.acPowerW).isZero();
    }

    @Test
    void q09_no_correction_winds_up_beyond_what_the_ladder_lets_through() {
        LaneBench bench =
                bench(
                        OperatingMode.LOCAL_LOAD_BALANCING,
                        new LocalRule.LoadBalancing(3_000, 0, 0, 0));
        bench.dischargeLimitW = -2_000;
        for (int i = 0; i < 20; i++) {
            reads(bench, 12_000 + bench.measurement.acPowerW);
            bench.runs(1_000);
        }
        assertThat(bench.request.acPowerW).isEqualTo(-2_000);
        reads(bench, -1_000); // 1 kW too little
        bench.cycle();
        assertThat(bench.request.acPowerW).isCloseTo(-1_000, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void q05_the_managers_set_point_counts_with_its_sign(double powerW) {
        LaneBench bench = bench(OperatingMode.EXTERNAL_SETPOINT, new LocalRule.External(true));
        manages(bench, powerW, Double.POSITIVE_INFINITY, DOWN);
        bench.cycle();
        assertThat(bench.request.acPowerW).isEqualTo(powerW);
        assertThat(bench.now().ladder().demandSource()).isEqualTo(DemandSource.SITE_MANAGER);
        bench.runs(200);
        Snapshot before = bench.now();
        bench.runs(1_000);
        long in = bench.now().session().importMilliWh() - before.session().importMilliWh();
        long out = bench.now().session().exportMilliWh() - before.session().exportMilliWh();
        assertThat(powerW > 0 ? in : out).isPositive();
        assertThat(powerW > 0 ? out : in).isZero();
    }

    @Test
    void q05_a_silent_manager_asks_for_nothing() {
        LaneBench bench = bench(OperatingMode.EXTERNAL_SETPOINT, new LocalRule.External(true));
        manages(bench, -3_000, Double.POSITIVE_INFINITY, DOWN);
        bench.runs(6_000);
        assertThat(bench.request.acPowerW).isZero();
    }

    @Test
    void q05_the_managers_limits_are_what_the_vehicle_charges_within() {
        LaneBench bench = bench(OperatingMode.EXTERNAL_LIMITS, new LocalRule.External(false));
        manages(bench, Double.NaN, 4_000, -1_000);
        bench.runs(20);
        assertThat(bench.request.acPowerW).isEqualTo(4_000);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.MANAGER_LIMIT);
        bench.runs(6_000);
        assertThat(bench.request.acPowerW).as("silence").isZero();
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.MANAGER_SILENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void q06_priority_decides_between_the_manager_and_the_operator(boolean managerFirst) {
        LaneBench bench = LaneBench.inEnergy();
        bench.steering =
                new Steering(OperatingMode.CENTRAL_SETPOINT, LocalRule.NONE, managerFirst, true);
        bench.wantsW = -5_000;
        bench.dischargeLimitW = -6_000;
        manages(bench, 2_000, Double.POSITIVE_INFINITY, DOWN);
        bench.cycle();
        assertThat(bench.request.acPowerW).isEqualTo(managerFirst ? 2_000 : -5_000);
    }

    @Test
    void q06_a_manager_cannot_discharge_without_the_operators_permission() {
        LaneBench bench = LaneBench.inEnergy();
        bench.dischargeLimitW = 0;
        manages(bench, -5_000, Double.POSITIVE_INFINITY, DOWN);
        bench.runs(50);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.OPERATOR_NO_DISCHARGE);
    }

    @ParameterizedTest
    @EnumSource(OperatingMode.class)
    void q02_nothing_is_discharged_in_any_mode_unless_the_session_may(OperatingMode mode) {
        LaneBench bench = LaneBench.inEnergy();
        LocalRule rule =
                switch (mode) {
                    case LOCAL_FREQUENCY -> new LocalRule.Frequency(FCR, -9_000, 0, 0);
                    case LOCAL_LOAD_BALANCING -> new LocalRule.LoadBalancing(0, -10, 0, 0);
                    case EXTERNAL_SETPOINT -> new LocalRule.External(true);
                    case EXTERNAL_LIMITS -> new LocalRule.External(false);
                    default -> LocalRule.NONE;
                };
        bench.steering = new Steering(mode, rule, true, false);
        bench.dischargeLimitW = DOWN;
        bench.wantsW = -5_000;
        manages(bench, -5_000, Double.POSITIVE_INFINITY, DOWN);
        reads(bench, 12_000);
        bench.runs(200);
        assertThat(bench.request.acPowerW).isNotNegative();
        assertThat(bench.now().ladder().lowReason(Rung.OPERATOR))
                .isEqualTo(Reason.OPERATOR_TRANSFER_NOT_ALLOWED);
    }

    @Test
    void q11_an_operator_that_stays_away_loses_its_export_and_the_reason_is_shown() {
        LaneBench bench =
                new LaneBench(
                                LaneBench.settings(true)
                                        .with(
                                                new AuthoritySettings(
                                                        0, 0, 0, 60_000 * LaneBench.MS, 1)))
                        .toEnergy();
        bench.wantsW = -5_000;
        bench.dischargeLimitW = -6_000;
        bench.online = false;
        bench.runs(59_000);
        assertThat(bench.request.acPowerW).isEqualTo(-5_000);
        bench.runs(2_000);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().sentence())
                .contains("the operator has been silent for 1 min");
        assertThat(bench.now().operator().obedience().silentNanos())
                .isGreaterThan(60_000 * LaneBench.MS);
        bench.online = true;
        bench.cycle();
        assertThat(bench.request.acPowerW).isEqualTo(-5_000);
    }

    @Test
    void a_delay_is_shown_and_a_person_can_skip_it() {
        LaneBench bench =
                new LaneBench(
                                LaneBench.settings(true)
                                        .with(
                                                new AuthoritySettings(
                                                        0, 0, 600_000 * LaneBench.MS, 0, 9)))
                        .toEnergy();
        bench.wantsW = -5_000;
        bench.dischargeLimitW = -6_000;
        bench.runs(200);
        assertThat(bench.request.acPowerW).as("charging goes on").isEqualTo(11_000);
        assertThat(bench.now().operator().obedience().restraint())
                .isEqualTo(Restraint.RANDOM_DELAY);
        assertThat(bench.now().operator().obedience().delayRemainingNanos()).isPositive();
        bench.commands.offer(new Command(5, Command.Kind.SKIP_DELAY, 0, 0));
        bench.runs(20);
        assertThat(bench.request.acPowerW).isEqualTo(-5_000);
    }

    @Test
    void a_delay_never_keeps_the_grid_code_waiting() {
        LaneBench bench =
                new LaneBench(
                                LaneBench.settings(true)
                                        .with(
                                                new AuthoritySettings(
                                                        0, 0, 600_000 * LaneBench.MS, 0, 9)))
                        .toEnergy();
        bench.wantsW = -5_000;
        bench.runs(50);
        bench.frequencyHz = 52;
        bench.runs(200);
        assertThat(bench.now().power().setpointW()).isZero();
        assertThat(bench.now().grid().tripped()).isTrue();
    }

    @Test
    void r03_other_settings_of_the_grid_code_are_in_force_in_the_next_cycle() {
        LaneBench bench = LaneBench.inEnergy();
        bench.wantsW = 0;
        bench.runs(50);
        assertThat(bench.request.reactivePowerVar).isZero();
        ProtectionSettings next =
                LaneBench.protection(
                        SupportSettings.none().with(new ConstantReactivePower(0.2, 0)));
        bench.codes.publish(next);
        bench.cycle();
        assertThat(bench.request.reactivePowerVar).isCloseTo(2_200, within(1e-6));
    }

    @Test
    void local_modes_and_authority_allocate_nothing() {
        LaneBench plain = bench(OperatingMode.CENTRAL_SETPOINT, LocalRule.NONE);
        LaneBench local = byFrequency(0, 0, 0.01);
        long without = allocated(plain);
        long with = allocated(local);
        assertThat(with).as("bytes of 2000 cycles").isLessThanOrEqualTo(without + 2_000);
    }

    private static long allocated(LaneBench bench) {
        bench.runs(30_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        bench.runs(20_000);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
