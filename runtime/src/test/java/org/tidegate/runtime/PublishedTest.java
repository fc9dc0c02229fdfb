package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PublishedTest {
    private record Pair(long left, long right) {}

    @Test
    void shows_the_first_value_until_there_is_a_newer_one() {
        var limit = new Published<>("none");
        assertThat(limit.latest()).isEqualTo("none");

        limit.publish("11 kW");
        limit.publish("7 kW");

        assertThat(limit.latest()).isEqualTo("7 kW");
    }

    @Test
    @Timeout(20)
    void a_reader_sees_whole_values_that_never_go_back() throws Exception {
        var box = new Published<>(new Pair(0, 0));
        int last = 300_000;
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 1; i <= last; i++) {
                                box.publish(new Pair(i, -i));
                            }
                        });
        long seen = 0;
        while (seen < last) {
            Pair pair = box.latest();
            assertThat(pair.left + pair.right).isZero();
            assertThat(pair.left).isGreaterThanOrEqualTo(seen);
            seen = pair.left;
        }
        writer.join();
    }
}
