package org.tidegate.controller.session;

/**
 * What the vehicle last said, in the lane's terms. Worth nothing once {@code issuedNanos +
 * lifetimeNanos} has passed. Powers are magnitudes at the DC side; NaN is unknown.
 *
 * @param hold what the vehicle's own energy needs keep from being discharged
 * @param full the vehicle wants no more energy than it has
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
        Hold hold,
        boolean full,
        String refusal) {

    /** Why the vehicle's energy needs forbid discharge. */
    public enum Hold {
        NONE,
        /** The minimum V2X energy request is above 0. */
        BELOW_CYCLING_WINDOW,
        /** The minimum energy request is above 0. */
        BELOW_MINIMUM_ENERGY,
        /** The session's discharge budget is used up. */
        BUDGET_SPENT
    }

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
                    Hold.NONE,
                    false,
                    "");

    public boolean isFresh(long nowNanos) {
        return nowNanos - issuedNanos < lifetimeNanos;
    }
}
