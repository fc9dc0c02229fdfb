package org.tidegate.protection.measurement.internal;

/**
 * Says which windows contain the moment at which voltage or phase stepped. Short windows (1.5
 * periods) leave it behind before the long ones (3.5 periods) do. What goes on for longer than
 * twelve periods is no step, and is no excuse for as long again.
 */
public final class Disturbance {
    private static final double STEP_PU = 0.03;
    private static final double STEP_DEG = 6;

    /** A step shows in the differences that are looked at for 1.5 to 2 periods. */
    private static final double SURELY_QUIET_PERIODS = 0.3;

    private static final double LONG_WINDOWS_PERIODS = 2.2;
    private static final double EXCUSED_PERIODS = 12;

    private double quietPeriods = Double.POSITIVE_INFINITY;
    private double sincePeriods = Double.POSITIVE_INFINITY;
    private boolean begins;

    /**
     * @param gainedDeg phase in one period beyond what was expected; NaN if not known
     * @param changePu of any magnitude in half a period
     * @param stepPeriods since the last call
     */
    public void step(double gainedDeg, double changePu, double stepPeriods) {
        boolean now = changePu > STEP_PU || Math.abs(gainedDeg) > STEP_DEG;
        begins = now && !present() && sincePeriods > 2 * EXCUSED_PERIODS;
        quietPeriods = now ? 0 : quietPeriods + stepPeriods;
        sincePeriods = begins ? 0 : sincePeriods + stepPeriods;
    }

    /** Whether it was noticed just now. */
    public boolean begins() {
        return begins;
    }

    /** Whether any window still contains it. */
    public boolean disturbs() {
        return present() && sincePeriods < EXCUSED_PERIODS;
    }

    private boolean present() {
        return quietPeriods < LONG_WINDOWS_PERIODS;
    }

    /** Whether the short windows are through with it and the long ones are not. */
    public boolean onlyLongWindows() {
        return quietPeriods > SURELY_QUIET_PERIODS && present();
    }

    public void restart() {
        quietPeriods = Double.POSITIVE_INFINITY;
        sincePeriods = Double.POSITIVE_INFINITY;
        begins = false;
    }
}
