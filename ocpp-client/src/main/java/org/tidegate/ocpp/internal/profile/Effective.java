package org.tidegate.ocpp.internal.profile;

import org.tidegate.ocpp.internal.message.Data.OperationMode;

/**
 * What all profiles together ask for at one instant.
 *
 * @param mode of the transaction or default profile; ChargingOnly if none
 * @param targetW NaN if no profile gives a set-point; already capped by the limits
 * @param limitW highest import; POSITIVE_INFINITY if none limits
 * @param dischargeLimitW most negative power permitted; 0 unless a profile permits more
 * @param profileId the profile that gives the target or the tightest limit; 0 if none
 */
public record Effective(
        OperationMode mode, double targetW, double limitW, double dischargeLimitW, int profileId) {

    public static final Effective NONE =
            new Effective(OperationMode.CHARGING_ONLY, Double.NaN, Double.POSITIVE_INFINITY, 0, 0);

    /** Such as "CentralSetpoint, profile 81"; empty if no profile says anything. */
    public String text() {
        return profileId == 0 ? "" : words(mode) + ", profile " + profileId;
    }

    private static String words(OperationMode mode) {
        return switch (mode) {
            case IDLE -> "Idle";
            case CHARGING_ONLY -> "ChargingOnly";
            case CENTRAL_SETPOINT -> "CentralSetpoint";
            case EXTERNAL_SETPOINT -> "ExternalSetpoint";
            case EXTERNAL_LIMITS -> "ExternalLimits";
            case CENTRAL_FREQUENCY -> "CentralFrequency";
            case LOCAL_FREQUENCY -> "LocalFrequency";
            case LOCAL_LOAD_BALANCING -> "LocalLoadBalancing";
        };
    }
}
