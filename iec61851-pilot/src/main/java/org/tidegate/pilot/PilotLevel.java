package org.tidegate.pilot;

/** What the vehicle shows on the pilot, debounced (IEC 61851-1 Table A.4). */
public enum PilotLevel {
    /** +12 V: no vehicle. */
    A,
    /** +9 V: vehicle present, not ready. */
    B,
    /** +6 V: vehicle ready. */
    C,
    /** +3 V: vehicle ready, ventilation required. */
    D,
    /** 0 V: pilot shorted to earth or lost. */
    E,
    /** −12 V: charger not available. */
    F,
    /** Outside every band, or no sample: nothing can be concluded. */
    INVALID;

    public boolean isConnected() {
        return this == B || this == C || this == D;
    }

    public boolean asksForPower() {
        return this == C || this == D;
    }
}
