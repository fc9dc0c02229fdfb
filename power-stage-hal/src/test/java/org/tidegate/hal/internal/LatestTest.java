package org.tidegate.hal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("The hand-over of a reused value between two threads")
class LatestTest {
    /** Six words that must always belong together. */
    private static final class Payload {
        final long[] words = new long[6];

        void set(long value) {
            for (int i = 0; i < words.length; i++) {
                words[i] = value * (i + 1);
            }
        }

        boolean isWhole() {
            for (int i = 0; i < words.length; i++) {
                if (words[i] != words[0] * (i + 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Test
    void the_reader_keeps_the_last_value_until_there_is_a_newer_one() {
        var latest = new Latest<>(Payload::new);
        assertThat(latest.front().words[0]).isZero();
        latest.back().set(1);
        assertThat(latest.front().words[0]).as("not published yet").isZero();
        latest.publish();
        latest.back().set(2);
        assertThat(latest.front().words[0]).isEqualTo(1);
        assertThat(latest.front().words[0]).isEqualTo(1);
        latest.publish();
        assertThat(latest.front().words[0]).isEqualTo(2);
    }

    @RepeatedTest(5)
    void never_shows_half_a_value_nor_an_older_one_and_ends_with_the_last() throws Exception {
        int last = 300_000;
        var latest = new Latest<>(Payload::new);
        String problem = "";
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 1; i <= last; i++) {
                                latest.back().set(i);
                                latest.publish();
                            }
                        });
        long seen = 0;
        long changes = 0;
        while (seen < last && problem.isEmpty()) {
            Payload payload = latest.front();
            long value = payload.words[0];
            if (!payload.isWhole()) {
                problem = "torn at " + value;
            } else if (value < seen) {
                problem = "went back from " + seen + " to " + value;
            } else if (value != seen) {
                changes++;
                seen = value;
            }
        }
        writer.join();
        assertThat(problem).isEmpty();
        assertThat(latest.front().words[0]).isEqualTo(last);
        assertThat(changes).isPositive();
    }
}
