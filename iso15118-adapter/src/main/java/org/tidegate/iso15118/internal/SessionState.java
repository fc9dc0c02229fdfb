package org.tidegate.iso15118.internal;

import org.tidegate.iso15118.VehicleQuirks.Quirk;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Needs.Mode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/**
 * One vehicle's session, whole: the machine in {@link SeccSession} turns one of these into the
 * next.
 *
 * @param terms what both sides have agreed on
 * @param refusal why it failed, in words; empty unless {@link Stage#FAILED}
 */
public record SessionState(
        Stage stage, Identity identity, Times times, EvFacts facts, Terms terms, String refusal) {

    /** Never a time: nothing of the kind has happened. */
    static final long NEVER = Long.MIN_VALUE;

    /**
     * Who speaks what.
     *
     * @param tls the connection is TLS 1.3
     * @param protocol for people; empty before it is chosen
     * @param service the energy service selected; 0 before
     * @param vehicle SHA-512 of the vehicle's TLS certificate; empty without one
     * @param paused the vehicle has left for a pause
     * @param joined the vehicle has come back from one
     */
    record Identity(
            boolean tls,
            String protocol,
            SessionId id,
            String evccId,
            int service,
            Bytes vehicle,
            boolean paused,
            boolean joined) {
        Identity(boolean tls, String protocol, SessionId id, String evccId, int service) {
            this(tls, protocol, id, evccId, service, Bytes.of(), false, false);
        }

        Identity speaking(String chosen) {
            return new Identity(tls, chosen, id, evccId, service, vehicle, paused, joined);
        }

        Identity named(SessionId number, String evcc, int kept) {
            return new Identity(tls, protocol, number, evcc, kept, vehicle, false, kept != 0);
        }

        Identity served(int energy) {
            return new Identity(tls, protocol, id, evccId, energy, vehicle, paused, false);
        }

        Identity leaving() {
            return new Identity(tls, protocol, id, evccId, service, vehicle, true, joined);
        }
    }

    /**
     * @param connectedNanos when the connection became ready
     * @param stageNanos when this stage began
     * @param answeredNanos when the vehicle was last answered
     * @param stopNanos when the vehicle was first asked to stop
     * @param noticeNanos when it was first asked for what it is being asked now
     * @param confirmedNanos when the meter was last confirmed, or the loop began
     * @param loops charge loops answered
     */
    record Times(
            long connectedNanos,
            long stageNanos,
            long answeredNanos,
            long stopNanos,
            long noticeNanos,
            long confirmedNanos,
            long loops) {
        Times answered(long nowNanos) {
            return with(stageNanos, nowNanos, stopNanos, noticeNanos, confirmedNanos, loops);
        }

        Times stage(long nowNanos) {
            return with(nowNanos, answeredNanos, stopNanos, noticeNanos, confirmedNanos, loops);
        }

        Times stopAsked(long nowNanos) {
            return with(stageNanos, answeredNanos, nowNanos, noticeNanos, confirmedNanos, loops);
        }

        Times noticed(long nowNanos) {
            return with(stageNanos, answeredNanos, stopNanos, nowNanos, confirmedNanos, loops);
        }

        Times confirmed(long nowNanos) {
            return with(stageNanos, answeredNanos, stopNanos, noticeNanos, nowNanos, loops);
        }

        Times looped() {
            return with(
                    stageNanos, answeredNanos, stopNanos, noticeNanos, confirmedNanos, loops + 1);
        }

        /** As if the connection were new. */
        Times renewed() {
            return with(stageNanos, answeredNanos, NEVER, NEVER, NEVER, 0);
        }

        private Times with(
                long stage, long answered, long stop, long notice, long confirmed, long count) {
            return new Times(connectedNanos, stage, answered, stop, notice, confirmed, count);
        }
    }

    /** A connection that has just become ready. */
    public static SessionState connected(boolean tls, long nowNanos) {
        return connected(tls, Bytes.of(), nowNanos);
    }

    /**
     * A connection that has just become ready.
     *
     * @param vehicle SHA-512 of the vehicle's TLS certificate; empty without one
     */
    public static SessionState connected(boolean tls, Bytes vehicle, long nowNanos) {
        return new SessionState(
                Stage.AWAIT_PROTOCOL,
                new Identity(tls, "", SessionId.NONE, "", 0, vehicle, false, false),
                new Times(nowNanos, nowNanos, nowNanos, NEVER, NEVER, NEVER, 0),
                EvFacts.NONE,
                Terms.NONE,
                "");
    }

    /** The same session one stage on; staying keeps the stage's age. */
    SessionState to(Stage next, long nowNanos) {
        return next == stage
                ? this
                : new SessionState(next, identity, times.stage(nowNanos), facts, terms, refusal);
    }

    SessionState failed(String why, long nowNanos) {
        return new SessionState(Stage.FAILED, identity, times.stage(nowNanos), facts, terms, why);
    }

    SessionState with(Identity next) {
        return new SessionState(stage, next, times, facts, terms, refusal);
    }

    SessionState with(Times next) {
        return new SessionState(stage, identity, next, facts, terms, refusal);
    }

    SessionState with(EvFacts next) {
        return new SessionState(stage, identity, times, next, terms, refusal);
    }

    SessionState with(Terms next) {
        return new SessionState(stage, identity, times, facts, next, refusal);
    }

    boolean isBidirectional() {
        return Services.isBidirectional(identity.service);
    }

    /** The message set of the protocol; the services offered follow it. */
    boolean speaksAc() {
        return identity.protocol.equals(Negotiation.AC_NAME);
    }

    /** What is known about this vehicle's model. */
    Quirk quirk(Context context) {
        return context.settings().quirks().of(identity.evccId());
    }

    boolean isAc() {
        return Services.isAc(identity.service);
    }

    /** What the rest of the charger gets to see. */
    public VehicleState toVehicleState(long nowNanos) {
        EvFacts.Limits limits = facts.limits();
        EvFacts.Charge charge = facts.charge();
        EvFacts.Needs needs = facts.needs();
        EvFacts.Wish wish = facts.wish();
        boolean still = stage.isOver() || stage == Stage.STANDBY;
        boolean discharges = isBidirectional() && facts.dischargeDoubt().isEmpty();
        return new VehicleState(
                nowNanos,
                phase(),
                identity.protocol,
                identity.tls,
                identity.evccId,
                isBidirectional(),
                charge.socPercent(),
                charge.minimumSocPercent(),
                charge.targetSocPercent(),
                charge.capacityWh(),
                needs.targetWh(),
                needs.minV2xWh(),
                needs.departureS(),
                wish.voltageV(),
                wish.currentA(),
                still ? 0 : Math.min(limits.maxChargePowerW(), wish.chargeCapW()),
                still || !discharges
                        ? 0
                        : Math.min(limits.maxDischargePowerW(), wish.dischargeCapW()),
                still ? 0 : limits.maxChargeCurrentA(),
                still || !discharges ? 0 : limits.maxDischargeCurrentA(),
                limits.maxVoltageV(),
                limits.minVoltageV(),
                words(),
                terms.proven() ? terms.emaid() : "",
                new VehicleState.Needs(
                        mode(),
                        terms.choice().mobilityByCharger(),
                        needs.maximumWh(),
                        needs.minimumWh(),
                        needs.maxV2xWh(),
                        needs.budgetWh(),
                        limits.minChargePowerW(),
                        limits.minDischargePowerW(),
                        wish.presentActivePowerW(),
                        stage == Stage.STANDBY,
                        identity.paused,
                        terms.followedPlan(),
                        Schedules.promise(terms)));
    }

    /**
     * A vehicle that has come back does not ask to be authorised, the charger may have to. Nobody
     * is asked to pay while the vehicle may still show a contract.
     */
    private VehicleState.Phase phase() {
        boolean waits = stage == Stage.AWAIT_PARAMETERS || stage == Stage.AWAIT_SCHEDULE;
        if (identity.joined && waits) {
            return VehicleState.Phase.AUTHORISING;
        }
        boolean early = stage.phase() == VehicleState.Phase.AUTHORISING && terms.undecided();
        return early ? VehicleState.Phase.SETUP : stage.phase();
    }

    private Mode mode() {
        return identity.service == 0
                ? Mode.NONE
                : terms.choice().isScheduled() ? Mode.SCHEDULED : Mode.DYNAMIC;
    }

    private String words() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        return facts.dischargeDoubt().isEmpty() ? facts.doubt() : facts.dischargeDoubt();
    }
}
