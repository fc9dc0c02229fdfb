package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.PowerLimit;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.internal.FrequencySupport.Direction;

import java.util.List;

/** Plus is into the vehicle: a limit on export is a floor. */
@DisplayName("Active power")
class ActivePowerTest {
    private static final double DT = 0.1;
    private static final long S = 1_000_000_000L;
    private static final double FREE = Double.POSITIVE_INFINITY;
    private static final FrequencyResponse.Droop DROOP =
            new FrequencyResponse.Droop(0.036, 0.036, 0.05, 0.05, 0, -1, 1);
    private static final SupportSettings.VoltWatt VOLT_WATT =
            new SupportSettings.VoltWatt(Curve.of(1.06, 1, 1.1, 0), null, 0);

    private final GridSample grid = new GridSample();
    private @Nullable Observation seen;

    static SupportSettings support(
            SupportSettings.@Nullable VoltWatt voltWatt,
            @Nullable PowerLimit limit,
            long rampNanos,
            long reactionNanos) {
        return new SupportSettings(
                ControlVoltage.MEAN,
                0,
                new ReactiveMode.Off(),
                0,
                voltWatt,
                limit,
                rampNanos,
                null,
                Capability.full(),
                reactionNanos);
    }

    static ProtectionSettings settings(SupportSettings support, FrequencyResponse response) {
        return new ProtectionSettings(
                "active",
                1,
                60,
                List.of(),
                null,
                0,
                new Service(0.9, 1.1, 59, 61, 0, 0),
                RideThrough.none(),
                response,
                support,
                null,
                null,
                S,
                S);
    }

    private ActivePower of(SupportSettings support, FrequencyResponse response) {
        ProtectionSettings all = settings(support, response);
        seen = new Observation(all);
        grid.voltageL1Pu = 1;
        grid.frequencyHz = 60;
        return new ActivePower(all);
    }

    private double step(ActivePower p, double demand, double delivered) {
        return step(p, demand, delivered, FREE, false);
    }

    private double step(
            ActivePower p, double demand, double delivered, double ramp, boolean ramping) {
        Observation o = java.util.Objects.requireNonNull(seen);
        o.take(grid, SupportSettings.none(), 0, 0);
        return p.step(o, demand, ramp, ramping, delivered, DT);
    }

    @ParameterizedTest
    @CsvSource({"0.3", "-0.3", "1", "-1", "0"})
    void is_what_was_asked_for_when_nothing_speaks_against_it(double demand) {
        ActivePower p = of(SupportSettings.none(), new FrequencyResponse.None());
        assertThat(step(p, demand, demand)).isEqualTo(demand);
        assertThat(p.binding()).isEqualTo(GridFunction.NONE);
        assertThat(p.active()).isZero();
        assertThat(p.overridden()).isFalse();
        assertThat(p.lowestPu()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(p.highestPu()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void is_limited_in_export_and_the_lower_of_two_limits_wins() {
        ActivePower p =
                of(support(VOLT_WATT, new PowerLimit(0.5, 0), 0, 0), new FrequencyResponse.None());
        assertThat(step(p, -1, -1)).isEqualTo(-0.5);
        assertThat(p.binding()).isEqualTo(GridFunction.ACTIVE_POWER_LIMIT);
        assertThat(p.lowestPu()).isEqualTo(-0.5);
        assertThat(step(p, 0.8, 0)).isEqualTo(0.8);
        assertThat(step(p, -0.4, 0)).isEqualTo(-0.4);
        grid.voltageL1Pu = 1.09;
        assertThat(step(p, -1, -1)).isCloseTo(-0.25, within(1e-9));
        assertThat(p.binding()).isEqualTo(GridFunction.VOLT_WATT);
        assertThat(p.lowestPu()).isCloseTo(-0.25, within(1e-9));
        assertThat(p.overridden()).isFalse();
        assertThat(GridFunction.VOLT_WATT.isIn(p.active())).isTrue();
    }

    @Test
    void of_storage_may_be_told_to_import_by_a_high_voltage_but_zero_stays_permitted() {
        var both = new SupportSettings.VoltWatt(Curve.of(1.06, 1, 1.1, -1), null, 0);
        ActivePower p = of(support(both, null, 0, 0), new FrequencyResponse.None());
        grid.voltageL1Pu = 1.09;
        assertThat(step(p, -0.8, -0.8)).isCloseTo(0.5, within(1e-9));
        assertThat(p.overridden()).isTrue();
        assertThat(p.lowestPu()).isZero();
        assertThat(step(p, 0.7, 0)).isEqualTo(0.7);
        assertThat(p.overridden()).isFalse();
    }

    @Test
    void that_is_imported_is_limited_by_a_low_voltage_where_the_code_says_so() {
        var both = new SupportSettings.VoltWatt(Curve.level(1), Curve.of(0.9, 0.2, 0.94, 1), 0);
        ActivePower p = of(support(both, null, 0, 0), new FrequencyResponse.None());
        grid.voltageL1Pu = 0.92;
        assertThat(step(p, 1, 1)).isCloseTo(0.6, within(1e-9));
        assertThat(p.highestPu()).isCloseTo(0.6, within(1e-9));
        assertThat(step(p, -1, 1)).isEqualTo(-1);
    }

    @Test
    void follows_volt_watt_in_its_response_time_and_begins_at_the_curve() {
        var slow = new SupportSettings.VoltWatt(Curve.of(1.06, 1, 1.1, 0), null, 10 * S);
        ActivePower p = of(support(slow, null, 0, 0), new FrequencyResponse.None());
        step(p, -1, -1);
        grid.voltageL1Pu = 1.1;
        double value = 0;
        for (int k = 0; k < 100; k++) {
            value = step(p, -1, value);
        }
        assertThat(value).isCloseTo(-0.1, within(6e-3));
        p.apply(settings(SupportSettings.none(), new FrequencyResponse.None()));
        assertThat(step(p, -1, value)).isEqualTo(-1);
        p.apply(settings(support(slow, null, 0, 0), new FrequencyResponse.None()));
        assertThat(step(p, -1, value)).isCloseTo(0, within(1e-12));
        p.outOfService();
        grid.voltageL1Pu = 1;
        assertThat(step(p, -1, 0)).isEqualTo(-1);
    }

    @Test
    void reaches_a_new_limit_with_its_gradient() {
        ActivePower p =
                of(support(null, new PowerLimit(0.8, 10 * S), 0, 0), new FrequencyResponse.None());
        assertThat(step(p, -1, -1)).isEqualTo(-0.8);
        var next = settings(support(null, new PowerLimit(0.5, 10 * S), 0, 0), DROOP);
        p.apply(next);
        assertThat(step(p, -1, -1)).isCloseTo(-0.79, within(1e-9));
        for (int k = 0; k < 40; k++) {
            step(p, -1, -1);
        }
        assertThat(step(p, -1, -1)).isEqualTo(-0.5);
        p.apply(settings(SupportSettings.none(), DROOP));
        assertThat(step(p, -1, -1)).isEqualTo(-1);
        p.apply(next);
        assertThat(step(p, -1, -1)).isCloseTo(-0.99, within(1e-9));
        p.outOfService();
        assertThat(step(p, -1, 0)).isEqualTo(-0.5);
    }

    @Test
    void waits_for_the_dead_time_of_a_limit_inside_its_response_time() {
        ActivePower p =
                of(support(null, new PowerLimit(1, 2 * S), 0, S), new FrequencyResponse.None());
        step(p, -1, -1);
        p.apply(settings(support(null, new PowerLimit(0, 2 * S), 0, S), DROOP));
        for (int k = 0; k < 10; k++) {
            assertThat(step(p, -1, -1)).isEqualTo(-1);
        }
        for (int k = 0; k < 10; k++) {
            step(p, -1, -1);
        }
        assertThat(step(p, -1, -1)).isEqualTo(0, within(0.1001));
    }

    @Test
    void waits_for_the_dead_time_of_volt_watt_and_of_the_frequency() {
        ActivePower p = of(support(VOLT_WATT, null, 0, S), DROOP);
        step(p, -1, -1);
        grid.voltageL1Pu = 1.08;
        for (int k = 0; k < 10; k++) {
            assertThat(step(p, -1, -1)).isEqualTo(-1);
        }
        assertThat(step(p, -1, -1)).isCloseTo(-0.5, within(1e-9));
        grid.voltageL1Pu = 1;
        for (int k = 0; k < 30; k++) {
            step(p, -0.5, -0.5);
        }
        grid.frequencyHz = 60.636;
        for (int k = 0; k < 10; k++) {
            assertThat(step(p, -0.5, -0.5)).isEqualTo(-0.5);
        }
        assertThat(step(p, -0.5, -0.5)).isCloseTo(-0.3, within(1e-9));
        p.outOfService();
        assertThat(p.active()).isZero();
        assertThat(p.frequency().direction()).isEqualTo(Direction.INACTIVE);
    }

    @Test
    void follows_a_new_demand_with_the_codes_gradient() {
        ActivePower p = of(support(null, null, 10 * S, 0), new FrequencyResponse.None());
        assertThat(step(p, 0.5, 0)).isEqualTo(0.5);
        assertThat(p.overridden()).isFalse();
        assertThat(step(p, -0.5, 0.5)).isCloseTo(0.49, within(1e-9));
        assertThat(p.binding()).isEqualTo(GridFunction.DEMAND_RAMP);
        assertThat(p.overridden()).isTrue();
        for (int k = 0; k < 99; k++) {
            step(p, -0.5, 0);
        }
        assertThat(step(p, -0.5, -0.5)).isEqualTo(-0.5);
        assertThat(p.binding()).isEqualTo(GridFunction.NONE);
        p.outOfService();
        assertThat(step(p, -0.5, 0)).isCloseTo(-0.01, within(1e-9));
        p.apply(settings(SupportSettings.none(), new FrequencyResponse.None()));
        assertThat(step(p, -0.5, 0)).isEqualTo(-0.5);
        p.apply(settings(support(null, null, 10 * S, 0), new FrequencyResponse.None()));
        assertThat(step(p, -0.6, 0)).isCloseTo(-0.51, within(1e-9));
    }

    @Test
    void returns_on_a_ramp_both_ways() {
        ActivePower p = of(SupportSettings.none(), new FrequencyResponse.None());
        assertThat(step(p, -1, 0, 0.2, true)).isEqualTo(-0.2);
        assertThat(p.binding()).isEqualTo(GridFunction.RETURN_RAMP);
        assertThat(p.lowestPu()).isEqualTo(-0.2);
        assertThat(p.highestPu()).isEqualTo(0.2);
        assertThat(step(p, 1, 0, 0.2, true)).isEqualTo(0.2);
        assertThat(step(p, 0.1, 0, 0.2, true)).isEqualTo(0.1);
    }

    @Test
    void supports_the_frequency_from_what_was_flowing_and_says_so() {
        ActivePower p = of(support(null, new PowerLimit(0.5, 0), 0, 0), DROOP);
        step(p, -1, -0.5);
        grid.frequencyHz = 60.636;
        assertThat(step(p, -1, -0.5)).isCloseTo(-0.3, within(1e-9));
        assertThat(p.binding()).isEqualTo(GridFunction.FREQUENCY);
        assertThat(p.frequency().direction()).isEqualTo(Direction.OVER);
        assertThat(p.overridden()).isTrue();
        assertThat(p.lowestPu()).isCloseTo(-0.3, within(1e-9));
        grid.frequencyHz = 59.364;
        // under-frequency overrides the power limit (IEEE 1547.1 table 39)
        assertThat(step(p, -1, -0.5)).isCloseTo(-0.7, within(1e-9));
        assertThat(p.lowestPu()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(p.highestPu()).isZero();
        assertThat(GridFunction.FREQUENCY.isIn(p.active())).isTrue();
    }

    @Test
    void yields_to_volt_watt_even_while_it_supports_the_frequency() {
        ActivePower p = of(support(VOLT_WATT, null, 0, 0), DROOP);
        step(p, -1, -0.5);
        grid.voltageL1Pu = 1.09;
        grid.frequencyHz = 59.364;
        assertThat(step(p, -1, -0.5)).isCloseTo(-0.25, within(1e-9));
        assertThat(p.binding()).isEqualTo(GridFunction.VOLT_WATT);
    }

    @Test
    void starts_a_response_during_the_return_ramp_from_what_flows_and_not_from_the_demand() {
        var slow = new FrequencyResponse.Droop(0.036, 0.036, 0.05, 0.05, 5 * S, -1, 1);
        ActivePower p = of(SupportSettings.none(), slow);
        p.outOfService();
        step(p, -1, 0, 0.1, true);
        step(p, -1, -0.1, 0.2, true);
        grid.frequencyHz = 59.364;
        // the lag departs from −0.1, what flowed, and not from the demand of −1
        assertThat(step(p, -1, -0.2, 0.9, true)).isBetween(-0.12, -0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, Infinity, 0.3, -0.3, AVAILABLE_POWER", "1, 0.4, Infinity, 0.4, AVAILABLE_POWER",
        "-1, NaN, NaN, 0, AVAILABLE_POWER", "1, NaN, 1, 0, AVAILABLE_POWER",
        "1, -1, 1, 0, AVAILABLE_POWER", "-0.2, 1, 0.3, -0.2, NONE",
        "1.5, Infinity, Infinity, 1, RATING", "-1.5, Infinity, Infinity, -1, RATING"
    })
    void ends_at_what_the_vehicle_and_the_rating_permit(
            double desired, double take, double give, double expected, GridFunction by) {
        ActivePower p = of(SupportSettings.none(), new FrequencyResponse.None());
        step(p, desired, 0);
        assertThat(p.available(desired, take, give)).isEqualTo(expected);
        assertThat(p.binding()).isEqualTo(by);
    }

    @Test
    void is_rated_each_way() {
        var capability =
                new Capability(
                        0.8,
                        0.6,
                        1,
                        1,
                        Curve.level(1),
                        Curve.level(1),
                        0.44,
                        0.44,
                        Priority.REACTIVE);
        var rated =
                new SupportSettings(
                        ControlVoltage.MEAN,
                        0,
                        new ReactiveMode.Off(),
                        0,
                        null,
                        null,
                        0,
                        null,
                        capability,
                        0);
        ActivePower p = of(rated, new FrequencyResponse.None());
        assertThat(p.available(1, 2, 2)).isEqualTo(0.6);
        assertThat(p.available(-1, 2, 2)).isEqualTo(-0.8);
    }

    @Test
    void takes_over_another_kind_of_frequency_response() {
        ActivePower p = of(SupportSettings.none(), new FrequencyResponse.None());
        step(p, -0.5, -0.5);
        grid.frequencyHz = 60.636;
        assertThat(step(p, -0.5, -0.5)).isEqualTo(-0.5);
        p.apply(settings(SupportSettings.none(), DROOP));
        assertThat(step(p, -0.5, -0.5)).isCloseTo(-0.3, within(1e-9));
        p.apply(
                settings(
                        SupportSettings.none(),
                        new FrequencyResponse.Droop(0.036, 0.036, 0.04, 0.05, 0, -1, 1)));
        assertThat(step(p, -0.5, -0.3)).isCloseTo(-0.25, within(1e-9));
    }

    @Nested
    @DisplayName("under droop")
    class DroopTest {
        private double last;

        private double run(FrequencySupport s, double hz, double demand, int steps) {
            for (int k = 0; k < steps; k++) {
                last = s.step(hz, demand, demand, demand, last, DT);
            }
            return last;
        }

        @Test
        void answers_in_its_response_time_and_stays_until_it_has_returned() {
            var slow = new FrequencyResponse.Droop(0.036, 0.036, 0.05, 0.05, 5 * S, -1, 1);
            FrequencySupport s = FrequencySupport.of(slow, 60);
            run(s, 60, -0.5, 1);
            assertThat(run(s, 60.636, -0.5, 50)).isCloseTo(-0.5 + 0.2 * 0.9, within(3e-3));
            assertThat(run(s, 60.636, -0.5, 300)).isCloseTo(-0.3, within(1e-4));
            assertThat(run(s, 60, -0.5, 50)).isCloseTo(-0.48, within(3e-3));
            assertThat(s.direction()).isEqualTo(Direction.OVER);
            run(s, 60, -0.5, 70);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
            assertThat(last).isEqualTo(-0.5);
        }

        @Test
        void ends_at_the_most_that_may_be_asked_for() {
            FrequencySupport s =
                    FrequencySupport.of(
                            new FrequencyResponse.Droop(0, 0, 0.05, 0.05, 0, -0.6, 0.4), 60);
            last = 0.2;
            assertThat(run(s, 63, 0.2, 1)).isEqualTo(0.4);
            assertThat(s.referencePu()).isEqualTo(0.4);
            assertThat(run(s, 57, 0.2, 1)).isEqualTo(-0.6);
        }

        @Test
        void has_its_own_deadband_and_slope_each_way() {
            var d = new FrequencyResponse.Droop(0.1, 0.2, 0.05, 0.02, 0, -1, 1);
            FrequencySupport s = FrequencySupport.of(d, 60);
            assertThat(run(s, 60.1, 0, 2)).isZero();
            assertThat(run(s, 59.8, 0, 2)).isZero();
            assertThat(run(s, 60.4, 0, 1)).isCloseTo(0.1, within(1e-9));
            s.reset();
            last = 0;
            assertThat(run(s, 59.68, 0, 1)).isCloseTo(-0.1, within(1e-9));
        }

        @Test
        void welcomes_a_new_demand_that_helps_more() {
            FrequencySupport s = FrequencySupport.of(DROOP, 60);
            run(s, 60, 0.3, 1);
            assertThat(run(s, 59.364, 0.3, 1)).isCloseTo(0.1, within(1e-9));
            assertThat(s.step(59.364, 0.29, 0.29, 0.29, 0.1, DT)).isCloseTo(0.1, within(1e-9));
            assertThat(s.step(59.364, -0.4, -0.4, -0.4, 0.1, DT)).isEqualTo(-0.4);
            assertThat(s.step(59.364, 0.9, 0.9, 0.9, 0.1, DT)).isCloseTo(0.1, within(1e-9));
            assertThat(s.step(60.636, 0.9, 0.9, 0.9, 0.1, DT)).isEqualTo(0.9);
        }

        @Test
        void comes_back_from_zero_after_it_was_out_of_service() {
            var slow = new FrequencyResponse.Droop(0.036, 0.036, 0.05, 0.05, 5 * S, -1, 1);
            FrequencySupport s = FrequencySupport.of(slow, 60);
            run(s, 60, -0.5, 1);
            s.reset();
            assertThat(s.referencePu()).isZero();
            // nothing has flowed: the demand stands for it, and the lag begins at nothing
            double first = s.step(59.364, -0.5, -0.5, 0, 0, DT);
            assertThat(first).isBetween(-0.05, -0.01);
            double later = first;
            for (int k = 0; k < 400; k++) {
                later = s.step(59.364, -0.5, -0.5, later, later, DT);
            }
            assertThat(later).isCloseTo(-0.7, within(1e-3));
        }

        @Test
        void waits_its_dead_time() {
            FrequencySupport s = FrequencySupport.of(DROOP, 60);
            s.reaction(0.5);
            run(s, 60, -0.5, 1);
            for (int k = 0; k < 5; k++) {
                assertThat(run(s, 60.636, -0.5, 1)).isEqualTo(-0.5);
            }
            assertThat(run(s, 60.636, -0.5, 1)).isCloseTo(-0.3, within(1e-9));
        }
    }

    @Nested
    @DisplayName("under LFSM")
    class LfsmTest {
        private double last;

        private static FrequencyResponse.Lfsm lfsm(
                boolean momentary, FrequencyResponse.@Nullable Recovery recovery) {
            return new FrequencyResponse.Lfsm(
                    new FrequencyResponse.Threshold(50.2, 0.05, momentary),
                    new FrequencyResponse.Threshold(49.8, 0.05, momentary),
                    0,
                    recovery,
                    -1,
                    1);
        }

        private double run(FrequencySupport s, double hz, double demand, int steps) {
            for (int k = 0; k < steps; k++) {
                last = s.step(hz, demand, demand, demand, last, DT);
            }
            return last;
        }

        @ParameterizedTest
        @CsvSource({
            "51.2, -0.5, false, -0.1", "51.2, 0.5, false, 0.9", "48.8, 0.5, false, 0.1",
            "48.8, -0.5, false, -0.9", "51.2, -0.5, true, -0.3", "48.8, 0.5, true, 0.3",
            "51.2, 0.8, false, 1", "48.8, -0.8, false, -1", "50.2, -0.5, false, -0.5",
            "49.8, 0.5, false, 0.5"
        })
        void follows_the_line(double hz, double demand, boolean momentary, double expected) {
            FrequencySupport s = FrequencySupport.of(lfsm(momentary, null), 50);
            last = demand;
            assertThat(run(s, hz, demand, 1)).isCloseTo(expected, within(1e-9));
        }

        @Test
        void returns_at_once_without_a_recovery() {
            FrequencySupport s = FrequencySupport.of(lfsm(false, null), 50);
            last = -0.5;
            run(s, 51.2, -0.5, 3);
            assertThat(run(s, 50, -0.5, 1)).isEqualTo(-0.5);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
            assertThat(run(s, 50, -0.5, 1)).isEqualTo(-0.5);
        }

        @Test
        void returns_with_its_gradient_and_ends_after_its_window() {
            FrequencySupport s =
                    FrequencySupport.of(
                            lfsm(false, new FrequencyResponse.Recovery(0.6, 20 * S)), 50);
            last = -0.5;
            run(s, 51.2, -0.5, 3);
            assertThat(run(s, 50, -0.5, 10)).isCloseTo(-0.11, within(1e-9));
            assertThat(s.direction()).isEqualTo(Direction.OVER);
            // a new demand that helps is never held back, and neither is it the end
            assertThat(run(s, 50, 0.3, 1)).isEqualTo(0.3);
            assertThat(run(s, 50, -0.5, 1)).isCloseTo(0.29, within(1e-2));
            run(s, 50, -0.5, 300);
            assertThat(s.direction()).isEqualTo(Direction.OVER);
            run(s, 50, -0.5, 600);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
            assertThat(last).isEqualTo(-0.5);
        }

        @Test
        void returns_from_under_frequency_with_its_gradient() {
            FrequencySupport s =
                    FrequencySupport.of(
                            lfsm(false, new FrequencyResponse.Recovery(0.6, 20 * S)), 50);
            last = 0.5;
            run(s, 48.8, 0.5, 3);
            assertThat(run(s, 50, 0.5, 10)).isCloseTo(0.11, within(1e-9));
            assertThat(s.direction()).isEqualTo(Direction.UNDER);
            run(s, 50, 0.5, 190);
            assertThat(s.direction()).isEqualTo(Direction.UNDER);
            run(s, 50, 0.5, 300);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
            assertThat(last).isEqualTo(0.5);
        }

        @Test
        void lags_and_takes_new_numbers_and_forgets() {
            var slow =
                    new FrequencyResponse.Lfsm(
                            new FrequencyResponse.Threshold(50.2, 0.05, false),
                            null,
                            2 * S,
                            null,
                            -1,
                            1);
            FrequencySupport s = FrequencySupport.of(slow, 50);
            last = -0.5;
            assertThat(run(s, 51.2, -0.5, 20)).isCloseTo(-0.5 + 0.4 * 0.9, within(0.012));
            assertThat(run(s, 49, -0.5, 1)).isEqualTo(-0.5);
            assertThat(s.apply(lfsm(false, null))).isTrue();
            assertThat(run(s, 51.2, -0.5, 1)).isCloseTo(-0.1, within(1e-9));
            assertThat(s.apply(DROOP)).isFalse();
            s.reset();
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
            last = -0.2;
            assertThat(run(s, 51.2, -0.2, 1)).isCloseTo(0.2, within(1e-9));
        }
    }

    @Nested
    @DisplayName("held as AS/NZS 4777.2 says")
    class HeldTest {
        private final FrequencySupport s =
                FrequencySupport.of(
                        new FrequencyResponse.Held(50.25, 52, 49.75, 48, 0.1, 2 * S, 0.6), 50);
        private double last;

        private double run(double hz, double demand, int steps) {
            for (int k = 0; k < steps; k++) {
                last = s.step(hz, demand, demand, demand, last, DT);
            }
            return last;
        }

        @Test
        void falls_to_the_lowest_value_and_stays_there_until_it_has_been_calm() {
            last = -1;
            assertThat(run(50.25, -1, 1)).isEqualTo(-1);
            assertThat(run(50.6, -1, 1)).isCloseTo(-0.8, within(1e-9));
            assertThat(run(51.3, -1, 1)).isCloseTo(-0.4, within(1e-9));
            assertThat(run(50.6, -1, 5)).isCloseTo(-0.4, within(1e-9));
            // inside the start but not inside the hysteresis: nothing moves
            assertThat(run(50.2, -1, 50)).isCloseTo(-0.4, within(1e-9));
            assertThat(run(50.1, -1, 19)).isCloseTo(-0.4, within(1e-9));
            assertThat(run(50.1, -1, 2)).isCloseTo(-0.402, within(1e-9));
            run(50.1, -1, 610);
            assertThat(last).isEqualTo(-1);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
        }

        @Test
        void is_zero_from_the_end_of_the_range_and_leaves_import_alone() {
            last = -1;
            assertThat(run(52, -1, 1)).isZero();
            assertThat(run(53, -1, 1)).isZero();
            s.reset();
            last = 0.7;
            assertThat(run(51, 0.7, 1)).isEqualTo(0.7);
        }

        @Test
        void takes_import_away_when_the_frequency_is_too_low() {
            last = 1;
            assertThat(run(49.75, 1, 1)).isEqualTo(1);
            assertThat(run(49.4, 1, 1)).isCloseTo(0.8, within(1e-9));
            assertThat(run(48, 1, 1)).isZero();
            assertThat(run(49.4, 1, 5)).isZero();
            assertThat(run(49.8, 1, 50)).isZero();
            assertThat(run(49.9, 1, 20)).isCloseTo(0.01, within(0.0101));
            run(49.9, 1, 1_010);
            assertThat(last).isEqualTo(1);
            assertThat(s.direction()).isEqualTo(Direction.INACTIVE);
        }

        @Test
        void a_calm_that_is_broken_begins_again() {
            last = -1;
            run(50.6, -1, 1);
            run(50.1, -1, 15);
            run(50.6, -1, 1);
            assertThat(run(50.1, -1, 19)).isCloseTo(-0.8, within(1e-9));
            assertThat(run(50.1, -1, 2)).isLessThan(-0.8);
        }

        @Test
        void takes_new_numbers() {
            assertThat(s.apply(new FrequencyResponse.Held(50.5, 53, 49, 47, 0.1, 0, 0.6))).isTrue();
            last = -1;
            assertThat(run(50.5, -1, 1)).isEqualTo(-1);
            assertThat(s.apply(DROOP)).isFalse();
            assertThat(FrequencySupport.of(DROOP, 50).apply(new FrequencyResponse.None()))
                    .isFalse();
            FrequencySupport none = FrequencySupport.of(new FrequencyResponse.None(), 50);
            assertThat(none.apply(DROOP)).isFalse();
            assertThat(none.apply(new FrequencyResponse.None())).isTrue();
        }
    }
}
