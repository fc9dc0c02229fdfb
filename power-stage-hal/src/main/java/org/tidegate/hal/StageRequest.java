package org.tidegate.hal;

/** What the lane asks of the stage. Mutable and reused, copied by the driver. */
public final class StageRequest {
    public DcMode mode = DcMode.OFF;

    /** At the grid terminals, plus into the vehicle; used in {@link DcMode#POWER}. */
    public double acPowerW;

    /** Plus is what the charger draws (inductive). */
    public double reactivePowerVar;

    /** Used in {@link DcMode#VOLTAGE}. */
    public double dcVoltageTargetV;

    /** Never more DC voltage than this, in any mode. */
    public double dcVoltageLimitV;

    /** Magnitude, both directions, in any mode. */
    public double dcCurrentLimitA;

    /** When the lane decided this; the driver lets it die after its own lifetime. */
    public long issuedNanos;

    public void copyFrom(StageRequest other) {
        mode = other.mode;
        acPowerW = other.acPowerW;
        reactivePowerVar = other.reactivePowerVar;
        dcVoltageTargetV = other.dcVoltageTargetV;
        dcVoltageLimitV = other.dcVoltageLimitV;
        dcCurrentLimitA = other.dcCurrentLimitA;
        issuedNanos = other.issuedNanos;
    }

    /** Output off. */
    public void setOff(long nowNanos) {
        mode = DcMode.OFF;
        acPowerW = 0;
        reactivePowerVar = 0;
        dcVoltageTargetV = 0;
        dcVoltageLimitV = 0;
        dcCurrentLimitA = 0;
        issuedNanos = nowNanos;
    }
}
