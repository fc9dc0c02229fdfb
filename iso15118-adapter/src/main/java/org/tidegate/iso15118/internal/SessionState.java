package org.tidegate.iso15118.internal;

import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.message.SessionId;

/**
 * One vehicle's session, whole: the machine in {@link SeccSession} turns one of these into the
 * next.
 *
 * @param refusal why it failed, in words; empty unless {@link Stage#FAILED}
 */
public record SessionState(
        Stage stage, Identity identity, Times times, EvFacts facts, String refusal) {

    /** Never a time: nothing of the kind has happened. */
    static final long NEVER = Long.MIN_VALUE;

    /**
     * Who speaks what.
     *
     * @param tls the connection is TLS 1.3
     * @param protocol for people; empty before it is chosen
     * @param service the energy service selected; 0 before
     */
    record Identity(boolean tls, String protocol, SessionId id, String evccId, int service) {}

    /**
     * @param connectedNanos when the connection became ready
     * @param stageNanos when this stage began
     * @param answeredNanos when the vehicle was last answered
     * @param stopNanos when the vehicle was first asked to stop
     * @param loops charge loops answered
     */
    record Times(
            long connectedNanos, long stageNanos, long answeredNanos, long stopNanos, long loops) {
        Times answered(long nowNanos) {
            return new Times(connectedNanos, stageNanos, nowNanos, stopNanos, loops);
        }

        Times stage(long nowNanos) {
            return new Times(connectedNanos, nowNanos, answeredNanos, stopNanos, loops);
        }

        Times stopAsked(long nowNanos) {
            return new Times(connectedNanos, stageNanos, answeredNanos, nowNanos, loops);
        }

        Times looped() {
            return new Times(connectedNanos, stageNanos, answeredNanos, stopNanos, loops + 1);
        }
    }

    /** A connection that has just become ready. */
    public static SessionState connected(boolean tls, long nowNanos) {
        return new SessionState(
                Stage.AWAIT_PROTOCOL,
                new Identity(tls, "", SessionId.NONE, "", 0),
                new Times(nowNanos, nowNanos, nowNanos, NEVER, 0),
                EvFacts.NONE,
                "");
    }

    /** The same session one stage on; staying keeps the stage's age. */
    SessionState to(Stage next, long nowNanos) {
        return next == stage
                ? this
                : new SessionState(next, identity, times.stage(nowNanos), facts, refusal);
    }

    SessionState failed(String why, long nowNanos) {
        return new SessionState(Stage.FAILED, identity, times.stage(nowNanos), facts, why);
    }

    SessionState with(Identity next) {
        return new SessionState(stage, next, times, facts, refusal);
    }

    SessionState with(Times next) {
        return new SessionState(stage, identity, next, facts, refusal);
    }

    SessionState with(EvFacts next) {
        return new SessionState(stage, identity, times, next, refusal);
    }

    boolean isBidirectional() {
        return identity.service == Services.DC_BPT;
    }

    /** What the rest of the charger gets to see. */
    public VehicleState toVehicleState(long nowNanos) {
        EvFacts.Limits limits = facts.limits();
        boolean over = stage.isOver();
        boolean discharges = isBidirectional() && facts.dischargeDoubt().isEmpty();
        return new VehicleState(
                nowNanos,
                stage.phase(),
                identity.protocol,
                identity.tls,
                identity.evccId,
                isBidirectional(),
                facts.socPercent(),
                facts.minimumSocPercent(),
                facts.targetSocPercent(),
                facts.capacityWh(),
                facts.targetEnergyWh(),
                facts.minV2xEnergyWh(),
                facts.departureS(),
                facts.requestedVoltageV(),
                facts.requestedCurrentA(),
                over ? 0 : limits.maxChargePowerW(),
                over || !discharges ? 0 : limits.maxDischargePowerW(),
                over ? 0 : limits.maxChargeCurrentA(),
                over || !discharges ? 0 : limits.maxDischargeCurrentA(),
                limits.maxVoltageV(),
                limits.minVoltageV(),
                words());
    }

    private String words() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        return facts.dischargeDoubt().isEmpty() ? facts.doubt() : facts.dischargeDoubt();
    }
}
