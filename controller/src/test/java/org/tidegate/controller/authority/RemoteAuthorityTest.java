package org.tidegate.controller.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.authority.RemoteAuthority.Urgency;

@DisplayName("A remote set-point")
class RemoteAuthorityTest {
    private static final long MS = 1_000_000L;
    private static final long S = 1_000 * MS;

    private long nowNanos = 1_000 * S;
    private double flowingW;

    private double after(RemoteAuthority authority, double askedW, Urgency urgency, long millis) {
        double result = Double.NaN;
        for (long t = 0; t < millis; t += 10) {
            nowNanos += 10 * MS;
            result = authority.follow(askedW, urgency, flowingW, nowNanos);
        }
        return result;
    }

    private static RemoteAuthority with(
            double rampWPerS, int reversals, long delaySeconds, long seed) {
        return new RemoteAuthority(
                new AuthoritySettings(rampWPerS, reversals, delaySeconds * S, 0, seed));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void of_three_kilowatts_keeps_its_sign_through_the_ramp(double powerW) {
        RemoteAuthority authority = with(1_000, 0, 0, 1);
        assertThat(after(authority, powerW, Urgency.ORDINARY, 2_000))
                .isCloseTo(powerW * 2 / 3, within(20.0));
        assertThat(authority.restraint()).isEqualTo(Restraint.RAMP);
        assertThat(after(authority, powerW, Urgency.ORDINARY, 1_100)).isEqualTo(powerW);
        assertThat(authority.restraint()).isEqualTo(Restraint.NONE);
    }

    @Test
    void begins_where_power_flows_and_not_at_zero() {
        RemoteAuthority authority = with(1_000, 0, 0, 1);
        flowingW = 11_000;
        assertThat(after(authority, 8_000, Urgency.ORDINARY, 500)).isBetween(10_490.0, 10_520.0);
    }

    @Test
    void without_bounds_is_followed_in_the_same_cycle() {
        var authority = new RemoteAuthority(AuthoritySettings.unlimited());
        assertThat(after(authority, -11_000, Urgency.ORDINARY, 10)).isEqualTo(-11_000);
        assertThat(after(authority, 11_000, Urgency.ORDINARY, 10)).isEqualTo(11_000);
    }

    @Test
    void may_turn_round_only_so_often_within_an_hour() {
        RemoteAuthority authority = with(0, 3, 0, 1);
        double wanted = 2_000;
        for (int i = 0; i < 4; i++) { // the first direction is no change of direction
            assertThat(after(authority, wanted, Urgency.ORDINARY, 1_000)).isEqualTo(wanted);
            wanted = -wanted;
        }
        assertThat(after(authority, wanted, Urgency.ORDINARY, 10_000)).isZero();
        assertThat(authority.restraint()).isEqualTo(Restraint.REVERSALS);
        assertThat(after(authority, -wanted, Urgency.ORDINARY, 1_000)).isEqualTo(-wanted);
        nowNanos += 3_600 * S;
        assertThat(after(authority, wanted, Urgency.ORDINARY, 1_000)).isEqualTo(wanted);
    }

    @Test
    void that_discharges_after_charging_without_one_has_turned_round() {
        RemoteAuthority authority = with(0, 1, 0, 1);
        for (int i = 0; i < 2; i++) {
            authority.rest(11_000, nowNanos += 10 * MS);
            double first = after(authority, -5_000, Urgency.ORDINARY, 100);
            assertThat(first).isEqualTo(i == 0 ? -5_000 : 0);
        }
    }

    @RepeatedTest(20)
    void never_turns_more_often_than_permitted(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int most = 1 + random.nextInt(6);
        RemoteAuthority authority = with(random.nextBoolean() ? 0 : 5_000, most, 0, 1);
        int turns = 0;
        double wanted = 0;
        double last = 0;
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(200) == 0) {
                wanted = random.nextDouble(-11_000, 11_000);
            }
            double now = after(authority, wanted, Urgency.ORDINARY, 10);
            if (Math.abs(now) > 60 && Math.signum(now) == -last) {
                turns++;
            }
            if (Math.abs(now) > 60) {
                last = Math.signum(now);
            }
        }
        assertThat(turns).isLessThanOrEqualTo(most);
    }

    @RepeatedTest(20)
    void waits_for_its_random_delay_and_no_longer(RepetitionInfo seed) {
        RemoteAuthority authority = with(0, 0, 600, seed.getCurrentRepetition());
        assertThat(after(authority, -5_000, Urgency.ORDINARY, 10)).isNaN();
        assertThat(authority.restraint()).isEqualTo(Restraint.RANDOM_DELAY);
        long waits = authority.delayRemainingNanos(nowNanos);
        assertThat(waits).isBetween(0L, 600 * S);
        nowNanos += Math.max(0, waits - 20 * MS);
        assertThat(after(authority, -5_000, Urgency.ORDINARY, 40)).isEqualTo(-5_000);
        // a change waits anew, and the old value stays meanwhile
        assertThat(after(authority, 5_000, Urgency.ORDINARY, 10)).isEqualTo(-5_000);
    }

    @Test
    void waits_differently_at_different_chargers() {
        long first = -1;
        boolean differs = false;
        for (long seed = 0; seed < 5; seed++) {
            RemoteAuthority authority = with(0, 0, 600, seed);
            after(authority, -5_000, Urgency.ORDINARY, 10);
            long waits = authority.delayRemainingNanos(nowNanos);
            differs |= first >= 0 && Math.abs(waits - first) > S;
            first = waits;
        }
        assertThat(differs).isTrue();
    }

    @Test
    void that_is_renewed_while_it_waits_does_not_wait_for_ever() {
        RemoteAuthority authority = with(0, 0, 60, 7);
        double result = Double.NaN;
        for (int i = 0; i < 70; i++) {
            result = after(authority, -3_000 - 200 * (i % 2), Urgency.ORDINARY, 1_000);
            if (!Double.isNaN(result)) {
                break;
            }
        }
        assertThat(result).isNegative();
    }

    @Test
    void is_followed_at_once_when_a_person_says_so() {
        RemoteAuthority authority = with(0, 0, 600, 3);
        assertThat(after(authority, -5_000, Urgency.ORDINARY, 100)).isNaN();
        authority.skipDelay();
        assertThat(after(authority, -5_000, Urgency.ORDINARY, 10)).isEqualTo(-5_000);
    }

    @Test
    void of_a_frequency_service_does_not_wait() {
        RemoteAuthority authority = with(0, 0, 600, 3);
        assertThat(after(authority, -5_000, Urgency.PROMPT, 10)).isEqualTo(-5_000);
        assertThat(after(authority, 5_000, Urgency.LOCAL, 10)).isEqualTo(5_000);
    }

    @Test
    void goes_on_from_what_a_limit_let_through() {
        RemoteAuthority authority = with(1_000, 0, 0, 1);
        after(authority, 8_000, Urgency.ORDINARY, 8_100);
        for (int i = 0; i < 100; i++) {
            after(authority, 8_000, Urgency.ORDINARY, 10);
            authority.bound(2_000);
        }
        assertThat(after(authority, 8_000, Urgency.ORDINARY, 1_000)).isCloseTo(3_000, within(20.0));
    }

    @Test
    void bounds_that_mean_nothing_are_refused() {
        assertThatThrownBy(() -> new AuthoritySettings(-1, 0, 0, 0, 0))
                .hasMessageContaining("rampWPerS = -1.0");
        assertThatThrownBy(() -> new AuthoritySettings(Double.NaN, 0, 0, 0, 0))
                .hasMessageContaining("rampWPerS");
        assertThatThrownBy(() -> new AuthoritySettings(0, 3_601, 0, 0, 0))
                .hasMessageContaining("reversalsPerHour");
    }
}
