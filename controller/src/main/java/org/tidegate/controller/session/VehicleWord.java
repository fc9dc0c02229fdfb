package org.tidegate.controller.session;

/**
 * What the vehicle last said, in the lane's terms. Worth nothing once {@code issuedNanos +
 * lifetimeNanos} has passed. Powers are magnitudes at the DC side; NaN is unknown.
 *
 * @param v2xBlocked the battery is below its cycling window (minimum V2X energy request above 0)
 * @param refusal why the vehicle side refused or broke off, in words; empty otherwise
 */
public record VehicleWord(
        long issuedNanos,
        long lifetimeNanos,
        VehiclePhase phase,
        String protocol,
        boolean encrypted,
        String evccId,
        boolean discharges,
        double socPercent,
        double minimumSocPercent,
        double targetSocPercent,
        double requestedVoltageV,
        double maxVoltageV,
        double maxChargePowerW,
        double maxDischargePowerW,
        double maxChargeCurrentA,
        double maxDischargeCurrentA,
        boolean v2xBlocked,
        String refusal) {

    /** Nobody has said anything. */
    public static final VehicleWord NONE =
            new VehicleWord(
                    0,
                    0,
                    VehiclePhase.NONE,
                    "",
                    false,
                    "",
                    false,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    0,
                    0,
                    false,
                    "");

    public boolean isFresh(long nowNanos) {
        return nowNanos - issuedNanos < lifetimeNanos;
    }
}
