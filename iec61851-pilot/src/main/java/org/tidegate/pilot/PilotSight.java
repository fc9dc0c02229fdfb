package org.tidegate.pilot;

/** What is known about the pilot and the plug this cycle, debounced. Reused; starts blind. */
public final class PilotSight {
    public PilotLevel level = PilotLevel.INVALID;

    /** A level was accepted at least once; before, {@link PilotLevel#INVALID} is no fault. */
    public boolean decided;

    /** No new sample in time. */
    public boolean stale;

    /** The −12 V half was seen with this vehicle and nothing has happened to it since. */
    public boolean diodeSeen;

    /** The negative half mirrors the positive one: the load conducts both ways. */
    public boolean diodeFault;

    /** What the cable allows; 0 without a plug or with a bad resistor. */
    public double cableLimitA;

    /** A Type 1 connector's release button is held down: the user is about to pull. */
    public boolean releasePressed;

    /** This vehicle went from A to C without B: it has no S2 and draws 10 A at most. */
    public boolean simplified;

    /** What the vehicle is to be told by a pulse of state F, if the machine can do it now. */
    public PilotPulse pulse = PilotPulse.NONE;
}
