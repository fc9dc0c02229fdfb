package org.tidegate.pilot;

/** What the pilot machine concluded this cycle. Reused; starts safe. */
public final class PilotOutput {
    public PilotLevel level = PilotLevel.INVALID;

    /** To be written to {@link PilotIo#setDutyPercent}. */
    public double dutyPercent = 100;

    /** The pure AND of everything that must hold before the contactors may close. */
    public boolean contactorPermitted;

    public boolean lockRequested;

    /** The −12 V half was seen while the oscillator ran, since the vehicle was plugged. */
    public boolean diodeOk;

    /** What the proximity resistor allows; 0 without a plug or with a bad resistor. */
    public double cableLimitA;

    /** Bit set of {@link PilotInhibit#bit()}: everything that keeps the contactors open. */
    public int inhibitBits;
}
