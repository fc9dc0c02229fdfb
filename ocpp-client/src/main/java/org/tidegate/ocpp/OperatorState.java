package org.tidegate.ocpp;

import java.util.List;

/**
 * What the operator side tells the charger. Published after every change and at least every 500 ms.
 * The set-point and the limits carry their own death: once {@code issuedNanos + lifetimeNanos} has
 * passed they are worth nothing, and nothing means: no target, no export.
 *
 * @param online the WebSocket is open and the operator has accepted the boot notification
 * @param authorisedSession the session number this answer is about; 0 if about none
 * @param authorisation the operator's answer for that session
 * @param authorisationReason words for a refusal
 * @param targetW wanted power, plus into the vehicle; NaN if no profile gives a set-point
 * @param limitW highest import the profiles allow; {@code POSITIVE_INFINITY} if none limits
 * @param dischargeLimitW most negative power the profiles allow, 0 or below; 0 is the safe value
 *     and also the value without a profile that permits discharge
 * @param profileId the profile that gives the target or the tightest limit; 0 if none
 * @param profileText such as {@code "CentralSetpoint, profile 81"}; empty if none
 * @param stopSession the session number the operator wants ended; 0 if none
 * @param stopReason words for it
 * @param resetRequested the operator wants the software to restart
 * @param v2x who decides about the power, and grid support
 * @param queued messages in the durable outbox not yet acknowledged
 * @param ahead what the profiles permit from now on, for at most a day; empty if no profile says
 *     anything, or nobody looks that far
 * @param front what people at the charger should see
 */
public record OperatorState(
        long issuedNanos,
        long lifetimeNanos,
        boolean online,
        long authorisedSession,
        Authorisation authorisation,
        String authorisationReason,
        double targetW,
        double limitW,
        double dischargeLimitW,
        int profileId,
        String profileText,
        long stopSession,
        String stopReason,
        boolean resetRequested,
        int queued,
        List<Ahead> ahead,
        V2x v2x,
        Front front) {

    /**
     * What people in front of the charger should see.
     *
     * @param operative false while the operator has taken the charger out of service
     * @param reserved for somebody who has not come yet
     * @param message on the display; empty for nothing of the operator's
     * @param cost of the running transaction, such as {@code "3.20 EUR"}; empty if nobody counts
     */
    public record Front(boolean operative, boolean reserved, String message, String cost) {
        public static final Front PLAIN = new Front(true, false, "", "");
    }

    /**
     * How the power is to be decided, and what the operator has said about the grid.
     *
     * @param managerFirst where operator and energy manager both have a set-point, the latter's
     *     counts
     * @param dischargeAllowed the operator lets this session discharge; false only where it has
     *     named the energy transfers it allows and a bidirectional one is not among them
     * @param renegotiation counts what the vehicle should be asked to choose its service anew for
     *     (Q02); a new number is a new wish
     * @param der grid-support controls in force; they outlive this plane
     */
    public record V2x(
            OperatorMode mode,
            OperatorRule rule,
            boolean managerFirst,
            boolean dischargeAllowed,
            long renegotiation,
            List<DerControl> der) {
        public static final V2x PLAIN =
                new V2x(OperatorMode.CHARGING_ONLY, OperatorRule.GIVEN, true, true, 0, List.of());

        public V2x {
            der = List.copyOf(der);
        }
    }

    public OperatorState {
        ahead = List.copyOf(ahead);
    }

    /**
     * From this instant on, until the next one's.
     *
     * @param limitW highest import
     * @param dischargeLimitW zero or below
     */
    public record Ahead(long fromMillis, double limitW, double dischargeLimitW) {}

    /** With nothing to show. */
    public OperatorState(
            long issuedNanos,
            long lifetimeNanos,
            boolean online,
            long authorisedSession,
            Authorisation authorisation,
            String authorisationReason,
            double targetW,
            double limitW,
            double dischargeLimitW,
            int profileId,
            String profileText,
            long stopSession,
            String stopReason,
            boolean resetRequested,
            int queued,
            List<Ahead> ahead,
            V2x v2x) {
        this(
                issuedNanos,
                lifetimeNanos,
                online,
                authorisedSession,
                authorisation,
                authorisationReason,
                targetW,
                limitW,
                dischargeLimitW,
                profileId,
                profileText,
                stopSession,
                stopReason,
                resetRequested,
                queued,
                ahead,
                v2x,
                Front.PLAIN);
    }

    /** With nothing to show and without a look ahead. */
    public OperatorState(
            long issuedNanos,
            long lifetimeNanos,
            boolean online,
            long authorisedSession,
            Authorisation authorisation,
            String authorisationReason,
            double targetW,
            double limitW,
            double dischargeLimitW,
            int profileId,
            String profileText,
            long stopSession,
            String stopReason,
            boolean resetRequested,
            int queued,
            V2x v2x) {
        this(
                issuedNanos,
                lifetimeNanos,
                online,
                authorisedSession,
                authorisation,
                authorisationReason,
                targetW,
                limitW,
                dischargeLimitW,
                profileId,
                profileText,
                stopSession,
                stopReason,
                resetRequested,
                queued,
                List.of(),
                v2x,
                Front.PLAIN);
    }

    public OperatorState withFront(Front front) {
        return new OperatorState(
                issuedNanos,
                lifetimeNanos,
                online,
                authorisedSession,
                authorisation,
                authorisationReason,
                targetW,
                limitW,
                dischargeLimitW,
                profileId,
                profileText,
                stopSession,
                stopReason,
                resetRequested,
                queued,
                ahead,
                v2x,
                front);
    }

    /** By set-point and limits alone. */
    public OperatorState(
            long issuedNanos,
            long lifetimeNanos,
            boolean online,
            long authorisedSession,
            Authorisation authorisation,
            String authorisationReason,
            double targetW,
            double limitW,
            double dischargeLimitW,
            int profileId,
            String profileText,
            long stopSession,
            String stopReason,
            boolean resetRequested,
            int queued) {
        this(
                issuedNanos,
                lifetimeNanos,
                online,
                authorisedSession,
                authorisation,
                authorisationReason,
                targetW,
                limitW,
                dischargeLimitW,
                profileId,
                profileText,
                stopSession,
                stopReason,
                resetRequested,
                queued,
                List.of(),
                V2x.PLAIN);
    }

    /** Answer to "may this session have energy". */
    public enum Authorisation {
        PENDING,
        ACCEPTED,
        REJECTED
    }

    /** No operator: charge is not limited by one, export is not permitted by one. */
    public static OperatorState offline(long nowNanos) {
        return new OperatorState(
                nowNanos,
                0,
                false,
                0,
                Authorisation.PENDING,
                "",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                0,
                0,
                "",
                0,
                "",
                false,
                0);
    }

    public boolean isFresh(long nowNanos) {
        return nowNanos - issuedNanos < lifetimeNanos;
    }

    /** Equal but for the time it was said. */
    boolean saysTheSameAs(OperatorState other) {
        return new OperatorState(
                        other.issuedNanos,
                        lifetimeNanos,
                        online,
                        authorisedSession,
                        authorisation,
                        authorisationReason,
                        targetW,
                        limitW,
                        dischargeLimitW,
                        profileId,
                        profileText,
                        stopSession,
                        stopReason,
                        resetRequested,
                        queued,
                        ahead,
                        v2x,
                        front)
                .equals(other);
    }
}
