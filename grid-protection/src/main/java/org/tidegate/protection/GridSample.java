package org.tidegate.protection;

/**
 * One measurement of the grid in per unit of nominal. Reused; starts blind. NaN is a measurement
 * that failed, and a failed measurement trips.
 */
public final class GridSample {
    /** Phase-neutral rms voltages. */
    public double voltageL1Pu = Double.NaN;

    public double voltageL2Pu = Double.NaN;
    public double voltageL3Pu = Double.NaN;

    /**
     * Phase angles in degrees, 0/−120/+120 when balanced; needed for phase-phase voltages. Kept at
     * the balanced values when not measured.
     */
    public double angleL1Deg;

    public double angleL2Deg = -120;
    public double angleL3Deg = 120;
    public double frequencyHz = Double.NaN;

    /**
     * Less accurate and some 50 ms earlier, for the search for islands; NaN where there is none.
     */
    public double fastFrequencyHz = Double.NaN;

    /** How long ago this was measured; protection treats a sample that is too old as missing. */
    public long ageNanos;

    /** Measured active power, plus into the vehicle, per unit of rated apparent power. */
    public double activePowerPu;

    /** Latest step of the voltage's phase in degrees; NaN where nobody looks for one. */
    public double phaseJumpDeg = Double.NaN;
}
