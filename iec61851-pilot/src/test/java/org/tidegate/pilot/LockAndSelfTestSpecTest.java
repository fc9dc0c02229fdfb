package org.tidegate.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;

class LockAndSelfTestSpecTest {
    private static final long MILLI = 1_000_000;

    private final EventRing ring = new EventRing("pilot", 64);
    private long nowNanos;

    private List<EventCode> events() {
        var codes = new ArrayList<EventCode>();
        ring.drain(nowNanos, 0, e -> codes.add(e.code()));
        return codes;
    }

    @Nested
    @DisplayName("The connector lock")
    class Lock {
        private final LockControl lock = new LockControl(ring);
        private boolean bolt;
        private boolean stuck;
        private boolean command;
        private final List<Boolean> commands = new ArrayList<>();

        private void run(boolean want, int millis) {
            for (int i = 0; i < millis; i += 10) {
                nowNanos += 10 * MILLI;
                boolean next = lock.step(want, bolt, nowNanos);
                if (commands.isEmpty() || next != command) {
                    commands.add(next);
                }
                command = next;
                bolt = stuck ? bolt : command;
            }
        }

        @Test
        void follows_at_once_when_it_moves() {
            run(true, 5_000);
            run(false, 5_000);
            assertThat(commands).containsExactly(true, false);
            assertThat(events()).isEmpty();
        }

        @Test
        void is_sent_three_times_before_anybody_is_told() {
            stuck = true;
            run(true, 3_000);
            assertThat(events()).isEmpty();
            run(true, 10_000);
            assertThat(commands).containsExactly(true, false, true, false, true);
            assertThat(events()).containsExactly(PilotEvent.LOCK_JAMMED);
            assertThat(lock.jammed()).isTrue();
        }

        @Test
        void that_comes_free_is_told_as_well() {
            stuck = true;
            run(true, 10_000);
            stuck = false;
            run(true, 100);
            assertThat(events()).containsExactly(PilotEvent.LOCK_JAMMED, PilotEvent.LOCK_FREE);
            assertThat(lock.jammed()).isFalse();
        }

        @Test
        void that_does_not_open_is_told_too() {
            run(true, 100);
            stuck = true;
            run(false, 10_000);
            assertThat(events()).containsExactly(PilotEvent.LOCK_JAMMED);
            stuck = false;
            run(false, 100);
            assertThat(bolt).isFalse();
        }
    }

    @Nested
    @DisplayName("The residual-current device")
    class ResidualCurrent {
        private final ResidualCurrentSelfTest test = new ResidualCurrentSelfTest(ring);
        private boolean closed = true;
        private boolean trips = true;
        private boolean closesAgain = true;
        private boolean atRest = true;
        private int sent;

        private void run(int millis) {
            for (int i = 0; i < millis; i += 10) {
                nowNanos += 10 * MILLI;
                boolean current = test.step(atRest, closed, nowNanos);
                sent += current ? 1 : 0;
                if (current && trips) {
                    closed = false;
                } else if (!current && closesAgain) {
                    closed = true;
                }
            }
        }

        @Test
        void is_made_to_trip_and_to_close_before_it_is_trusted() {
            assertThat(test.passed()).isFalse();
            run(1_000);
            assertThat(test.passed()).isTrue();
            assertThat(sent).isEqualTo(1);
            run(10_000);
            assertThat(sent).as("once a vehicle").isEqualTo(1);
            test.repeat();
            assertThat(test.passed()).isFalse();
            run(1_000);
            assertThat(sent).isEqualTo(2);
        }

        @Test
        void that_does_not_trip_has_failed() {
            trips = false;
            run(490);
            assertThat(test.failed()).isFalse();
            run(100);
            assertThat(test.failed()).isTrue();
            assertThat(events()).containsExactly(PilotEvent.RESIDUAL_CURRENT_TEST_FAILED);
            run(10_000);
            assertThat(sent).as("the test current does not stay on").isLessThan(60);
        }

        @Test
        void that_does_not_close_again_has_failed_and_is_tested_anew_on_demand() {
            closesAgain = false;
            run(3_000);
            assertThat(test.failed()).isTrue();
            closesAgain = true;
            run(100);
            test.repeat();
            run(1_000);
            assertThat(test.passed()).isTrue();
        }

        @Test
        void is_never_tested_under_load_nor_after_it_has_tripped_by_itself() {
            atRest = false;
            run(5_000);
            assertThat(sent).isZero();
            atRest = true;
            closed = false;
            closesAgain = false;
            run(5_000);
            assertThat(sent).isZero();
            assertThat(test.passed()).isFalse();
        }
    }
}
