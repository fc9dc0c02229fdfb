package org.tidegate.controller.lane;

import org.HdrHistogram.Histogram;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** The slow side of the lane's histograms: a new {@link LatenessReport} every second. */
public final class LatenessPlane implements Plane {
    private static final long PERIOD_NANOS = 1_000_000_000L;
    private static final int RECENT_SECONDS = 10;

    private final LatenessRecorder recorder;
    private final Published<LatenessReport> report = new Published<>(LatenessReport.none());
    private final Histogram[] lateness = new Histogram[RECENT_SECONDS];
    private final Histogram[] work = new Histogram[RECENT_SECONDS];
    private final Histogram allLateness = histogram();
    private final Histogram allWork = histogram();
    private int oldest;
    private long dueNanos;
    private boolean stepped;

    public LatenessPlane(LatenessRecorder recorder) {
        this.recorder = recorder;
        for (int i = 0; i < RECENT_SECONDS; i++) {
            lateness[i] = histogram();
            work[i] = histogram();
        }
    }

    /** The newest report; from any thread. */
    public LatenessReport latest() {
        return report.latest();
    }

    @Override
    public String name() {
        return "lateness";
    }

    @Override
    public long step(long nowNanos) {
        if (stepped && nowNanos - dueNanos < 0) {
            return dueNanos - nowNanos;
        }
        stepped = true;
        dueNanos = nowNanos + PERIOD_NANOS;
        recorder.takeInto(lateness[oldest], work[oldest]);
        allLateness.add(lateness[oldest]);
        allWork.add(work[oldest]);
        oldest = (oldest + 1) % RECENT_SECONDS;
        report.publish(
                new LatenessReport(
                        nowNanos,
                        window(allLateness, allWork),
                        window(sum(lateness), sum(work)),
                        recorder.overruns(),
                        recorder.realTime(),
                        recorder.mode()));
        return PERIOD_NANOS;
    }

    private static LatenessReport.Window window(Histogram lateness, Histogram work) {
        return new LatenessReport.Window(
                work.getTotalCount(),
                lateness.getValueAtPercentile(50),
                lateness.getValueAtPercentile(99),
                lateness.getValueAtPercentile(99.9),
                lateness.getMaxValue(),
                work.getValueAtPercentile(50),
                work.getValueAtPercentile(99),
                work.getMaxValue());
    }

    private static Histogram sum(Histogram[] parts) {
        Histogram sum = histogram();
        for (Histogram part : parts) {
            sum.add(part);
        }
        return sum;
    }

    private static Histogram histogram() {
        return new Histogram(LatenessRecorder.LONGEST_NANOS, LatenessRecorder.DIGITS);
    }
}
