package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.Curve;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;

@DisplayName("The circle of apparent power")
class PowerCircleTest {
    private static final ReactiveMode VOLT_VAR =
            new ReactiveMode.VoltVar(Curve.level(0), 1, false, AutonomousReference.standard(), 0);
    private static final ReactiveMode FACTOR = new ReactiveMode.ConstantPowerFactor(0.9, true, 0);

    private static Capability capability(double importVa, double most, Priority priority) {
        return new Capability(
                1, 1, 1, importVa, Curve.level(most), Curve.level(most), 0.44, 0.25, priority);
    }

    private static PowerCircle circle(ReactiveMode mode, Priority priority) {
        return new PowerCircle(capability(1, 0.6, priority), mode);
    }

    @Test
    void leaves_alone_what_is_inside_it() {
        var circle = circle(VOLT_VAR, Priority.REACTIVE);
        circle.fit(VOLT_VAR, -0.6, 0.5);
        assertThat(circle.activePu()).isEqualTo(-0.6);
        assertThat(circle.reactivePu()).isEqualTo(0.5);
    }

    @Test
    void adds_what_looks_for_an_island_at_the_cost_of_active_power_in_its_own_direction() {
        var off = new ReactiveMode.Off();
        var circle = new PowerCircle(capability(0.7, 1, Priority.REACTIVE), off);
        circle.fit(off, -1, 0);
        circle.add(0.6);
        assertThat(circle.activePu()).isCloseTo(-0.8, within(1e-12));
        assertThat(circle.reactivePu()).isEqualTo(0.6);
        circle.fit(off, -1, 0);
        circle.add(-2);
        assertThat(circle.reactivePu()).as("never beyond the circle").isEqualTo(-1);
        assertThat(circle.activePu()).isZero();
        circle.fit(off, 0.7, 0);
        circle.add(0.5);
        assertThat(circle.activePu()).isCloseTo(Math.sqrt(0.49 - 0.25), within(1e-12));
        circle.fit(off, 0.7, 0);
        circle.add(0.9);
        assertThat(circle.reactivePu()).as("the smaller circle of charging").isEqualTo(0.7);
    }

    /** A converter that can inject less while it exports than while it charges. */
    @Test
    void meets_a_capability_that_depends_on_the_direction_of_active_power() {
        Curve oneSided = Curve.of(-1, 0.2, -0.01, 0.2, 0.01, 0.5, 1, 0.5);
        for (boolean injecting : new boolean[] {true, false}) {
            Curve level = Curve.level(1);
            var can =
                    new Capability(
                            1,
                            1,
                            1,
                            1,
                            injecting ? oneSided : level,
                            injecting ? level : oneSided,
                            0,
                            0,
                            Priority.REACTIVE);
            var circle = new PowerCircle(can, VOLT_VAR);
            double wanted = injecting ? -1 : 1;
            circle.fit(VOLT_VAR, -1, wanted);
            assertThat(circle.reactivePu()).isCloseTo(0.2 * wanted, within(1e-9));
            assertThat(circle.activePu()).isCloseTo(-Math.sqrt(0.96), within(1e-9));
            circle.fit(VOLT_VAR, 1, wanted);
            assertThat(circle.reactivePu()).isCloseTo(0.5 * wanted, within(1e-9));
            assertThat(circle.activePu()).isCloseTo(Math.sqrt(0.75), within(1e-9));
        }
    }

    @Test
    void takes_active_power_away_in_favour_of_reactive_power() {
        var circle = circle(VOLT_VAR, Priority.REACTIVE);
        circle.fit(VOLT_VAR, -1, 0.6);
        assertThat(circle.activePu()).isCloseTo(-0.8, within(1e-12));
        assertThat(circle.reactivePu()).isEqualTo(0.6);
        circle.fit(VOLT_VAR, 1, -0.6);
        assertThat(circle.activePu()).isCloseTo(0.8, within(1e-12));
        assertThat(circle.reactivePu()).isEqualTo(-0.6);
    }

    @Test
    void takes_reactive_power_away_down_to_what_is_demanded_at_least() {
        var circle = circle(VOLT_VAR, Priority.ACTIVE);
        circle.fit(VOLT_VAR, -1, 0.6);
        assertThat(circle.reactivePu()).isEqualTo(0.25);
        assertThat(circle.activePu()).isCloseTo(-Math.sqrt(1 - 0.0625), within(1e-12));
        circle.fit(VOLT_VAR, -1, -0.6);
        assertThat(circle.reactivePu()).isEqualTo(-0.44);
        assertThat(circle.activePu()).isCloseTo(-Math.sqrt(1 - 0.1936), within(1e-12));
        circle.fit(VOLT_VAR, -1, -0.3);
        assertThat(circle.reactivePu()).isEqualTo(-0.3);
        circle.fit(VOLT_VAR, -0.5, 0.5);
        assertThat(circle.reactivePu()).isEqualTo(0.5);
    }

    @Test
    void has_a_radius_for_each_direction() {
        var circle = new PowerCircle(capability(0.5, 0.6, Priority.REACTIVE), VOLT_VAR);
        circle.fit(VOLT_VAR, 1, 0.3);
        assertThat(circle.activePu()).isCloseTo(0.4, within(1e-12));
        circle.fit(VOLT_VAR, -1, 0.3);
        assertThat(circle.activePu()).isCloseTo(-Math.sqrt(0.91), within(1e-12));
        assertThat(circle.roomPu(true, 0.3)).isCloseTo(0.4, within(1e-12));
        assertThat(circle.roomPu(false, 0.6)).isCloseTo(0.8, within(1e-12));
        assertThat(circle.roomPu(true, 0.7)).isZero();
    }

    @Test
    void holds_reactive_power_inside_the_capability_at_that_active_power() {
        var injection = Curve.of(-1, 0.4, -0.2, 0.4, 0, 0.1);
        var absorption = Curve.of(-1, 0.3, 0, 0);
        var circle =
                new PowerCircle(
                        new Capability(
                                1, 1, 1, 1, injection, absorption, 0.44, 0.44, Priority.REACTIVE),
                        VOLT_VAR);
        circle.fit(VOLT_VAR, -0.1, -0.9);
        assertThat(circle.reactivePu()).isCloseTo(-0.25, within(1e-12));
        circle.fit(VOLT_VAR, -0.5, 0.9);
        assertThat(circle.reactivePu()).isCloseTo(0.15, within(1e-12));
        assertThat(circle.activePu()).isEqualTo(-0.5);
    }

    @Test
    void shrinks_both_alike_to_keep_a_power_factor() {
        var circle = circle(FACTOR, Priority.REACTIVE);
        double q = Math.tan(Math.acos(0.9));
        circle.fit(FACTOR, -1, -q);
        assertThat(circle.activePu()).isCloseTo(-0.9, within(1e-12));
        assertThat(circle.reactivePu()).isCloseTo(-0.9 * q, within(1e-12));
        circle.fit(FACTOR, 1, q);
        assertThat(circle.activePu()).isCloseTo(0.9, within(1e-12));
        assertThat(circle.reactivePu()).isCloseTo(0.9 * q, within(1e-12));
        circle.fit(FACTOR, -0.5, -0.2);
        assertThat(circle.activePu()).isEqualTo(-0.5);
        assertThat(circle.reactivePu()).isEqualTo(-0.2);
    }

    @Test
    void stops_a_power_factor_where_the_capability_meets_it() {
        // absorbing 0.3 and injecting 0.5 are all there is: they meet the circle at 0.954 and 0.866
        var capability =
                new Capability(
                        1, 1, 1, 0.6, Curve.level(0.5), Curve.level(0.3), 0, 0, Priority.REACTIVE);
        var circle = new PowerCircle(capability, FACTOR);
        circle.fit(FACTOR, -0.7, 0.7);
        assertThat(circle.activePu()).isCloseTo(-0.7, within(1e-9));
        assertThat(circle.reactivePu()).isEqualTo(0.3);
        circle.fit(FACTOR, -1, 0.7);
        assertThat(circle.activePu()).isCloseTo(-Math.sqrt(0.91), within(1e-9));
        assertThat(circle.reactivePu()).isEqualTo(0.3);
        circle.fit(FACTOR, -1, -0.8);
        assertThat(circle.activePu()).isCloseTo(-Math.sqrt(0.75), within(1e-9));
        assertThat(circle.reactivePu()).isEqualTo(-0.5);
        circle.fit(FACTOR, 1, 0.7);
        assertThat(circle.activePu()).isCloseTo(Math.sqrt(0.27), within(1e-9));
        assertThat(circle.reactivePu()).isEqualTo(0.3);
        circle.fit(FACTOR, 0.6, -1);
        assertThat(circle.activePu()).isCloseTo(Math.sqrt(0.11), within(1e-9));
        assertThat(circle.reactivePu()).isEqualTo(-0.5);
    }

    @Test
    void slides_watt_var_along_its_own_curve_to_where_it_enters() {
        var curve = Curve.of(-1, 0.44, -0.5, 0, 0.5, 0, 1, -0.44);
        ReactiveMode mode = new ReactiveMode.WattVar(curve, 0);
        var circle = new PowerCircle(capability(1, 0.6, Priority.REACTIVE), mode);
        circle.fit(mode, -1, 0.44);
        // the oracle finds 0.92679 and 0.37558
        assertThat(circle.activePu()).isCloseTo(-0.92679, within(1e-5));
        assertThat(circle.reactivePu()).isCloseTo(0.37558, within(1e-5));
        circle.fit(mode, 1, -0.44);
        assertThat(circle.activePu()).isCloseTo(0.92679, within(1e-5));
        assertThat(circle.reactivePu()).isCloseTo(-0.37558, within(1e-5));
        circle.fit(mode, -0.75, 0.22);
        assertThat(circle.activePu()).isEqualTo(-0.75);
        assertThat(circle.reactivePu()).isEqualTo(0.22);
        // a response that lags behind its curve keeps its own reactive power
        circle.fit(mode, -1, 0.1);
        assertThat(circle.reactivePu()).isEqualTo(0.1);
        assertThat(circle.activePu()).isCloseTo(-0.92679, within(1e-5));
        circle.fit(mode, -1, 0);
        assertThat(circle.reactivePu()).isZero();
    }

    @Test
    void takes_new_settings() {
        var curve = Curve.of(-1, 0.44, -0.5, 0);
        ReactiveMode mode = new ReactiveMode.WattVar(curve, 0);
        var circle = circle(VOLT_VAR, Priority.REACTIVE);
        circle.apply(capability(1, 0.2, Priority.REACTIVE), mode);
        circle.fit(mode, -1, 0.44);
        assertThat(circle.reactivePu()).isEqualTo(0.2);
        assertThat(circle.activePu()).isCloseTo(-0.92679, within(1e-5));
    }

    @Test
    void is_nobodys_business_without_a_mode() {
        var circle = circle(VOLT_VAR, Priority.REACTIVE);
        circle.fit(new ReactiveMode.Off(), -1, 0.5);
        assertThat(circle.activePu()).isEqualTo(-1);
        assertThat(circle.reactivePu()).isZero();
    }

    @Test
    void is_met_by_a_curve_from_outside() {
        assertThat(PowerCircle.meeting(Curve.level(0), 1)).isEqualTo(1);
        assertThat(PowerCircle.meeting(Curve.level(0.6), 1)).isCloseTo(0.8, within(1e-12));
        assertThat(PowerCircle.meeting(Curve.level(0.6), -1)).isCloseTo(-0.8, within(1e-12));
        assertThat(PowerCircle.meeting(Curve.level(2), 1)).isZero();
        // a corner inside: from (1, 1) down to (0.5, 0.2), slope 1.6
        double x = PowerCircle.meeting(Curve.of(0.5, 0.2, 1, 1), 1);
        assertThat(Math.hypot(x, 0.2 + 1.6 * (x - 0.5))).isCloseTo(1, within(1e-12));
        assertThat(x).isBetween(0.5, 1.0);
        // corners outside are passed over: only the innermost piece enters
        double y = PowerCircle.meeting(Curve.of(0, 0, 0.4, 0.95, 0.9, 0.9), 1);
        assertThat(Math.hypot(y, 0.95 / 0.4 * y)).isCloseTo(1, within(1e-12));
        // corners of the other side do not count
        double z = PowerCircle.meeting(Curve.of(-1, 1, -0.5, 0.2, 0.7, 0.2), -1);
        assertThat(Math.hypot(z, 0.2 - 1.6 * (z + 0.5))).isCloseTo(1, within(1e-12));
    }

    @RepeatedTest(100)
    void is_never_left(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var curve =
                Curve.of(
                        -1,
                        random.nextDouble(),
                        -0.5,
                        random.nextDouble(),
                        1,
                        -random.nextDouble());
        ReactiveMode[] modes = {VOLT_VAR, FACTOR, new ReactiveMode.WattVar(curve, 0)};
        for (ReactiveMode mode : modes) {
            var circle =
                    new PowerCircle(
                            capability(
                                    0.3 + random.nextDouble(),
                                    random.nextDouble(),
                                    random.nextBoolean() ? Priority.ACTIVE : Priority.REACTIVE),
                            mode);
            double p = random.nextDouble() * 2.4 - 1.2;
            double q =
                    mode instanceof ReactiveMode.WattVar
                            ? curve.at(p)
                            : random.nextDouble() * 2 - 1;
            circle.fit(mode, p, q);
            double radius = p > 0 ? circle.roomPu(true, 0) : 1;
            double beyond = Math.hypot(circle.activePu(), circle.reactivePu()) - radius;
            boolean reactiveAlone =
                    circle.activePu() == 0 || Math.abs(circle.reactivePu()) > radius;
            assertThat(reactiveAlone || beyond < 1e-9).isTrue();
            assertThat(circle.activePu() * p).isGreaterThanOrEqualTo(0);
        }
    }
}
