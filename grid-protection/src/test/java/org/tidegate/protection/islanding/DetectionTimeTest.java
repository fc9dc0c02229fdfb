package org.tidegate.protection.islanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.islanding.DetectionTime.Path;

@DisplayName("The time until an island is found")
class DetectionTimeTest {
    private static final long MS = 1_000_000L;
    private static final AntiIslandingSettings BUS = AntiIslandingSettings.overBus(50);
    private static final long TWO_SECONDS = 2_000 * MS;

    private static Path path(long measurementMillis, long pollMillis, long actuationMillis) {
        return new Path(measurementMillis * MS, pollMillis * MS, actuationMillis * MS);
    }

    @Test
    void is_four_loops_and_the_flips() {
        // 30 + 20/2 + 40 + 20 of lag = 100 ms; three flips of 180 ms
        DetectionTime time = DetectionTime.of(BUS, path(30, 20, 40));
        assertThat(time.loopNanos()).isEqualTo(100 * MS);
        assertThat(time.worstNanos()).isEqualTo((400 + 3 * 180) * MS);
        assertThat(time.worstSeconds()).isCloseTo(0.94, within(1e-9));
        assertThat(time.isWithin(TWO_SECONDS)).isTrue();
    }

    @Test
    void grows_with_flips_that_wait_for_a_slow_path_in_whole_polls() {
        // 50 + 50/2 + 100 + 20 = 195 ms; a flip needs 1.8 of it, 351 ms: eight polls
        DetectionTime time = DetectionTime.of(BUS, path(50, 50, 100));
        assertThat(time.loopNanos()).isEqualTo(195 * MS);
        assertThat(time.worstNanos()).isEqualTo((780 + 3 * 400) * MS);
        assertThat(time.isWithin(TWO_SECONDS)).isFalse();
        assertThat(DetectionTime.fitted(BUS, path(50, 50, 100)).flipNanos()).isEqualTo(400 * MS);
        assertThat(DetectionTime.fitted(BUS, path(30, 20, 40))).isEqualTo(BUS);
    }

    @Test
    void leaves_a_quarter_of_what_is_allowed() {
        assertThat(new DetectionTime(0, 1_500 * MS).isWithin(TWO_SECONDS)).isTrue();
        assertThat(new DetectionTime(0, 1_500 * MS + 1).isWithin(TWO_SECONDS)).isFalse();
        // Japan's 0.2 s are out of reach of any bus
        assertThat(DetectionTime.of(BUS, path(0, 20, 10)).isWithin(200 * MS)).isFalse();
    }

    @Test
    void is_said_with_its_number_and_a_remedy() {
        assertThat(DetectionTime.of(BUS, path(50, 50, 100)).sentence(TWO_SECONDS))
                .contains(
                        "after up to 1.98 s", "2.00 s are allowed", "no export", "both_supervised");
        assertThat(DetectionTime.of(BUS, path(30, 20, 40)).sentence(TWO_SECONDS))
                .contains("within 0.94 s");
    }
}
