package org.tidegate.ocpp.internal.station;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ChargingState;
import org.tidegate.ocpp.internal.message.Data.EventType;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.StationCall.TransactionEvent;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.profile.Effective;

/**
 * Sessions as transactions: one begins when a session is authorised and plugged in, and ends when
 * the session does (TxStartPoint and TxStopPoint {@code PowerPathClosed}). Pure.
 */
final class Transactions {
    /** The transaction after the step, and the one event it made, if any. */
    record Step(
            @Nullable Transaction next,
            @Nullable TransactionEvent event,
            @Nullable Checkpoint checkpoint) {}

    /** What a step looks at besides the station. */
    record Sight(
            StationState station,
            Grant grant,
            Effective effective,
            boolean online,
            long meterIntervalNanos,
            Moment now) {}

    private static final Data.Evse EVSE = new Data.Evse(1, 1);

    private Transactions() {}

    /** At most one event a step; what else has changed is said by the next. */
    static Step step(@Nullable Transaction tx, Sight in, Supplier<String> newId) {
        StationState s = in.station;
        boolean running = s.sessionNumber() > 0 && isRunning(s.session());
        if (tx == null) {
            boolean begins = running && in.grant.accepts(s.sessionNumber());
            return begins ? start(in, newId.get()) : new Step(null, null, null);
        }
        if (!running || s.sessionNumber() != tx.sessionNumber()) {
            return end(tx, in);
        }
        ChargingState state = chargingState(s);
        if (state != tx.chargingState()) {
            return update(tx, in, TriggerReason.CHARGING_STATE_CHANGED, ReadingContext.OTHER);
        }
        if (in.effective.mode() != tx.mode()) {
            return update(tx, in, TriggerReason.OPERATION_MODE_CHANGED, ReadingContext.OTHER);
        }
        if (in.now.nanos() - tx.sampledNanos() >= in.meterIntervalNanos) {
            return update(
                    tx, in, TriggerReason.METER_VALUE_PERIODIC, ReadingContext.SAMPLE_PERIODIC);
        }
        return new Step(tx, null, null);
    }

    private static boolean isRunning(Session session) {
        return switch (session) {
            case PREPARING, ENERGY, STOPPING -> true;
            case NONE, WAITING_FOR_AUTHORISATION, FINISHED -> false;
        };
    }

    static ChargingState chargingState(StationState s) {
        if (s.session() != Session.ENERGY) {
            return s.plugged() ? ChargingState.EV_CONNECTED : ChargingState.IDLE;
        }
        return switch (s.suspendedBy()) {
            case NONE -> ChargingState.CHARGING;
            case VEHICLE -> ChargingState.SUSPENDED_EV;
            case CHARGER -> ChargingState.SUSPENDED_EVSE;
        };
    }

    private static Step start(Sight in, String id) {
        boolean remote = in.grant.remoteStartId() != null;
        Data.IdToken token = Tokens.identified(in.grant.idToken(), in.station.evccId());
        var tx =
                new Transaction(
                        id,
                        in.station.sessionNumber(),
                        0,
                        in.now.nanos(),
                        chargingState(in.station),
                        in.effective.mode(),
                        in.now.nanos(),
                        in.grant.idToken(),
                        !in.station.evccId().isEmpty(),
                        null);
        var info =
                new Data.TransactionInfo(
                        id,
                        tx.chargingState(),
                        null,
                        null,
                        in.grant.remoteStartId(),
                        in.effective.mode());
        TransactionEvent event =
                event(
                        EventType.STARTED,
                        remote ? TriggerReason.REMOTE_START : TriggerReason.AUTHORIZED,
                        0,
                        info,
                        token,
                        in,
                        ReadingContext.TRANSACTION_BEGIN);
        return counted(tx, in, event);
    }

    /** Says where the transaction stands, for whatever reason. */
    static Step update(Transaction tx, Sight in, TriggerReason trigger, ReadingContext context) {
        ChargingState state = chargingState(in.station);
        boolean identifies = !tx.identified() && !in.station.evccId().isEmpty();
        var next =
                new Transaction(
                        tx.id(),
                        tx.sessionNumber(),
                        tx.nextSeqNo(),
                        tx.startNanos(),
                        state,
                        in.effective.mode(),
                        in.now.nanos(),
                        tx.idToken(),
                        tx.identified() || identifies,
                        tx.stop());
        var info = new Data.TransactionInfo(tx.id(), state, null, null, null, in.effective.mode());
        Data.IdToken token =
                identifies ? Tokens.identified(tx.idToken(), in.station.evccId()) : null;
        return counted(
                next,
                in,
                event(EventType.UPDATED, trigger, tx.nextSeqNo(), info, token, in, context));
    }

    private static Step end(Transaction tx, Sight in) {
        Transaction.Stop why =
                tx.stop() != null ? tx.stop() : StopWords.reason(in.station, tx.sessionNumber());
        var info =
                new Data.TransactionInfo(
                        tx.id(), chargingState(in.station), null, why.reason(), null, null);
        TransactionEvent event =
                event(
                        EventType.ENDED,
                        why.trigger(),
                        tx.nextSeqNo(),
                        info,
                        null,
                        in,
                        ReadingContext.TRANSACTION_END);
        return new Step(null, event, null);
    }

    private static TransactionEvent event(
            EventType type,
            TriggerReason trigger,
            int seqNo,
            Data.TransactionInfo info,
            Data.@Nullable IdToken token,
            Sight in,
            ReadingContext context) {
        return new TransactionEvent(
                type,
                List.of(Meter.sample(in.station, in.effective.targetW(), context, in.now)),
                in.now.instant(),
                trigger,
                seqNo,
                in.online ? null : true,
                info,
                type == EventType.STARTED ? EVSE : null,
                token);
    }

    private static Step counted(Transaction tx, Sight in, TransactionEvent event) {
        int next = event.seqNo() + 1;
        var after =
                new Transaction(
                        tx.id(),
                        tx.sessionNumber(),
                        next,
                        tx.startNanos(),
                        tx.chargingState(),
                        tx.mode(),
                        tx.sampledNanos(),
                        tx.idToken(),
                        tx.identified(),
                        tx.stop());
        var checkpoint =
                new Checkpoint(
                        tx.id(),
                        tx.sessionNumber(),
                        next,
                        finite(in.station.importWh()),
                        finite(in.station.exportWh()),
                        in.now.instant(),
                        tx.idToken());
        return new Step(after, event, checkpoint);
    }

    private static double finite(double wh) {
        return Double.isFinite(wh) ? wh : 0;
    }

    /**
     * Ends a transaction that was open when the station stopped. The registers are the last ones on
     * disk, or the charger's own if they have gone on since.
     */
    static TransactionEvent closing(Checkpoint open, StationState s, boolean asked, Moment now) {
        boolean newer = s.importWh() > open.importWh() || s.exportWh() > open.exportWh();
        double importWh = Math.max(open.importWh(), finite(s.importWh()));
        double exportWh = Math.max(open.exportWh(), finite(s.exportWh()));
        var info =
                new Data.TransactionInfo(
                        open.transactionId(),
                        null,
                        null,
                        asked ? StoppedReason.IMMEDIATE_RESET : StoppedReason.POWER_LOSS,
                        null,
                        null);
        return new TransactionEvent(
                EventType.ENDED,
                List.of(Meter.registers(importWh, exportWh, newer ? now.instant() : open.at())),
                now.instant(),
                asked ? TriggerReason.RESET_COMMAND : TriggerReason.ABNORMAL_CONDITION,
                open.nextSeqNo(),
                true,
                info,
                null,
                null);
    }
}
