package org.tidegate.iso15118.internal.iso2;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.Turn;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/**
 * One vehicle's session in ISO 15118-2 or DIN 70121, whole. {@link Order} turns one of these into
 * the next.
 *
 * @param pending a request whose only answer has to wait; null almost always
 * @param receipt the meter reading the vehicle has been asked to confirm
 * @param refusal why it failed, in words; empty unless {@link Stage#FAILED}
 */
public record OlderSession(
        Dialect dialect,
        Stage stage,
        Identity identity,
        Times times,
        Terms terms,
        Car car,
        @Nullable Ask pending,
        Reply.@Nullable Meter receipt,
        String refusal)
        implements SessionMachine {
    private static final Logger LOG = LoggerFactory.getLogger(OlderSession.class);

    /** Never a time: nothing of the kind has happened. */
    static final long NEVER = Long.MIN_VALUE;

    /**
     * Who speaks.
     *
     * @param joined the vehicle has come back from a pause
     * @param paused the vehicle has left for a pause
     */
    record Identity(boolean tls, SessionId id, String evccId, boolean joined, boolean paused) {}

    /**
     * @param connectedNanos when the connection became ready
     * @param stageNanos when this stage began
     * @param answeredNanos when the vehicle was last answered
     * @param stopNanos when the vehicle was first asked to stop
     * @param scheduleNanos when the schedule in force began
     * @param receiptNanos when the last receipt was asked for, or the first loop answered
     * @param outgrownNanos since when much more is permitted than the schedule says
     * @param unfollowedNanos since when the vehicle does not follow into discharge
     * @param loops charge loops answered
     */
    record Times(
            long connectedNanos,
            long stageNanos,
            long answeredNanos,
            long stopNanos,
            long scheduleNanos,
            long receiptNanos,
            long outgrownNanos,
            long unfollowedNanos,
            long loops) {
        static Times from(long connectedNanos, long nowNanos) {
            return new Times(
                    connectedNanos, nowNanos, nowNanos, NEVER, nowNanos, nowNanos, NEVER, NEVER, 0);
        }

        Times stage(long nowNanos) {
            return new Times(
                    connectedNanos,
                    nowNanos,
                    answeredNanos,
                    stopNanos,
                    scheduleNanos,
                    receiptNanos,
                    outgrownNanos,
                    unfollowedNanos,
                    loops);
        }

        Times answered(long nowNanos) {
            return new Times(
                    connectedNanos,
                    stageNanos,
                    nowNanos,
                    stopNanos,
                    scheduleNanos,
                    receiptNanos,
                    outgrownNanos,
                    unfollowedNanos,
                    loops);
        }

        /** A schedule is in force from now on. */
        Times scheduled(long nowNanos) {
            return new Times(
                    connectedNanos,
                    stageNanos,
                    answeredNanos,
                    stopNanos,
                    nowNanos,
                    receiptNanos,
                    NEVER,
                    unfollowedNanos,
                    loops);
        }

        Times receipt(long nowNanos) {
            return new Times(
                    connectedNanos,
                    stageNanos,
                    answeredNanos,
                    stopNanos,
                    scheduleNanos,
                    nowNanos,
                    outgrownNanos,
                    unfollowedNanos,
                    loops);
        }

        /** One more loop, with what it has shown. */
        Times looped(long stop, long outgrown, long unfollowed) {
            return new Times(
                    connectedNanos,
                    stageNanos,
                    answeredNanos,
                    stop,
                    scheduleNanos,
                    receiptNanos,
                    outgrown,
                    unfollowed,
                    loops + 1);
        }
    }

    /** The session after SupportedAppProtocol. */
    public static OlderSession begin(
            Dialect dialect, boolean tls, long connectedNanos, long nowNanos) {
        return new OlderSession(
                dialect,
                Stage.AWAIT_SESSION,
                new Identity(tls, SessionId.NONE, "", false, false),
                Times.from(connectedNanos, nowNanos),
                Terms.NONE,
                Car.UNKNOWN,
                null,
                null,
                "");
    }

    @Override
    public Turn received(V2gtp.Frame frame, Outside outside) {
        if (frame.payloadType() != V2gtp.TYPE_SAP) {
            return broken(Refusal.PAYLOAD_TYPE, Integer.toHexString(frame.payloadType()), outside);
        }
        Dialect.Request request;
        try {
            request = dialect.read(Bytes.wrap(frame.payload()));
        } catch (ExiException e) {
            return broken(Refusal.UNDECODABLE, String.valueOf(e.getMessage()), outside);
        }
        LOG.trace("{} < {}", stage, request);
        return request == null
                ? broken(Refusal.NOT_A_REQUEST, "", outside)
                : turn(Order.received(this, request, outside), outside);
    }

    @Override
    public Turn waited(Outside outside) {
        return turn(Order.waited(this, outside), outside);
    }

    @Override
    public Turn broken(Refusal why, String detail, Outside outside) {
        return stage.isOver()
                ? Turn.silent(this).closing()
                : turn(Order.failed(this, why, detail, outside), outside);
    }

    private static Turn turn(Outcome outcome, Outside outside) {
        OlderSession next = outcome.session();
        byte[] frame = null;
        if (outcome.asked() != null && outcome.reply() != null) {
            LOG.trace("{} > {}", next.stage, outcome.reply());
            var tongue =
                    new Dialect.Tongue(
                            outside.context().settings(), outside.contracts()::signTariff);
            byte[] exi =
                    next.dialect.write(next.identity.id, outcome.asked(), outcome.reply(), tongue);
            frame = V2gtp.frame(V2gtp.TYPE_SAP, exi);
        }
        return new Turn(next, frame, outcome.close(), outcome.notes(), outcome.order());
    }

    @Override
    public boolean isKnown() {
        return !identity.id.isNone();
    }

    boolean allows(Kind kind) {
        // A vehicle of DIN 70121 never asks for details; its schema would let it.
        return stage.allows(kind) && (dialect.isComplete() || kind != Kind.SERVICE_DETAIL);
    }

    OlderSession to(Stage next, long nowNanos) {
        return next == stage
                ? this
                : new OlderSession(
                        dialect,
                        next,
                        identity,
                        times.stage(nowNanos),
                        terms,
                        car,
                        null,
                        receipt,
                        refusal);
    }

    OlderSession failed(String why, long nowNanos) {
        return new OlderSession(
                dialect,
                Stage.FAILED,
                identity,
                times.stage(nowNanos),
                terms,
                car,
                null,
                null,
                why);
    }

    OlderSession with(Identity next) {
        return new OlderSession(dialect, stage, next, times, terms, car, pending, receipt, refusal);
    }

    OlderSession with(Times next) {
        return new OlderSession(
                dialect, stage, identity, next, terms, car, pending, receipt, refusal);
    }

    OlderSession with(Terms next) {
        return new OlderSession(
                dialect, stage, identity, times, next, car, pending, receipt, refusal);
    }

    OlderSession with(Car next) {
        return new OlderSession(
                dialect, stage, identity, times, terms, next, pending, receipt, refusal);
    }

    OlderSession waitingFor(Ask ask) {
        return new OlderSession(dialect, stage, identity, times, terms, car, ask, receipt, refusal);
    }

    OlderSession asking(Reply.Meter meter) {
        return new OlderSession(
                dialect, stage, identity, times, terms, car, pending, meter, refusal);
    }

    @Override
    public VehicleState toVehicleState(long nowNanos) {
        boolean none = stage.isOver() || car.silent();
        boolean discharges = !none && terms.discharges() && car.dischargeDoubt().isEmpty();
        Car.Limits limits = car.limits();
        Terms.Contract contract = terms.contract();
        return new VehicleState(
                nowNanos,
                phase(),
                dialect.name() + (terms.mode() == null ? "" : terms.isAc() ? " AC" : " DC"),
                identity.tls,
                identity.evccId,
                terms.discharges(),
                car.battery().socPercent(),
                car.battery().minimumSocPercent(),
                car.battery().targetSocPercent(),
                car.battery().capacityWh(),
                car.battery().requestWh(),
                Double.NaN,
                car.battery().departureS(),
                car.wish().voltageV(),
                car.wish().currentA(),
                none ? 0 : limits.maxChargeW(),
                discharges ? limits.maxDischargeW() : 0,
                none ? 0 : limits.maxChargeA(),
                discharges ? limits.maxDischargeA() : 0,
                limits.maxVoltageV(),
                Double.NaN,
                words(),
                contract != null && contract.signed() ? contract.eMaid() : "");
    }

    /** Nobody is asked about a contract before the vehicle has proven that it is its own. */
    private Phase phase() {
        Terms.Contract contract = terms.contract();
        boolean unproven = terms.byContract() && (contract == null || !contract.signed());
        return stage == Stage.AWAIT_AUTHORISATION && unproven ? Phase.SETUP : stage.phase();
    }

    private String words() {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (!car.doubt().isEmpty()) {
            return car.doubt();
        }
        if (car.silent()) {
            return Refusal.SILENT_IN_LOOP.text();
        }
        return car.dischargeDoubt();
    }
}
