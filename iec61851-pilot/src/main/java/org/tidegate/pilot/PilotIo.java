package org.tidegate.pilot;

/** The control pilot's front end: voltages in, duty out. Never waits. */
public interface PilotIo {
    /** Copies the newest coherent sample. */
    void read(PilotSample into);

    /**
     * Sets the oscillator: 100 is static +12 V (x1), 0 is static −12 V (state F), 5 asks for
     * digital communication, anything else is the current limit by duty cycle (IEC 61851-1 Table
     * A.7).
     */
    void setDutyPercent(double dutyPercent);
}
