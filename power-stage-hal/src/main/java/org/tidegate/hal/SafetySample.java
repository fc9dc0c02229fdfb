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

    /** A monitor of its own watches the insulation: while it has no value, nothing is known. */
    public boolean insulationMonitored;

    /** That monitor has found a fault itself. */
    public boolean insulationAlarm;

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
        insulationMonitored = other.insulationMonitored;
        insulationAlarm = other.insulationAlarm;
        connectorTemperatureC = other.connectorTemperatureC;
        sampledAtNanos = other.sampledAtNanos;
        sequence = other.sequence;
    }
}
