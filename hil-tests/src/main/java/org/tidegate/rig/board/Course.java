package org.tidegate.rig.board;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the kernel has recorded of one trial, seen from the moment of the fault.
 *
 * @param firstLine number of the chip's line 0 among all the kernel's lines
 */
record Course(List<TraceEntry> entries, long faultNanos, int firstLine) {
    private static final Set<String> SIGNALS = Set.of("signal_generate");

    /** From this mark on. */
    static Course from(String mark, List<TraceEntry> entries, int firstLine) {
        return new Course(
                entries,
                entries.stream()
                        .filter(e -> e.isMark(mark))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no '" + mark + "' in the trace"))
                        .atNanos(),
                firstLine);
    }

    /** From the moment at which the kernel was asked to deliver the signal to this process. */
    static Course fromSignal(int signal, long pid, List<TraceEntry> entries, int firstLine) {
        String number = "sig=" + signal + " ";
        String target = " pid=" + pid + " ";
        return new Course(
                entries,
                entries.stream()
                        .filter(e -> SIGNALS.contains(e.event()))
                        .filter(e -> e.detail().startsWith(number))
                        .filter(e -> e.detail().contains(target))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no signal " + signal))
                        .atNanos(),
                firstLine);
    }

    /** Seconds until the first such mark after the fault. */
    Optional<Double> until(String mark) {
        return entries.stream()
                .filter(e -> e.isMark(mark) && e.atNanos() >= faultNanos)
                .findFirst()
                .map(e -> seconds(e.atNanos()));
    }

    double untilSurely(String mark) {
        return until(mark)
                .orElseThrow(() -> new AssertionError("never after the fault: '" + mark + "'"));
    }

    /** Changes of a line in order; a level that is written again is none. */
    List<TraceEntry.Set> changes(int line) {
        List<TraceEntry.Set> sets = TraceEntry.sets(entries, firstLine + line);
        var changes = new java.util.ArrayList<TraceEntry.Set>();
        boolean high = false; // lines are requested inactive
        for (TraceEntry.Set set : sets) {
            if (set.high() != high) {
                changes.add(set);
                high = set.high();
            }
        }
        return changes;
    }

    /** The first change to this level after the fault. */
    Optional<TraceEntry.Set> changed(int line, boolean high) {
        return changes(line).stream()
                .filter(set -> set.atNanos() >= faultNanos && set.high() == high)
                .findFirst();
    }

    /** The longest time between two changes of a line within the course, both ends included. */
    double longestPauseS(int line, long fromNanos, long toNanos) {
        long before = fromNanos;
        long longest = 0;
        for (TraceEntry.Set set : changes(line)) {
            if (set.atNanos() > fromNanos && set.atNanos() <= toNanos) {
                longest = Math.max(longest, set.atNanos() - before);
                before = set.atNanos();
            }
        }
        return Math.max(longest, toNanos - before) / 1e9;
    }

    /** From the line's last change before the fault to the fault. */
    double silentBeforeS(int line) {
        return changes(line).stream()
                .filter(set -> set.atNanos() <= faultNanos)
                .reduce((_, last) -> last)
                .map(set -> -seconds(set.atNanos()))
                .orElse(Double.NaN);
    }

    double seconds(long atNanos) {
        return (atNanos - faultNanos) / 1e9;
    }
}
