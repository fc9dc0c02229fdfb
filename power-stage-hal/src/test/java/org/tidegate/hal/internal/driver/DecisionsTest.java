package org.tidegate.hal.internal.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageRequest;

@DisplayName("What the driver decides")
class DecisionsTest {
    private static final long SECOND = 1_000_000_000L;

    private static StageRating rating(boolean dcControl) {
        return new StageRating("", "", "", 11_000, 9_000, 10_000, 230, 500, 25, dcControl);
    }

    @RepeatedTest(300)
    void an_order_never_exceeds_ratings_limits_or_slew_whatever_is_asked(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var order = new DriveOrder();
        var request = new StageRequest();
        var rating = rating(random.nextBoolean());
        double before = 0;
        order.stop(0);
        for (int i = 1; i <= 50; i++) {
            request.mode = DcMode.values()[random.nextInt(3)];
            request.acPowerW = wild(random, 30_000);
            request.reactivePowerVar = wild(random, 30_000);
            request.dcVoltageTargetV = wild(random, 1000);
            request.dcVoltageLimitV = wild(random, 1000);
            request.dcCurrentLimitA = wild(random, 60);
            double dcV = wild(random, 600);

            order.decide(request, rating, dcV, 50_000, i * SECOND / 50);

            assertThat(order.acPowerW).isBetween(-9_000.0, 10_000.0);
            assertThat(Math.hypot(order.acPowerW, order.reactivePowerVar))
                    .isLessThanOrEqualTo(10_000.001);
            assertThat(order.dcLimitV).isBetween(0.0, 500.0);
            assertThat(order.dcLimitA).isBetween(0.0, 25.0);
            assertThat(order.dcTargetV).isBetween(0.0, order.dcLimitV);
            assertThat(Math.abs(order.acPowerW)).isLessThanOrEqualTo(Math.abs(before) + 1000.001);
            if (order.mode != DcMode.POWER) {
                assertThat(order.acPowerW).isZero();
            }
            if (order.mode == DcMode.OFF) {
                assertThat(order.dcLimitA).isZero();
            }
            if (!rating.dcVoltageControl() && !(dcV > 0)) {
                assertThat(order.acPowerW).as("blind on the DC side").isZero();
            }
            before = order.acPowerW;
        }
    }

    private static double wild(SplittableRandom random, double range) {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 0;
            default -> random.nextDouble(-range, range);
        };
    }

    @Test
    void a_change_of_direction_falls_to_zero_at_once_and_rises_slowly() {
        assertThat(DriveOrder.slewed(8000, -8000, 500)).isEqualTo(-500);
        assertThat(DriveOrder.slewed(8000, 100, 500)).isEqualTo(100);
        assertThat(DriveOrder.slewed(-100, -8000, 500)).isEqualTo(-600);
        assertThat(DriveOrder.slewed(0, 0, 0)).isZero();
    }

    @Test
    void more_than_asked_or_the_wrong_way_is_noticed_after_the_delay_and_less_never() {
        var watch = new FollowWatch(300, SECOND);
        for (int i = 0; i < 100; i++) {
            assertThat(watch.step(5000, 0, 0, i * SECOND / 10)).isFalse();
            assertThat(watch.step(-5000, -5200, 0, i * SECOND / 10)).isFalse();
        }
        assertThat(watch.step(5000, 5400, 0, 20 * SECOND)).isFalse();
        assertThat(watch.step(5000, 5400, 0, 21 * SECOND - 1)).isFalse();
        assertThat(watch.step(5000, 5400, 0, 21 * SECOND)).isTrue();
        assertThat(watch.step(5000, 5000, 0, 21 * SECOND)).isFalse();
        assertThat(watch.step(5000, -400, 0, 30 * SECOND)).isFalse();
        assertThat(watch.step(5000, -400, 0, 31 * SECOND)).isTrue();
        assertThat(watch.step(0, 1500, 2000, 40 * SECOND)).as("pre-charge").isFalse();
        assertThat(watch.step(0, 1500, 2000, 42 * SECOND)).as("pre-charge").isFalse();
    }

    @Test
    void a_heartbeat_that_stands_still_is_noticed_and_one_that_does_not_exist_is_not() {
        var watch = new HeartbeatWatch(5 * SECOND / 2, 7, 0);
        assertThat(watch.step(7, 2 * SECOND)).isFalse();
        assertThat(watch.step(7, 5 * SECOND / 2)).isTrue();
        assertThat(watch.step(0, 3 * SECOND)).as("a restart of the count").isFalse();
        assertThat(watch.step(Double.NaN, 9 * SECOND)).isFalse();
        assertThat(watch.step(Double.NaN, 99 * SECOND)).isFalse();
    }
}
