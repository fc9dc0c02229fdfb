package org.tidegate.hal;

/** State of the safety inputs. Reused; everything starts at its unsafe value. */
public final class SafetySample {
    /** Emergency stop loop closed. */
    public boolean emergencyStopOk;

    /** Residual-current device closed and its self-test passed. */
    public boolean residualCurrentOk;

    /** Protective earth connected. */
    public boolean protectiveEarthOk;

    /** Mirror contact of the DC contactors. */
    public boolean contactorClosed;

    /** Lock feedback. */
    public boolean connectorLocked;

    /** Lowest of both poles to earth; NaN while the monitor has no value. */
    public double insulationOhm = Double.NaN;

    /** Hottest connector contact; NaN if there is no sensor. */
    public double connectorTemperatureC = Double.NaN;

    public long sampledAtNanos;

    /** Counts samples; 0 means there was none yet. */
    public long sequence;

    public void copyFrom(SafetySample other) {
        emergencyStopOk = other.emergencyStopOk;
        residualCurrentOk = other.residualCurrentOk;
        protectiveEarthOk = other.protectiveEarthOk;
        contactorClosed = other.contactorClosed;
        connectorLocked = other.connectorLocked;
        insulationOhm = other.insulationOhm;
        connectorTemperatureC = other.connectorTemperatureC;
        sampledAtNanos = other.sampledAtNanos;
        sequence = other.sequence;
    }
}
