package org.tidegate.rig.board;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the kernel's trace.
 *
 * @param atNanos monotonic, the clock of {@code System.nanoTime}; whole microseconds
 * @param thread its name as the kernel has it: 15 characters at most
 * @param event such as {@code gpio_value}
 * @param detail the event's own text
 */
record TraceEntry(long atNanos, String thread, String event, String detail) {
    static final String MARK = "tracing_mark_write";

    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*(.+)-[0-9]+\\s+\\[[0-9]+]\\s+\\S+\\s+([0-9]+)\\.([0-9]{6}): (\\w+):"
                            + " ?(.*)");
    private static final Pattern SET = Pattern.compile("([0-9]+) set ([01])");

    /**
     * A level that was written to a line.
     *
     * @param line its number among all the kernel's lines
     */
    record Set(long atNanos, String thread, int line, boolean high) {}

    /** What the file {@code trace} of tracefs holds; its head and foreign lines are left out. */
    static List<TraceEntry> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(TraceEntry::of)
                .toList();
    }

    private static TraceEntry of(Matcher m) {
        long nanos = Long.parseLong(m.group(2)) * 1_000_000_000L;
        nanos += Long.parseLong(m.group(3)) * 1_000L;
        return new TraceEntry(nanos, m.group(1), m.group(4), m.group(5));
    }

    boolean isMark(String text) {
        return event.equals(MARK) && detail.equals(text);
    }

    /** Every write to this line, the ones that changed nothing too. */
    static List<Set> sets(List<TraceEntry> entries, int line) {
        return entries.stream()
                .filter(e -> e.event.equals("gpio_value"))
                .map(TraceEntry::set)
                .filter(set -> set.line == line)
                .toList();
    }

    private static Set set(TraceEntry entry) {
        Matcher m = SET.matcher(entry.detail);
        return m.matches()
                ? new Set(
                        entry.atNanos,
                        entry.thread,
                        Integer.parseInt(m.group(1)),
                        m.group(2).equals("1"))
                : new Set(entry.atNanos, entry.thread, -1, false);
    }
}
