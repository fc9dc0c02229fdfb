package org.tidegate.rig.converter;

/**
 * A value that falls back to another one by itself when it is not written again in time, as SunSpec
 * model 704 and ours have it.
 */
final class SetPoint {
    boolean enabled;
    double value;
    boolean enabledAfter;
    double valueAfter;
    private double remainingSeconds = Double.POSITIVE_INFINITY;
    private boolean fellBack;

    /**
     * @param revertSeconds 0 for never
     */
    void write(
            boolean enabled,
            double value,
            boolean enabledAfter,
            double valueAfter,
            double revertSeconds) {
        this.enabled = enabled;
        this.value = value;
        this.enabledAfter = enabledAfter;
        this.valueAfter = valueAfter;
        fellBack = false;
        remainingSeconds = revertSeconds > 0 ? revertSeconds : Double.POSITIVE_INFINITY;
    }

    /** The device counts any access as a sign of life. */
    void feed(double revertSeconds) {
        if (remainingSeconds > 0 && !Double.isInfinite(remainingSeconds)) {
            remainingSeconds = revertSeconds;
        }
    }

    void step(double seconds) {
        remainingSeconds -= seconds;
        if (remainingSeconds <= 0) {
            enabled = enabledAfter;
            value = valueAfter;
            fellBack = true;
            remainingSeconds = Double.POSITIVE_INFINITY;
        }
    }

    /** What applies now. */
    double effective() {
        return enabled ? value : 0;
    }

    /** Nobody has written since the timer ran out. */
    boolean fellBack() {
        return fellBack;
    }

    /** 0 when no timer runs. */
    double remainingSeconds() {
        return Double.isInfinite(remainingSeconds) ? 0 : remainingSeconds;
    }
}
