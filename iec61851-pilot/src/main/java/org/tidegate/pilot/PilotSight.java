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
}
