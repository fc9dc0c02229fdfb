package org.tidegate.protection.measurement;

import org.tidegate.protection.GridSample;

/**
 * What the meter sees at one instant. Reused; starts blind. NaN is what could not be measured.
 * Voltages are per unit of nominal, phase-phase voltages per unit of nominal times √3.
 */
public final class MeasurementSnapshot {
    /** True rms over the latest period: for trips (IEEE 1547-2018 4.3 lets us choose). */
    public double rmsL1Pu = Double.NaN;

    public double rmsL2Pu = Double.NaN;
    public double rmsL3Pu = Double.NaN;

    /** True rms over the latest half period: twice as fast, and blind to offset. */
    public double halfCycleL1Pu = Double.NaN;

    public double halfCycleL2Pu = Double.NaN;
    public double halfCycleL3Pu = Double.NaN;

    /** Phase to phase, true rms over the latest period. */
    public double rmsL12Pu = Double.NaN;

    public double rmsL23Pu = Double.NaN;
    public double rmsL31Pu = Double.NaN;

    /** Fundamental over the latest period: for control. */
    public double fundamentalL1Pu = Double.NaN;

    public double fundamentalL2Pu = Double.NaN;
    public double fundamentalL3Pu = Double.NaN;

    /** Phase angles against L1; −120 and +120 in a balanced grid. */
    public double angleL1Deg = Double.NaN;

    public double angleL2Deg = Double.NaN;
    public double angleL3Deg = Double.NaN;

    public double positiveSequencePu = Double.NaN;
    public double negativeSequencePu = Double.NaN;
    public double zeroSequencePu = Double.NaN;

    /** From two Hann windows of two periods, one and a half periods apart: for trips. */
    public double frequencyHz = Double.NaN;

    /** From two windows of one period, half a period apart: for anti-islanding. */
    public double fastFrequencyHz = Double.NaN;

    /** Over 100 ms, phase jumps left out. */
    public double rocofHzPerSecond = Double.NaN;

    /**
     * The latest step of the voltage's phase against its own frequency; 0 once it is over, and
     * while there is none. A step of the frequency is not a step of the phase.
     */
    public double phaseJumpDeg = Double.NaN;

    /**
     * 10 cycles at 50 Hz, 12 at 60 Hz, without gaps, from zero crossing to zero crossing (IEC
     * 61000-4-30 class A 4.4).
     */
    public double reportL1Pu = Double.NaN;

    public double reportL2Pu = Double.NaN;
    public double reportL3Pu = Double.NaN;
    public double reportFrequencyHz = Double.NaN;

    /** Lowest and highest Urms(1/2) of any phase in that interval. */
    public double reportLowestPu = Double.NaN;

    public double reportHighestPu = Double.NaN;

    /** How many of those intervals have been completed; a new number is a new value. */
    public long reports;

    /** Whether a fault or a dip fell into the interval (IEC 61000-4-30 4.7 flagging). */
    public boolean reportFlagged;

    /** Mask of {@link QualityFlag#bit}. */
    public int flags = QualityFlag.STARTING.bit();

    /** Whether the numbers above are NaN because of the flags. */
    public boolean blocked = true;

    /** Of the latest sample. */
    public long takenNanos;

    public long ageNanos = Long.MAX_VALUE;

    /** Everything that is measured is not known. */
    public void blind() {
        rmsL1Pu = rmsL2Pu = rmsL3Pu = Double.NaN;
        halfCycleL1Pu = halfCycleL2Pu = halfCycleL3Pu = Double.NaN;
        rmsL12Pu = rmsL23Pu = rmsL31Pu = Double.NaN;
        fundamentalL1Pu = fundamentalL2Pu = fundamentalL3Pu = Double.NaN;
        angleL1Deg = angleL2Deg = angleL3Deg = Double.NaN;
        positiveSequencePu = negativeSequencePu = zeroSequencePu = Double.NaN;
        frequencyHz = fastFrequencyHz = rocofHzPerSecond = phaseJumpDeg = Double.NaN;
        blocked = true;
    }

    /**
     * Hands over to protection. The active power is somebody else's and stays as it is; angles that
     * are not known leave the balanced ones, since the voltages are NaN then as well.
     */
    public void copyTo(GridSample sample) {
        sample.voltageL1Pu = rmsL1Pu;
        sample.voltageL2Pu = rmsL2Pu;
        sample.voltageL3Pu = rmsL3Pu;
        sample.angleL1Deg = 0;
        sample.angleL2Deg = Double.isNaN(angleL2Deg) ? -120 : angleL2Deg;
        sample.angleL3Deg = Double.isNaN(angleL3Deg) ? 120 : angleL3Deg;
        sample.frequencyHz = frequencyHz;
        sample.fastFrequencyHz = fastFrequencyHz;
        sample.phaseJumpDeg = phaseJumpDeg;
        sample.ageNanos = ageNanos;
    }
}
