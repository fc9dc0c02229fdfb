package org.tidegate.protection.internal;

/**
 * A trip stage with definite time (IEEE 1547-2018 6.4.1 and 6.5.1, EN 50549-1 4.9.3): operates when
 * the quantity has been beyond the threshold without a break for the delay. One good sample resets
 * it. Exactly on the threshold is not beyond it.
 *
 * <p>NaN is beyond every threshold: a grid that cannot be seen trips in the stage's own time.
 */
public final class DefiniteTimeStage {
    private final boolean over;
    private double threshold;
    private long delayNanos;
    private boolean pickedUp;
    private long beyondNanos;
    private double extreme = Double.NaN;

    /**
     * @param over true: beyond is above the threshold; false: below
     */
    public DefiniteTimeStage(boolean over, double threshold, long delayNanos) {
        this.over = over;
        this.threshold = threshold;
        this.delayNanos = delayNanos;
    }

    /**
     * Feeds one sample that stands for the time since the previous one: the first sample beyond
     * already counts, so that a stage is early by at most a step rather than late.
     *
     * @return whether the stage operates
     */
    public boolean step(double value, long dtNanos) {
        boolean within = over ? value <= threshold : value >= threshold;
        if (within) {
            if (pickedUp) {
                reset();
            }
            return false;
        }
        beyondNanos += dtNanos;
        if (!pickedUp || !(over ? value <= extreme : value >= extreme)) {
            extreme = value;
        }
        pickedUp = true;
        return operated();
    }

    /** New numbers; the time already spent beyond goes on counting. */
    void apply(double nextThreshold, long nextDelayNanos) {
        threshold = nextThreshold;
        delayNanos = nextDelayNanos;
    }

    /** Forgets that the quantity was ever beyond. */
    public void reset() {
        pickedUp = false;
        beyondNanos = 0;
        extreme = Double.NaN;
    }

    public boolean operated() {
        return pickedUp && beyondNanos >= delayNanos;
    }

    public boolean pickedUp() {
        return pickedUp;
    }

    /** The furthest value since it has been beyond; NaN if it was not seen. */
    public double extreme() {
        return extreme;
    }

    /** How long it has been beyond. */
    public long beyondNanos() {
        return beyondNanos;
    }
}
