package org.tidegate.rig.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as a PREEMPT_RT kernel writes them. */
class TraceEntryTest {
    private static final int FIRST_LINE = 488;
    private static final int CONTACTOR = FIRST_LINE + BoardLines.CONTACTOR;

    private static final List<String> TRACE =
            List.of(
                    "# tracer: nop",
                    "#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION",
                    "         tg-lane-142     [000] .....2.    61.000100: gpio_value: 498 set 0",
                    "         tg-lane-142     [000] .....2.    61.010100: gpio_value: 498 set 1",
                    "         tg-lane-142     [000] .....2.    61.020100: gpio_value: 498 set 1",
                    "         tg-lane-98      [000] .......    61.050000: tracing_mark_write:"
                            + " contacts closed",
                    "     kill it-7-301      [000] d..21..    62.500000: signal_generate: sig=9"
                            + " errno=0 code=0 comm=java pid=130 grp=1 res=0",
                    "     tg-deadline-150     [000] .....2.    62.700000: gpio_value: 498 set 0",
                    "         tg-lane-98      [000] .......    62.730001: tracing_mark_write:"
                            + " contacts open");

    @Test
    void a_line_tells_time_thread_event_and_text() {
        List<TraceEntry> entries = TraceEntry.parse(TRACE);

        assertThat(entries).hasSize(7);
        assertThat(entries.get(3))
                .isEqualTo(
                        new TraceEntry(
                                61_050_000_000L,
                                "tg-lane",
                                "tracing_mark_write",
                                "contacts closed"));
        assertThat(entries.get(4).thread()).isEqualTo("kill it-7");
    }

    @Test
    void lines_that_are_none_are_left_out() {
        assertThat(TraceEntry.parse(List.of("", "# nothing", "CPU:0 [LOST 3 EVENTS]"))).isEmpty();
    }

    @Test
    void only_a_new_level_is_a_change() {
        var course = new Course(TraceEntry.parse(TRACE), 62_000_000_000L, FIRST_LINE);

        assertThat(course.changes(BoardLines.CONTACTOR))
                .containsExactly(
                        new TraceEntry.Set(61_010_100_000L, "tg-lane", CONTACTOR, true),
                        new TraceEntry.Set(62_700_000_000L, "tg-deadline", CONTACTOR, false));
        assertThat(course.changes(BoardLines.PERMISSION)).isEmpty();
    }

    @Test
    void a_course_counts_from_the_signal_to_this_process_and_no_other() {
        List<TraceEntry> entries = TraceEntry.parse(TRACE);

        Course course = Course.fromSignal(9, 130, entries, FIRST_LINE);

        assertThat(course.untilSurely(BoardTwin.OPEN)).isEqualTo(0.230001);
        assertThat(course.until(BoardTwin.CLOSED)).isEmpty(); // that was before
        assertThatThrownBy(() -> Course.fromSignal(9, 13, entries, FIRST_LINE))
                .hasMessage("no signal 9");
        assertThatThrownBy(() -> Course.fromSignal(19, 130, entries, FIRST_LINE))
                .hasMessage("no signal 19");
    }

    @Test
    void the_longest_pause_counts_both_ends() {
        Course course = Course.fromSignal(9, 130, TraceEntry.parse(TRACE), FIRST_LINE);

        assertThat(course.longestPauseS(BoardLines.CONTACTOR, 61_000_000_000L, 62_700_000_000L))
                .isEqualTo(1.6899);
        assertThat(course.longestPauseS(BoardLines.SPARE, 0, 1_000_000_000L)).isEqualTo(1);
    }

    @Test
    void what_never_happened_says_so() {
        Course course = Course.fromSignal(9, 130, TraceEntry.parse(TRACE), FIRST_LINE);

        assertThatThrownBy(() -> course.untilSurely(BoardTwin.NO_POWER))
                .hasMessage("never after the fault: 'no power'");
    }
}
