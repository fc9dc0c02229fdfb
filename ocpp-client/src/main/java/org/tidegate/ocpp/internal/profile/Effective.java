package org.tidegate.ocpp.internal.profile;

import java.util.List;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.internal.message.Data.OperationMode;

/**
 * What all profiles together ask for at one instant.
 *
 * @param mode of the transaction or default profile; ChargingOnly if none
 * @param targetW NaN if no profile gives a set-point; already capped by the limits
 * @param limitW highest import; POSITIVE_INFINITY if none limits
 * @param dischargeLimitW most negative power permitted; 0 unless a profile permits more;
 *     NEGATIVE_INFINITY where a profile leaves it to the charger's own limits
 * @param profileId the profile that gives the target or the tightest limit; 0 if none
 * @param rule what is left to the charger
 * @param signalCurve aFRR signal to watts, in the order of the signal; empty without one
 */
public record Effective(
        OperationMode mode,
        double targetW,
        double limitW,
        double dischargeLimitW,
        int profileId,
        OperatorRule rule,
        List<OperatorRule.Point> signalCurve) {

    public static final Effective NONE =
            new Effective(OperationMode.CHARGING_ONLY, Double.NaN, Double.POSITIVE_INFINITY, 0, 0);

    /** By set-point and limits alone. */
    public Effective(
            OperationMode mode,
            double targetW,
            double limitW,
            double dischargeLimitW,
            int profileId) {
        this(mode, targetW, limitW, dischargeLimitW, profileId, OperatorRule.GIVEN, List.of());
    }

    Effective limited(double targetW, double limitW, double dischargeLimitW, int profileId) {
        return new Effective(mode, targetW, limitW, dischargeLimitW, profileId, rule, signalCurve);
    }

    /** What an aFRR signal adds; level outside the curve. */
    public double signalW(int signal) {
        return Curves.at(signalCurve, signal);
    }

    /** Such as "CentralSetpoint, profile 81"; empty if no profile says anything. */
    public String text() {
        return profileId == 0 && mode == OperationMode.CHARGING_ONLY
                ? ""
                : words(mode) + ", profile " + profileId;
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
