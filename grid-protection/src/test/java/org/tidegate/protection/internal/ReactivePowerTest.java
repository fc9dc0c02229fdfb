package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.DynamicVoltage;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/** Plus absorbs, and active power is plus when imported. */
@DisplayName("Reactive power")
class ReactivePowerTest {
    private static final double DT = 0.1;
    private static final long S = 1_000_000_000L;
    private static final Curve CATEGORY_B = Curve.of(0.92, -0.44, 0.98, 0, 1.02, 0, 1.08, 0.44);

    private static SupportSettings settings(ReactiveMode mode, long handoverNanos) {
        return new SupportSettings(
                ControlVoltage.MEAN,
                0,
                mode,
                handoverNanos,
                null,
                null,
                0,
                null,
                Capability.full(),
                0);
    }

    private static ReactiveMode.VoltVar voltVar(double reference, boolean autonomous, long t90) {
        return new ReactiveMode.VoltVar(
                CATEGORY_B,
                reference,
                autonomous,
                new AutonomousReference(300 * S, 0.95, 1.05),
                t90);
    }

    private static ReactivePower of(ReactiveMode mode) {
        return new ReactivePower(settings(mode, 10 * S));
    }

    @ParameterizedTest
    @CsvSource({
        "0.90, 1.00, -0.44", "0.95, 1.00, -0.22", "1.00, 1.00, 0", "1.05, 1.00, 0.22",
        "1.10, 1.00, 0.44", "1.00, 0.95, 0.22", "1.00, 1.05, -0.22", "1.05, 1.05, 0"
    })
    void follows_the_voltage_around_its_reference(double voltage, double reference, double q) {
        assertThat(of(voltVar(reference, false, 0)).step(voltage, 0, DT))
                .isCloseTo(q, within(1e-9));
    }

    /** EN 50549-1 4.7.2.3.3: between lock-out and lock-in it stays as it is. */
    @Test
    void of_voltage_waits_for_the_lock_in_power_and_ends_below_the_lock_out_power() {
        var lock = new ReactiveMode.Lock(0.2, 0.05);
        ReactivePower q =
                of(
                        new ReactiveMode.VoltVar(
                                CATEGORY_B, 1, false, AutonomousReference.standard(), 0, lock));
        double[] exports = {0, 0.19, 0.2, 0.06, 0.05, 0.049, 0.19, 0.3, Double.NaN, 0.1, -0.5};
        double[] expected = {0, 0, 0.22, 0.22, 0.22, 0, 0, 0.22, 0, 0, 0};
        for (int k = 0; k < exports.length; k++) {
            assertThat(q.step(1.05, 0 - exports[k], DT))
                    .as(exports[k] + " pu exported")
                    .isCloseTo(expected[k], within(1e-9));
        }
        q.step(1.05, -0.3, DT);
        q.outOfService(1);
        assertThat(q.step(1.05, -0.1, DT)).as("after a trip").isZero();
    }

    @Test
    void of_voltage_follows_the_curve_as_slowly_after_locking_in_as_after_any_step() {
        var lock = new ReactiveMode.Lock(0.2, 0.05);
        ReactivePower q =
                of(
                        new ReactiveMode.VoltVar(
                                CATEGORY_B, 1, false, AutonomousReference.standard(), 5 * S, lock));
        q.step(1.1, 0, DT);
        double value = 0;
        for (int k = 0; k < 50; k++) {
            value = q.step(1.1, -0.5, DT);
        }
        assertThat(value).isCloseTo(0.44 * 0.9, within(0.44 * 0.015));
    }

    @Test
    void an_autonomous_reference_begins_anew_with_the_mode() {
        ReactiveMode.VoltVar mode =
                new ReactiveMode.VoltVar(
                        CATEGORY_B, 1, true, new AutonomousReference(S, 0.95, 1.05), 0);
        var q = new ReactivePower(settings(mode, 0));
        for (int k = 0; k < 200; k++) {
            q.step(1.05, 0, DT);
        }
        q.apply(settings(new ReactiveMode.Off(), 0));
        q.step(1.05, 0, DT);
        q.apply(settings(mode, 0));
        assertThat(q.step(1, 0, DT)).as("the reference is the voltage of now").isZero();
    }

    @Test
    void answers_a_step_of_voltage_in_its_open_loop_response_time() {
        ReactivePower q = of(voltVar(1, false, 5 * S));
        q.step(1, 0, DT);
        double value = 0;
        for (int k = 0; k < 50; k++) {
            value = q.step(1.1, 0, DT);
        }
        assertThat(value).isCloseTo(0.44 * 0.9, within(0.44 * 0.015));
    }

    @Test
    void with_an_autonomous_reference_answers_the_change_and_forgets_the_level() {
        ReactivePower q = of(voltVar(1, true, 0));
        q.step(1, 0, DT);
        assertThat(q.step(1.04, 0, DT)).isCloseTo(0.44 * 0.02 / 0.06, within(1e-3));
        double value = 0;
        for (int k = 0; k < 3_000; k++) {
            value = q.step(1.04, 0, DT);
        }
        // one time constant later the reference has gone 63 % of the way; the deadband is 0.02
        double reference = 1 + 0.04 * (1 - Math.exp(-1));
        assertThat(value).isCloseTo(0, within(1e-9));
        assertThat(q.step(reference + 0.05, 0, DT)).isCloseTo(0.44 * 0.03 / 0.06, within(2e-3));
    }

    @Test
    void keeps_the_autonomous_reference_inside_its_range() {
        ReactivePower high = of(voltVar(1, true, 0));
        assertThat(high.step(1.09, 0, DT)).isCloseTo(0.44 * (1.04 - 1.02) / 0.06, within(1e-9));
        ReactivePower low = of(voltVar(1, true, 0));
        assertThat(low.step(0.9, 0, DT)).isCloseTo(-0.44 * 0.03 / 0.06, within(1e-9));
    }

    @Test
    void finds_the_reference_where_the_voltage_was_when_it_is_switched_to_autonomous() {
        ReactivePower q = of(voltVar(1, false, 0));
        for (int k = 0; k < 100; k++) {
            q.step(1, 0, DT);
        }
        q.apply(settings(voltVar(1, true, 0), 10 * S));
        assertThat(q.step(1.05, 0, DT)).isCloseTo(0.22, within(2e-3));
    }

    @Test
    void restarts_the_reference_from_the_voltage_of_the_moment_out_of_service() {
        ReactivePower q = of(voltVar(1, true, 0));
        q.step(1, 0, DT);
        q.outOfService(1.04);
        assertThat(q.step(1.04, 0, DT)).isZero();
        q.outOfService(Double.NaN);
        assertThat(q.step(0.96, 0, DT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // cos φ 0.8 has a tangent of 0.75
        "true, -0.8, -0.6",
        "true, 0.8, 0.6",
        "false, -0.8, 0.6",
        "false, 0.8, -0.6",
        "true, 0, 0"
    })
    void keeps_a_power_factor_in_both_directions(boolean injecting, double p, double q) {
        var mode = new ReactiveMode.ConstantPowerFactor(0.8, injecting, 0);
        assertThat(of(mode).step(1, p, DT)).isCloseTo(q, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.3", "-0.3"})
    void keeps_a_constant_value_with_its_sign_at_any_active_power(double q) {
        ReactivePower constant = of(new ReactiveMode.ConstantReactivePower(q, 5 * S));
        assertThat(constant.step(1, 0, DT)).isEqualTo(q, within(1e-12));
        assertThat(constant.step(1, -1, DT)).isEqualTo(q, within(1e-12));
        assertThat(constant.function()).isEqualTo(GridFunction.CONSTANT_REACTIVE_POWER);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.44", "-0.75, 0.22", "-0.5, 0", "0, 0", "0.5, 0", "0.75, -0.22", "1, -0.44"})
    void follows_active_power_along_its_curve(double p, double q) {
        var curve = Curve.of(-1, 0.44, -0.5, 0, -0.2, 0, 0.2, 0, 0.5, 0, 1, -0.44);
        ReactivePower wattVar = of(new ReactiveMode.WattVar(curve, 0));
        assertThat(wattVar.step(1, p, DT)).isCloseTo(q, within(1e-9));
        assertThat(wattVar.function()).isEqualTo(GridFunction.WATT_VAR);
    }

    @ParameterizedTest
    @CsvSource({"-0.4, 1", "-0.5, 1", "-0.75, 0.95", "-1, 0.9", "0.9, 1"})
    void absorbs_by_the_power_factor_of_what_is_exported(double p, double cosPhi) {
        var mode = new ReactiveMode.PowerFactorOfPower(Curve.of(0, 1, 0.5, 1, 1, 0.9), 0);
        double expected = Math.max(-p, 0) * Math.tan(Math.acos(cosPhi));
        assertThat(of(mode).step(1, p, DT)).isCloseTo(expected, within(1e-9));
        assertThat(of(mode).function()).isEqualTo(GridFunction.POWER_FACTOR_OF_POWER);
    }

    @Test
    void is_zero_without_a_mode() {
        assertThat(of(new ReactiveMode.Off()).step(1.1, 1, DT)).isZero();
        assertThat(of(new ReactiveMode.Off()).function()).isEqualTo(GridFunction.NONE);
        assertThat(of(voltVar(1, false, 0)).function()).isEqualTo(GridFunction.VOLT_VAR);
        assertThat(of(new ReactiveMode.ConstantPowerFactor(1, true, 0)).function())
                .isEqualTo(GridFunction.CONSTANT_POWER_FACTOR);
    }

    @Test
    void hands_over_from_mode_to_mode_without_a_jump_and_from_what_was_flowing() {
        ReactivePower q = of(new ReactiveMode.ConstantReactivePower(0.3, 0));
        q.step(1.1, 0, DT);
        q.apply(settings(voltVar(1, false, 5 * S), 10 * S));
        // 1 pu in 10 s; the new mode itself has taken its target at once
        assertThat(q.step(1.1, 0, DT)).isCloseTo(0.31, within(1e-9));
        assertThat(q.step(1.1, 0, DT)).isCloseTo(0.32, within(1e-9));
        for (int k = 0; k < 13; k++) {
            q.step(1.1, 0, DT);
        }
        assertThat(q.step(1.1, 0, DT)).isCloseTo(0.44, within(1e-9));
        // arrived: from here on the mode's own response time is all
        q.apply(settings(new ReactiveMode.Off(), 10 * S));
        assertThat(q.step(1.1, 0, DT)).isCloseTo(0.43, within(1e-9));
    }

    @Test
    void follows_its_mode_again_once_the_handover_has_arrived() {
        ReactivePower q = of(new ReactiveMode.ConstantReactivePower(0.3, 0));
        q.step(1, 0, DT);
        q.apply(settings(voltVar(1, false, 0), 10 * S));
        for (int k = 0; k < 40; k++) {
            q.step(1, 0, DT);
        }
        assertThat(q.step(1.08, 0, DT)).isEqualTo(0.44);
    }

    @Test
    void hands_over_at_once_where_no_time_is_given() {
        ReactivePower q = new ReactivePower(settings(new ReactiveMode.Off(), 0));
        q.step(1.1, 0, DT);
        q.apply(settings(new ReactiveMode.ConstantReactivePower(0.3, 5 * S), 0));
        assertThat(q.step(1.1, 0, DT)).isEqualTo(0.3, within(1e-12));
    }

    @Test
    void goes_on_with_new_numbers_of_the_same_mode_through_its_response_time() {
        ReactivePower q = of(new ReactiveMode.ConstantReactivePower(0.3, 5 * S));
        q.step(1, 0, DT);
        q.apply(settings(new ReactiveMode.ConstantReactivePower(-0.3, 5 * S), 10 * S));
        double first = q.step(1, 0, DT);
        assertThat(first).isLessThan(0.3).isGreaterThan(0.28);
        assertThat(q.function()).isEqualTo(GridFunction.CONSTANT_REACTIVE_POWER);
    }

    @Test
    void comes_back_from_zero_after_it_was_out_of_service() {
        ReactivePower q = of(new ReactiveMode.ConstantReactivePower(0.3, 5 * S));
        q.step(1, 0, DT);
        q.apply(settings(new ReactiveMode.ConstantPowerFactor(0.8, true, 5 * S), 10 * S));
        q.step(1, -0.8, DT);
        q.outOfService(1);
        double first = q.step(1, -0.8, DT);
        assertThat(first).isLessThan(0).isGreaterThan(-0.05);
    }

    @Test
    void waits_its_dead_time_first() {
        var settings =
                new SupportSettings(
                        ControlVoltage.MEAN,
                        0,
                        voltVar(1, false, 0),
                        0,
                        null,
                        null,
                        0,
                        null,
                        Capability.full(),
                        S);
        var q = new ReactivePower(settings);
        q.step(1, 0, DT);
        for (int k = 0; k < 10; k++) {
            assertThat(q.step(1.08, 0, DT)).isZero();
        }
        assertThat(q.step(1.08, 0, DT)).isEqualTo(0.44);
        q.apply(settings(voltVar(1, false, 0), 0));
        assertThat(q.step(1, 0, DT)).isZero();
        q.apply(settings);
        assertThat(q.step(1.08, 0, DT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.7, -0.4", "0.9, 0", "1, 0", "1.1, 0", "1.15, 0.1"})
    void of_dynamic_support_lies_beyond_its_deadband(double voltage, double current) {
        assertThat(DynamicVoltageSupport.reactiveCurrentPu(new DynamicVoltage(2, 0.1), voltage))
                .isCloseTo(current, within(1e-9));
    }

    @Test
    void of_dynamic_support_acts_while_current_is_exchanged_in_a_disturbance_only() {
        for (GridMode mode : GridMode.values()) {
            assertThat(DynamicVoltageSupport.acts(mode))
                    .isEqualTo(
                            mode == GridMode.MANDATORY_OPERATION
                                    || mode == GridMode.PERMISSIVE_OPERATION);
        }
    }
}
