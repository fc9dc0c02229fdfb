package org.tidegate.protection.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * Follows every trip stage's delay without tripping anything, so that a display can show how close
 * the next trip is. {@link #step} allocates nothing; {@link #point} does and belongs to the thread
 * that steps. A failed measurement counts as beyond, as it does for the protection itself.
 */
public final class RideThroughWatch {
    private static final long INSIDE = Long.MIN_VALUE;

    private final Stage[] stages;
    private final long[] since;
    private final double[] values;
    private double lowestPu = Double.NaN;
    private double highestPu = Double.NaN;
    private double frequencyHz = Double.NaN;
    private long nowNanos;

    public RideThroughWatch(ProtectionSettings settings) {
        stages = settings.stages().toArray(Stage[]::new);
        since = new long[stages.length];
        values = new double[stages.length];
        Arrays.fill(since, INSIDE);
        Arrays.fill(values, Double.NaN);
    }

    /**
     * One look at the grid. Any of the numbers may be NaN.
     *
     * @param lowestPu,highestPu lowest and highest applicable voltage
     * @param meanPu the code's mean voltage; NaN where there is none, which then picks up nothing
     * @param rateHzPerS rate of change of frequency; likewise
     */
    public void step(
            double lowestPu,
            double highestPu,
            double meanPu,
            double frequencyHz,
            double rateHzPerS,
            long nowNanos) {
        this.lowestPu = lowestPu;
        this.highestPu = highestPu;
        this.frequencyHz = frequencyHz;
        this.nowNanos = nowNanos;
        for (int i = 0; i < stages.length; i++) {
            Stage stage = stages[i];
            boolean derived = false;
            double value =
                    switch (stage.quantity()) {
                        case ANY_VOLTAGE, PHASE_VOLTAGE -> stage.over() ? highestPu : lowestPu;
                        case FREQUENCY -> frequencyHz;
                        case MEAN_VOLTAGE -> {
                            derived = true;
                            yield meanPu;
                        }
                        case RATE_OF_CHANGE -> {
                            derived = true;
                            yield Math.abs(rateHzPerS);
                        }
                    };
            values[i] = value;
            boolean inside = stage.over() ? value <= stage.threshold() : value >= stage.threshold();
            if (inside || (derived && Double.isNaN(value))) {
                since[i] = INSIDE;
            } else if (since[i] == INSIDE) {
                since[i] = nowNanos;
            }
        }
    }

    /** Where the grid stands now. */
    public RideThroughPoint point() {
        List<RideThroughPoint.Margin> margins = new ArrayList<>(stages.length);
        long outside = 0;
        for (int i = 0; i < stages.length; i++) {
            Stage stage = stages[i];
            boolean pickedUp = since[i] != INSIDE;
            long elapsed = pickedUp ? nowNanos - since[i] : 0;
            outside = Math.max(outside, elapsed);
            double margin =
                    stage.over() ? stage.threshold() - values[i] : values[i] - stage.threshold();
            margins.add(
                    new RideThroughPoint.Margin(
                            stage.id(),
                            margin,
                            Math.max(0, stage.delayNanos() - elapsed),
                            pickedUp));
        }
        return new RideThroughPoint(lowestPu, highestPu, frequencyHz, outside, margins);
    }
}
