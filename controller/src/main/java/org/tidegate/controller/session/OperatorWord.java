package org.tidegate.controller.session;

/**
 * What the operator last said, in the lane's terms. Worth nothing once its lifetime is over: then
 * there is no target and no permission to export.
 *
 * @param authorisedSession the session number that {@code answer} is about
 * @param targetW plus into the vehicle; NaN without a set-point
 * @param limitW highest import; positive infinity without a limit
 * @param dischargeLimitW zero or below; 0 without a permission
 * @param stopSession session number to be ended; 0 if none
 */
public record OperatorWord(
        long issuedNanos,
        long lifetimeNanos,
        boolean online,
        long authorisedSession,
        Answer answer,
        double targetW,
        double limitW,
        double dischargeLimitW,
        int profileId,
        String profileText,
        long stopSession,
        int queued,
        Steering steering) {

    /**
     * How the power is to be decided.
     *
     * @param managerFirst where operator and energy manager both have a set-point, the latter's
     *     counts (OCPP 2.1 SetpointPriority)
     * @param dischargeAllowed this session may discharge at all (OCPP 2.1 allowedEnergyTransfer)
     */
    public record Steering(
            OperatingMode mode, LocalRule rule, boolean managerFirst, boolean dischargeAllowed) {
        public static final Steering PLAIN =
                new Steering(OperatingMode.CENTRAL_SETPOINT, LocalRule.NONE, true, true);
    }

    /** By the operator's own set-point and limits. */
    public OperatorWord(
            long issuedNanos,
            long lifetimeNanos,
            boolean online,
            long authorisedSession,
            Answer answer,
            double targetW,
            double limitW,
            double dischargeLimitW,
            int profileId,
            String profileText,
            long stopSession,
            int queued) {
        this(
                issuedNanos,
                lifetimeNanos,
                online,
                authorisedSession,
                answer,
                targetW,
                limitW,
                dischargeLimitW,
                profileId,
                profileText,
                stopSession,
                queued,
                Steering.PLAIN);
    }

    /** The operator's answer to "may this session have energy". */
    public enum Answer {
        PENDING,
        ACCEPTED,
        REJECTED
    }

    /** Nobody has said anything. */
    public static final OperatorWord NONE =
            new OperatorWord(
                    0,
                    0,
                    false,
                    0,
                    Answer.PENDING,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    0,
                    0,
                    "",
                    0,
                    0);

    public boolean isFresh(long nowNanos) {
        return nowNanos - issuedNanos < lifetimeNanos;
    }
}
