package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.Blanking;

/**
 * Keeps a vector shift from being read as a rate of change of frequency (IEEE 1547-2018 6.5.2.6 and
 * EREC G99 10.6: a jump must be ridden through). A jump that keeps coming back is no excuse: after
 * one blanking time the rate is believed again for as long, whatever the jump detector says.
 */
public final class PhaseJumpBlanking {
    private static final long NEVER = Long.MIN_VALUE;

    private final Blanking settings;
    private long sinceNanos = NEVER;

    public PhaseJumpBlanking(Blanking settings) {
        this.settings = settings;
    }

    /**
     * @param phaseJumpDeg the latest step of the phase; NaN if it is not measured
     * @return whether the rate of change must not be believed now
     */
    public boolean step(double phaseJumpDeg, long nowNanos) {
        boolean resting =
                sinceNanos != NEVER && nowNanos - sinceNanos < 2 * settings.durationNanos();
        if (!resting && Math.abs(phaseJumpDeg) > settings.thresholdDeg()) {
            sinceNanos = nowNanos;
        }
        return sinceNanos != NEVER && nowNanos - sinceNanos < settings.durationNanos();
    }
}
