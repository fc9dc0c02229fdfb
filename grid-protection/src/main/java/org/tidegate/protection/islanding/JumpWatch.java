package org.tidegate.protection.islanding;

/**
 * Blanks suspicion after a jump of the phase. A jump that keeps coming back is no excuse: after
 * each blanking there is as long without.
 */
final class JumpWatch {
    private static final long NEVER = Long.MIN_VALUE;

    private final AntiIslandingSettings settings;
    private final long cycleNanos;
    private double cycleAgoHz;
    private long cycleAgoNanos;
    private double latestHz;
    private long latestNanos;
    private long sinceNanos = NEVER;

    JumpWatch(AntiIslandingSettings settings) {
        this.settings = settings;
        cycleNanos = (long) (1e9 / settings.nominalHz());
    }

    boolean step(double hz, double phaseJumpDeg, long nowNanos) {
        double jumpDeg = Double.isNaN(phaseJumpDeg) ? fromFrequency(hz, nowNanos) : phaseJumpDeg;
        boolean resting =
                sinceNanos != NEVER && nowNanos - sinceNanos < 2 * settings.jumpBlankNanos();
        if (!resting && Math.abs(jumpDeg) > settings.jumpDeg()) {
            sinceNanos = nowNanos;
        }
        return sinceNanos != NEVER && nowNanos - sinceNanos < settings.jumpBlankNanos();
    }

    /** Phase gained in a cycle by a frequency that was not there a cycle ago. */
    private double fromFrequency(double hz, long nowNanos) {
        if (nowNanos - cycleAgoNanos >= cycleNanos) {
            cycleAgoHz = latestHz;
            cycleAgoNanos = latestNanos;
        }
        latestHz = hz;
        latestNanos = nowNanos;
        return (hz - cycleAgoHz) * 360 / settings.nominalHz();
    }

    void restart(double hz, long nowNanos) {
        cycleAgoHz = latestHz = hz;
        cycleAgoNanos = latestNanos = nowNanos;
    }
}
