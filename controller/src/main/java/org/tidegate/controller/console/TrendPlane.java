package org.tidegate.controller.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Looks at the snapshot five times a second and remembers ten minutes of it for the plots, and how
 * late the lane was since start. Nothing here is evidence: a restart forgets it.
 */
public final class TrendPlane implements Plane {
    private static final long ROUND_NANOS = 200_000_000L;
    private static final int POINTS = 10 * 60 * 5;
    private static final long LATEST_NANOS = 10_000_000_000L;

    private final Published<Snapshot> snapshots;
    private final long[] nanos = new long[POINTS];
    private final float[] voltageV = new float[POINTS];
    private final float[] frequencyHz = new float[POINTS];
    private final float[] powerW = new float[POINTS];
    private final float[] setpointW = new float[POINTS];
    private final float[] socPercent = new float[POINTS];
    private final Histogram lateness = new Histogram(LATEST_NANOS, 2);
    private final Histogram work = new Histogram(LATEST_NANOS, 2);
    private long count;
    private long lastCycle = -1;
    private long overruns;
    private boolean realTime;

    public TrendPlane(Published<Snapshot> snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "trend";
    }

    /** A lane that stands still adds no points, so that the plots show a gap. */
    @Override
    public synchronized long step(long nowNanos) {
        Snapshot s = snapshots.latest();
        if (s.cycle() != lastCycle) {
            lastCycle = s.cycle();
            int i = (int) (count++ % POINTS);
            Snapshot.Grid grid = s.grid();
            nanos[i] = s.nanos();
            voltageV[i] = grid.measured() ? (float) grid.voltageL1V() : Float.NaN;
            frequencyHz[i] = grid.measured() ? (float) grid.frequencyHz() : Float.NaN;
            powerW[i] = (float) s.power().acPowerW();
            setpointW[i] = (float) s.power().setpointW();
            socPercent[i] = (float) s.vehicle().socPercent();
            lateness.recordValue(Math.clamp(s.health().latenessNanos(), 0, LATEST_NANOS));
            work.recordValue(Math.clamp(s.health().workNanos(), 0, LATEST_NANOS));
            overruns = s.health().overruns();
            realTime = s.health().realTime();
        }
        return ROUND_NANOS;
    }

    /** Columns of equal length, oldest first; null where a value is not known. */
    synchronized ObjectNode trend(int seconds) {
        int points = (int) Math.min(count, Math.min(POINTS, seconds * 5L));
        int[] rows = new int[points];
        Arrays.setAll(rows, k -> (int) ((count - points + k) % POINTS));
        ObjectNode node = SnapshotJson.object();
        ArrayNode times = node.putArray("nanos");
        for (int row : rows) {
            times.add(nanos[row]);
        }
        column(node, "voltageL1V", voltageV, rows, 2);
        column(node, "frequencyHz", frequencyHz, rows, 4);
        column(node, "acPowerW", powerW, rows, 0);
        column(node, "setpointW", setpointW, rows, 0);
        column(node, "socPercent", socPercent, rows, 1);
        return node;
    }

    /** How punctual the lane is, from the cycles that were looked at. */
    synchronized ObjectNode health() {
        ObjectNode node = SnapshotJson.object();
        node.put("cyclesLookedAt", lateness.getTotalCount());
        node.put("overruns", overruns).put("realTime", realTime);
        percentiles(node.putObject("latenessNanos"), lateness);
        percentiles(node.putObject("workNanos"), work);
        return node;
    }

    private static void percentiles(ObjectNode node, Histogram histogram) {
        node.put("p50", histogram.getValueAtPercentile(50));
        node.put("p90", histogram.getValueAtPercentile(90));
        node.put("p99", histogram.getValueAtPercentile(99));
        node.put("p99_9", histogram.getValueAtPercentile(99.9));
        node.put("max", histogram.getMaxValue());
    }

    private static void column(
            ObjectNode node, String name, float[] values, int[] rows, int decimals) {
        ArrayNode column = node.putArray(name);
        double scale = Math.pow(10, decimals);
        for (int row : rows) {
            double value = values[row];
            if (Double.isFinite(value)) {
                column.add(Math.rint(value * scale) / scale);
            } else {
                column.addNull();
            }
        }
    }
}
