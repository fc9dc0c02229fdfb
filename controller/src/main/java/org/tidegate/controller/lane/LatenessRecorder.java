package org.tidegate.controller.lane;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How punctual the lane is. The lane writes into one of two preallocated histograms and never
 * waits; the slow side swaps them and reads the one at rest.
 *
 * <p>Safe against coordinated omission: a grid point that got no cycle is recorded with the time
 * until the next cycle began, so that one long stall weighs as much as it lasted.
 */
public final class LatenessRecorder {
    /** Longer values are recorded as this one. */
    static final long LONGEST_NANOS = 60_000_000_000L;

    /** Two digits are a resolution of 1 %, in 30 kB per histogram. */
    static final int DIGITS = 2;

    /** After a suspend of hours the lane must not spend its next cycle on book-keeping. */
    static final long MOST_FILLED_IN = 1_000;

    private final SingleWriterRecorder lateness = new SingleWriterRecorder(LONGEST_NANOS, DIGITS);
    private final SingleWriterRecorder work = new SingleWriterRecorder(LONGEST_NANOS, DIGITS);
    private volatile long workNanos;
    private volatile long overruns;
    private volatile boolean realTime;
    private volatile String mode = "not started";

    /** What the previous cycle took; 0 before the first. */
    public long workNanos() {
        return workNanos;
    }

    /** Cycles left out since start. */
    public long overruns() {
        return overruns;
    }

    /** Whether the lane has a real-time scheduling class. */
    public boolean realTime() {
        return realTime;
    }

    /** What the operating system granted, in words. */
    public String mode() {
        return mode;
    }

    void started(boolean isRealTime, String inWords) {
        realTime = isRealTime;
        mode = inWords;
    }

    void began(long latenessNanos, long skipped, long periodNanos) {
        record(lateness, latenessNanos);
        for (long i = 1; i <= Math.min(skipped, MOST_FILLED_IN); i++) {
            record(lateness, latenessNanos + i * periodNanos);
        }
    }

    void ended(long tookNanos, long overrunsSinceStart) {
        record(work, tookNanos);
        workNanos = tookNanos;
        overruns = overrunsSinceStart;
    }

    /** Slow side, one thread: moves the latest values out of the lane's reach and into these. */
    void takeInto(Histogram latenessOut, Histogram workOut) {
        lateness.getIntervalHistogramInto(latenessOut);
        work.getIntervalHistogramInto(workOut);
    }

    private static void record(SingleWriterRecorder into, long nanos) {
        into.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }
}
