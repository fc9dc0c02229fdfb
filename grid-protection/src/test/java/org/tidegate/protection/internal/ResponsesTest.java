package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.SlewLimiter;

/** Closed forms of what responds to a step. */
class ResponsesTest {
    private static final double DT = 0.01;

    @Nested
    @DisplayName("Dead time")
    class DeadTimeTest {
        private final DeadTime delay = new DeadTime();

        @Test
        void gives_out_what_came_in_so_many_steps_before_and_holds_the_first_value_until_then() {
            delay.prepare(0.05);
            for (int k = 0; k < 50; k++) {
                assertThat(delay.step(100 + k, 0.05, DT)).isEqualTo(100 + Math.max(0, k - 5));
            }
        }

        @Test
        void rounds_up_to_whole_steps() {
            delay.prepare(0.025);
            for (int k = 0; k < 20; k++) {
                assertThat(delay.step(k, 0.025, DT)).isEqualTo(Math.max(0, k - 3));
            }
        }

        @Test
        void is_none_when_it_is_shorter_than_a_step_or_no_room_was_made() {
            assertThat(delay.step(1, 0.05, DT)).isEqualTo(1);
            assertThat(delay.step(2, 0.05, DT)).isEqualTo(2);
            delay.prepare(0.05);
            assertThat(delay.step(3, 0.009, DT)).isEqualTo(3);
            assertThat(delay.step(4, 0, DT)).isEqualTo(4);
            assertThat(delay.step(5, -1, DT)).isEqualTo(5);
            assertThat(delay.step(6, 0.01, DT)).isEqualTo(5);
            assertThat(delay.step(7, 0.01, DT)).isEqualTo(6);
        }

        @Test
        void of_zero_in_a_step_of_zero_is_none() {
            delay.prepare(0.05);
            assertThat(delay.step(1, 0, 0)).isEqualTo(1);
            assertThat(delay.step(2, 0, 0)).isEqualTo(2);
        }

        @Test
        void forgets() {
            delay.prepare(0.05);
            for (int k = 0; k < 4; k++) {
                delay.step(k, 0.05, DT);
            }
            delay.reset(7);
            assertThat(delay.step(9, 0.05, DT)).isEqualTo(7);
            for (int k = 0; k < 4; k++) {
                assertThat(delay.step(9, 0.05, DT)).isEqualTo(7);
            }
            assertThat(delay.step(9, 0.05, DT)).isEqualTo(9);
        }

        @Test
        void of_many_steps_is_thinned_out_by_a_thousandth() {
            delay.prepare(5);
            for (int k = 0; k < 20_000; k++) {
                double out = delay.step(k * 1e-3, 5, 1e-3);
                assertThat(out).isCloseTo(Math.max(0, k * 1e-3 - 5), within(0.0101));
            }
        }

        @Test
        void that_grows_longer_loses_nothing_but_the_oldest() {
            delay.prepare(1);
            for (int k = 0; k < 3_000; k++) {
                double out = delay.step(k, 1.02, 1e-3);
                assertThat(out).isCloseTo(Math.max(0, k - 1_020), within(3.0));
            }
        }
    }

    @Nested
    @DisplayName("An open-loop response")
    class OpenLoopResponseTest {
        private final OpenLoopResponse response = new OpenLoopResponse();

        /** y(n) = 1 − ((T2 − dt) / (T2 + dt))^n · T2 / (T2 + dt), T2 = t90 / 1.15. */
        private static double bilinear(int n, double t90) {
            double doubleTau = t90 / 1.15;
            double ratio = (doubleTau - DT) / (doubleTau + DT);
            return 1 - Math.pow(ratio, n) * doubleTau / (doubleTau + DT);
        }

        @Test
        void takes_its_first_value_and_follows_the_bilinear_closed_form_from_there() {
            assertThat(response.step(0, 5, DT)).isZero();
            for (int n = 0; n < 2_000; n++) {
                assertThat(response.step(1, 5, DT)).isCloseTo(bilinear(n, 5), within(1e-9));
            }
            assertThat(response.value()).isEqualTo(bilinear(1_999, 5), within(1e-9));
        }

        @Test
        void reaches_ninety_percent_in_its_time() {
            response.reset(0);
            double value = 0;
            for (int n = 0; n < 500; n++) {
                value = response.step(1, 5, DT);
            }
            assertThat(value).isCloseTo(0.9, within(2e-3));
        }

        @Test
        void counts_the_dead_time_into_its_time() {
            response.reaction(1);
            response.step(0, 5, DT);
            for (int n = 0; n < 100; n++) {
                assertThat(response.step(1, 5, DT)).isZero();
            }
            double value = 0;
            for (int n = 0; n < 400; n++) {
                value = response.step(1, 5, DT);
            }
            assertThat(value).isCloseTo(0.9, within(3e-3));
        }

        @Test
        void takes_the_next_value_as_it_is_after_it_has_been_told_to_forget() {
            response.step(0, 5, DT);
            response.forget();
            assertThat(response.step(0.7, 5, DT)).isCloseTo(0.7, within(1e-15));
            response.reset(0.2);
            assertThat(response.value()).isEqualTo(0.2);
            assertThat(response.step(0.2, 5, DT)).isEqualTo(0.2, within(1e-12));
        }

        @Test
        void forgets_its_dead_time_as_well() {
            response.reaction(1);
            response.step(0.1, 5, DT);
            response.reset(0.6);
            assertThat(response.step(0.6, 5, DT)).isEqualTo(0.6);
        }

        @Test
        void faster_than_the_step_passes_through() {
            response.step(0, 5, DT);
            assertThat(response.step(1, 0, DT)).isEqualTo(1);
            assertThat(response.step(0.5, 0.0114, DT)).isEqualTo(0.5);
            assertThat(response.step(1, 0.0116, DT)).isLessThan(1);
        }
    }

    @Nested
    @DisplayName("A first-order lag")
    class FirstOrderLagTest {
        @Test
        void is_exact_for_one_step() {
            var lag = new FirstOrderLag();
            lag.reset(0.25);
            double doubleTau = 2 * 5 / 2.3;
            double expected = (DT * (1 + 0.25) + (doubleTau - DT) * 0.25) / (DT + doubleTau);
            assertThat(lag.step(1, 5, DT)).isCloseTo(expected, within(1e-15));
            assertThat(lag.value()).isCloseTo(expected, within(1e-15));
            assertThat(lag.step(0.5, 0, 0)).isEqualTo(0.5);
        }
    }

    @Nested
    @DisplayName("A slew limiter")
    class SlewLimiterTest {
        private final SlewLimiter slew = new SlewLimiter();

        @Test
        void has_a_gradient_for_each_direction() {
            assertThat(slew.step(1, 0.5, 2, 0.1)).isEqualTo(0.05);
            assertThat(slew.step(1, 0.5, 2, 0.1)).isEqualTo(0.1);
            assertThat(slew.step(-1, 0.5, 2, 0.1)).isEqualTo(0.1 - 0.2);
            assertThat(slew.value()).isEqualTo(0.1 - 0.2);
            assertThat(slew.step(-0.09, 0.5, 2, 0.1)).isEqualTo(-0.09 - 0.01 + 0.01, within(0.051));
            slew.reset(0.5);
            assertThat(slew.step(0.52, 0.5, 2, 0.1)).isEqualTo(0.52);
            assertThat(slew.step(0.51, 0.5, 2, 0.1)).isEqualTo(0.51);
        }

        @Test
        void without_a_limit_follows_even_in_no_time() {
            assertThat(slew.step(1, Double.POSITIVE_INFINITY, 1, 0)).isEqualTo(1);
            assertThat(slew.step(0, 1, Double.POSITIVE_INFINITY, 0)).isEqualTo(0);
        }
    }

    @Nested
    @DisplayName("A return ramp")
    class ReturnRampTest {
        private static final long MS = 1_000_000L;

        @Test
        void climbs_from_zero_to_full_and_ends_a_step_later() {
            var ramp = new ReturnRamp(100 * MS);
            assertThat(ramp.limitPu()).isEqualTo(1);
            assertThat(ramp.begin(10 * MS)).isTrue();
            assertThat(ramp.limitPu()).isZero();
            for (int k = 1; k <= 10; k++) {
                ramp.step(10 * MS);
                assertThat(ramp.limitPu()).isCloseTo(k / 10.0, within(1e-12));
                assertThat(ramp.ramping()).isTrue();
            }
            ramp.step(10 * MS);
            assertThat(ramp.ramping()).isFalse();
            assertThat(ramp.limitPu()).isEqualTo(1);
        }

        @Test
        void shorter_than_a_step_is_none() {
            assertThat(new ReturnRamp(9 * MS).begin(10 * MS)).isFalse();
            assertThat(new ReturnRamp(10 * MS).begin(10 * MS)).isTrue();
            assertThat(new ReturnRamp(0).begin(0)).isFalse();
        }

        @Test
        void takes_a_new_gradient_on_its_way() {
            var ramp = new ReturnRamp(100 * MS);
            ramp.begin(10 * MS);
            ramp.step(10 * MS);
            ramp.apply(20 * MS);
            ramp.step(10 * MS);
            assertThat(ramp.limitPu()).isCloseTo(0.6, within(1e-12));
            ramp.apply(0);
            ramp.step(10 * MS);
            assertThat(ramp.limitPu()).isEqualTo(1);
            ramp.begin(10 * MS);
            ramp.release();
            assertThat(ramp.ramping()).isFalse();
        }
    }
}
