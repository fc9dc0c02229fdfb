package org.tidegate.ocpp.internal.station.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ChargingState;
import org.tidegate.ocpp.internal.message.Data.EventType;
import org.tidegate.ocpp.internal.message.Data.MeterValue;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TransactionLimit;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.StationCall.TransactionEvent;
import org.tidegate.ocpp.internal.outbox.Bill;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.auth.Grant;
import org.tidegate.ocpp.internal.station.auth.Tokens;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/**
 * Sessions as transactions (OCPP 2.1 E). TxStartPoint says what begins one, TxStopPoint what ends
 * it; a vehicle that is gone ends every one. At most one event a step; what else has changed is
 * told by the next.
 */
public final class Transactions {
    private static final int MOST_FOR_THE_END = 500;
    private static final Data.Evse EVSE = new Data.Evse(1, 1);

    /** What a step looks at besides the station. */
    public record Sight(
            StationState station,
            Grant grant,
            Effective effective,
            boolean online,
            Variables variables,
            double cost,
            Moment now) {}

    /** What a step made. */
    public record Told(TransactionEvent event, @Nullable Checkpoint checkpoint) {}

    /** What desks add to every event, such as what it has cost so far. */
    public interface Garnish {
        TransactionEvent add(TransactionEvent event, Transaction tx, Moment now);

        /** What must be known of the bill to write it after a power cut; null if nobody counts. */
        default @Nullable Bill bill(Transaction tx, Moment now) {
            return null;
        }

        /** Puts the bill into the last event of a transaction that a power cut has ended. */
        default TransactionEvent close(TransactionEvent event, Checkpoint open) {
            return event;
        }
    }

    private final Supplier<String> newId;
    private final Garnish garnish;
    private @Nullable Transaction tx;
    private long endedSession;

    public Transactions(Supplier<String> newId, Garnish garnish) {
        this.newId = newId;
        this.garnish = garnish;
    }

    public @Nullable Transaction running() {
        return tx;
    }

    public @Nullable Told step(Sight in) {
        Transaction t = tx;
        if (t == null) {
            return begins(in) ? start(in) : null;
        }
        adopt(t, in);
        Transaction.Stop end = ending(t, in);
        if (end != null) {
            return end(t, end, in);
        }
        keepForTheEnd(t, in);
        limits(t, in);
        return news(t, in);
    }

    // ---- begin ------------------------------------------------------------------------------

    private boolean begins(Sight in) {
        StationState s = in.station;
        boolean fresh = s.sessionNumber() > 0 && s.sessionNumber() != endedSession;
        for (String point : in.variables.list(Setting.TX_START_POINT)) {
            boolean met =
                    switch (point) {
                        case "EVConnected" ->
                                fresh
                                        && s.plugged()
                                        && s.session() != Session.NONE
                                        && s.session() != Session.FINISHED;
                        case "Authorized" ->
                                in.grant.waitsForVehicle() || (fresh && authorised(in));
                        case "PowerPathClosed" -> fresh && powerPath(in);
                        case "EnergyTransfer" -> fresh && energy(in);
                        default -> false;
                    };
            if (met) {
                return true;
            }
        }
        return fresh && energy(in); // energy that nobody accounts for must not exist
    }

    private static boolean authorised(Sight in) {
        return in.grant.waitsForVehicle()
                || (in.station.sessionNumber() > 0
                        && in.station.session() != Session.FINISHED
                        && in.grant.accepts(in.station.sessionNumber()));
    }

    private static boolean powerPath(Sight in) {
        return isRunning(in.station.session()) && in.grant.accepts(in.station.sessionNumber());
    }

    private static boolean energy(Sight in) {
        return in.station.session() == Session.ENERGY
                && in.grant.accepts(in.station.sessionNumber());
    }

    private static boolean isRunning(Session session) {
        return switch (session) {
            case PREPARING, ENERGY, STOPPING -> true;
            case NONE, WAITING_FOR_AUTHORISATION, FINISHED -> false;
        };
    }

    private Told start(Sight in) {
        StationState s = in.station;
        long session = s.session() == Session.NONE ? 0 : s.sessionNumber();
        var t =
                new Transaction(
                        newId.get(),
                        session,
                        in.now.nanos(),
                        finite(s.importWh()),
                        finite(s.exportWh()));
        tx = t;
        t.connected = s.plugged();
        t.forTheEnd.add(sample(in, ReadingContext.TRANSACTION_BEGIN, Setting.TX_ENDED_MEASURANDS));
        TriggerReason trigger = TriggerReason.CABLE_PLUGGED_IN;
        Data.IdToken token = null;
        if (authorised(in)) {
            token = takeGrant(t, in);
            trigger = authorisedBy(t);
        }
        look(t, in);
        return tell(
                t,
                EventType.STARTED,
                trigger,
                token,
                null,
                List.of(
                        sample(
                                in,
                                ReadingContext.TRANSACTION_BEGIN,
                                Setting.TX_STARTED_MEASURANDS)),
                in);
    }

    private Data.@Nullable IdToken takeGrant(Transaction t, Sight in) {
        t.authorised = true;
        t.idToken = in.grant.idToken();
        t.remoteStartId = in.grant.remoteStartId();
        t.identified = !in.station.evccId().isEmpty();
        return Tokens.identified(t.idToken, in.station.evccId());
    }

    private static TriggerReason authorisedBy(Transaction t) {
        return t.remoteStartId != null ? TriggerReason.REMOTE_START : TriggerReason.AUTHORIZED;
    }

    /** A transaction that began before its vehicle came. */
    private static void adopt(Transaction t, Sight in) {
        StationState s = in.station;
        if (t.sessionNumber == 0
                && s.sessionNumber() > 0
                && s.session() != Session.NONE
                && in.grant.sessionNumber() == s.sessionNumber()) {
            t.sessionNumber = s.sessionNumber();
        }
    }

    // ---- end --------------------------------------------------------------------------------

    private Transaction.@Nullable Stop ending(Transaction t, Sight in) {
        StationState s = in.station;
        if (t.sessionNumber == 0) { // still without a vehicle
            if (t.stop != null) {
                return t.stop;
            }
            return in.grant.waitsForVehicle() || in.grant.accepts(s.sessionNumber())
                    ? null
                    : new Transaction.Stop(
                            StoppedReason.TIMEOUT,
                            TriggerReason.EV_CONNECT_TIMEOUT,
                            "no vehicle came in time");
        }
        boolean gone = s.sessionNumber() != t.sessionNumber || s.session() == Session.NONE;
        boolean over = gone;
        for (String point : in.variables.list(Setting.TX_STOP_POINT)) {
            over |=
                    switch (point) {
                        case "EVConnected" -> t.connected && !s.plugged();
                        case "Authorized" ->
                                t.stop != null
                                        && s.session() != Session.ENERGY
                                        && s.session() != Session.STOPPING;
                        case "PowerPathClosed" -> t.hadPowerPath && !isRunning(s.session());
                        case "EnergyTransfer" ->
                                t.hadEnergy
                                        && s.session() != Session.ENERGY
                                        && s.session() != Session.STOPPING;
                        default -> false;
                    };
        }
        if (!over) {
            return null;
        }
        return t.stop != null ? t.stop : StopWords.reason(s, t.sessionNumber);
    }

    private Told end(Transaction t, Transaction.Stop why, Sight in) {
        t.stop = why;
        look(t, in);
        var values = new ArrayList<>(t.forTheEnd);
        values.add(sample(in, ReadingContext.TRANSACTION_END, Setting.TX_ENDED_MEASURANDS));
        values.removeIf(v -> v.sampledValue().isEmpty());
        Told told = tell(t, EventType.ENDED, why.trigger(), why.token(), why.reason(), values, in);
        endedSession = t.sessionNumber;
        tx = null;
        return new Told(told.event, null);
    }

    /** Does nothing without a transaction; the first wish stands. */
    public void stop(Transaction.Stop wish) {
        Transaction t = tx;
        if (t != null && t.stop == null) {
            t.stop = wish;
        }
    }

    // ---- meanwhile --------------------------------------------------------------------------

    private @Nullable Told news(Transaction t, Sight in) {
        StationState s = in.station;
        if (!t.authorised && authorised(in)) {
            Data.IdToken token = takeGrant(t, in);
            return update(t, in, authorisedBy(t), ReadingContext.OTHER, token);
        }
        if (!t.connected && s.plugged()) {
            t.connected = true;
            return update(t, in, TriggerReason.CABLE_PLUGGED_IN, ReadingContext.OTHER, null);
        }
        if (chargingState(s, t) != t.chargingState) {
            return update(t, in, TriggerReason.CHARGING_STATE_CHANGED, ReadingContext.OTHER, null);
        }
        if (in.effective.mode() != t.mode) {
            return update(t, in, TriggerReason.OPERATION_MODE_CHANGED, ReadingContext.OTHER, null);
        }
        Transaction.Hold hold = t.hold;
        if (hold != null && !hold.equals(t.holdTold)) {
            t.holdTold = hold;
            return update(t, in, hold.trigger(), ReadingContext.OTHER, null);
        }
        if (!t.limitTold) {
            t.limitTold = true;
            return update(t, in, TriggerReason.LIMIT_SET, ReadingContext.OTHER, null);
        }
        return meterNews(t, in);
    }

    private @Nullable Told meterNews(Transaction t, Sight in) {
        boolean due = t.aligned.isDue(in.variables, in.now);
        if (due && !in.variables.is(Setting.ALIGNED_SEND_DURING_IDLE)) {
            MeterValue value = sample(in, ReadingContext.SAMPLE_CLOCK, Setting.ALIGNED_MEASURANDS);
            return tell(
                    t,
                    EventType.UPDATED,
                    TriggerReason.METER_VALUE_CLOCK,
                    null,
                    null,
                    List.of(value),
                    in);
        }
        long every = ByMode.nanos(in.variables, Setting.TX_UPDATED_INTERVAL, in.effective.mode());
        if (every > 0 && in.now.nanos() - t.sampledNanos >= every) {
            return update(
                    t,
                    in,
                    TriggerReason.METER_VALUE_PERIODIC,
                    ReadingContext.SAMPLE_PERIODIC,
                    null);
        }
        return null;
    }

    /** Values that only the last event carries (TxEndedInterval, sampled and aligned). */
    private static void keepForTheEnd(Transaction t, Sight in) {
        long every = ByMode.nanos(in.variables, Setting.TX_ENDED_INTERVAL, in.effective.mode());
        if (every > 0 && in.now.nanos() - t.endSampledNanos >= every) {
            t.endSampledNanos = in.now.nanos();
            t.forTheEnd.add(
                    sample(in, ReadingContext.SAMPLE_PERIODIC, Setting.TX_ENDED_MEASURANDS));
        }
        if (t.endAligned.isDue(in.variables, in.now)) {
            t.forTheEnd.add(
                    sample(in, ReadingContext.SAMPLE_CLOCK, Setting.ALIGNED_TX_ENDED_MEASURANDS));
        }
        if (t.forTheEnd.size() > MOST_FOR_THE_END) { // every second one, never the first
            for (int i = t.forTheEnd.size() - 2; i > 0; i -= 2) {
                t.forTheEnd.remove(i);
            }
        }
    }

    /** Where the transaction stands, for whatever reason; null if there is none. */
    public @Nullable Told report(TriggerReason trigger, ReadingContext context, Sight in) {
        return tx == null ? null : update(tx, in, trigger, context, null);
    }

    private Told update(
            Transaction t,
            Sight in,
            TriggerReason trigger,
            ReadingContext context,
            Data.@Nullable IdToken token) {
        boolean identifies = t.authorised && !t.identified && !in.station.evccId().isEmpty();
        t.identified |= identifies;
        if (trigger == TriggerReason.METER_VALUE_PERIODIC) {
            t.sampledNanos = in.now.nanos();
        }
        look(t, in);
        return tell(
                t,
                EventType.UPDATED,
                trigger,
                identifies ? Tokens.identified(t.idToken, in.station.evccId()) : token,
                null,
                List.of(sample(in, context, Setting.TX_UPDATED_MEASURANDS)),
                in);
    }

    // ---- limits -----------------------------------------------------------------------------

    /** The operator bounds the transaction (E16); what is absent is not bounded. */
    public void limit(TransactionLimit limit) {
        Transaction t = tx;
        if (t != null && !limit.equals(t.limit)) {
            t.limit = limit;
            t.limitTold = false;
            if (t.hold != null && t.hold.trigger() != TriggerReason.DEAUTHORIZED) {
                t.hold = null; // judged anew by the next step
                t.holdTold = null;
            }
        }
    }

    /** Nothing flows any more, and the transaction goes on. */
    public void hold(Transaction.Hold hold) {
        if (tx != null && tx.hold == null) {
            tx.hold = hold;
        }
    }

    private static void limits(Transaction t, Sight in) {
        TransactionLimit l = t.limit;
        if (l == null || t.hold != null) {
            return;
        }
        double usedWh = in.station.importWh() - t.importAtStartWh;
        long seconds = (in.now.nanos() - t.startNanos) / 1_000_000_000L;
        if (l.maxEnergy() != null && usedWh >= l.maxEnergy()) {
            t.hold = new Transaction.Hold(TriggerReason.ENERGY_LIMIT_REACHED, "energy limit");
        } else if (l.maxTime() != null && seconds >= l.maxTime()) {
            t.hold = new Transaction.Hold(TriggerReason.TIME_LIMIT_REACHED, "time limit");
        } else if (l.maxSoC() != null && in.station.socPercent() >= l.maxSoC()) {
            t.hold = new Transaction.Hold(TriggerReason.SOC_LIMIT_REACHED, "state-of-charge limit");
        } else if (l.maxCost() != null && in.cost >= l.maxCost()) {
            t.hold = new Transaction.Hold(TriggerReason.COST_LIMIT_REACHED, "cost limit");
        }
    }

    // ---- telling ----------------------------------------------------------------------------

    static ChargingState chargingState(StationState s, Transaction t) {
        if (s.session() != Session.ENERGY) {
            return s.plugged() ? ChargingState.EV_CONNECTED : ChargingState.IDLE;
        }
        if (t.hold != null) {
            return ChargingState.SUSPENDED_EVSE;
        }
        return switch (s.suspendedBy()) {
            case NONE -> ChargingState.CHARGING;
            case VEHICLE -> ChargingState.SUSPENDED_EV;
            case CHARGER -> ChargingState.SUSPENDED_EVSE;
        };
    }

    private static void look(Transaction t, Sight in) {
        StationState s = in.station;
        ChargingState state = chargingState(s, t);
        if (state == ChargingState.CHARGING && t.chargingSinceNanos < 0) {
            t.chargingSinceNanos = in.now.nanos();
        } else if (state != ChargingState.CHARGING && t.chargingSinceNanos >= 0) {
            t.chargingNanos += in.now.nanos() - t.chargingSinceNanos;
            t.chargingSinceNanos = -1;
        }
        t.chargingState = state;
        t.mode = in.effective.mode();
        t.hadPowerPath |= isRunning(s.session());
        t.hadEnergy |= s.session() == Session.ENERGY;
    }

    private static MeterValue sample(Sight in, ReadingContext context, Setting measurands) {
        return Meter.sample(
                in.station,
                in.effective.targetW(),
                context,
                ByMode.measurands(in.variables, measurands, in.effective.mode()),
                in.now);
    }

    private Told tell(
            Transaction t,
            EventType type,
            TriggerReason trigger,
            Data.@Nullable IdToken token,
            @Nullable StoppedReason reason,
            List<MeterValue> values,
            Sight in) {
        boolean ended = type == EventType.ENDED;
        int seconds = t.secondsCharging(in.now.nanos());
        var info =
                new Data.TransactionInfo(
                        t.id,
                        t.chargingState,
                        ended ? seconds : null,
                        reason,
                        type == EventType.STARTED || trigger == TriggerReason.REMOTE_START
                                ? t.remoteStartId
                                : null,
                        ended ? null : t.mode);
        List<MeterValue> some =
                signed(
                        t,
                        values.stream().filter(v -> !v.sampledValue().isEmpty()).toList(),
                        type,
                        in);
        var event =
                new TransactionEvent(
                        type,
                        some.isEmpty() ? null : some,
                        in.now.instant(),
                        trigger,
                        t.nextSeqNo++,
                        in.online ? null : true,
                        info,
                        type == EventType.STARTED || trigger == TriggerReason.CABLE_PLUGGED_IN
                                ? EVSE
                                : null,
                        token);
        TransactionEvent whole = garnish.add(event, t, in.now);
        var checkpoint =
                new Checkpoint(
                        t.id,
                        t.sessionNumber,
                        t.nextSeqNo,
                        finite(in.station.importWh()),
                        finite(in.station.exportWh()),
                        in.now.instant(),
                        t.idToken,
                        garnish.bill(t, in.now));
        return new Told(whole, checkpoint);
    }

    /** The newest value with the meter's own signature, where that is wanted and there is one. */
    private static List<MeterValue> signed(
            Transaction t, List<MeterValue> values, EventType type, Sight in) {
        boolean register = type != EventType.UPDATED;
        if (values.isEmpty() || !register || !in.variables.is(Setting.SAMPLED_SIGN_READINGS)) {
            return values;
        }
        String when = in.variables.value(Setting.PUBLIC_KEY_WITH_SIGNED_METER_VALUE);
        boolean withKey =
                when.equals("EveryMeterValue")
                        || (when.equals("OncePerTransaction") && !t.publicKeyTold);
        MeterValue signed = Meter.signed(values.getLast(), in.station, withKey);
        t.publicKeyTold |= withKey && !signed.equals(values.getLast());
        var all = new ArrayList<>(values);
        all.set(all.size() - 1, signed);
        return all;
    }

    private static double finite(double wh) {
        return Double.isFinite(wh) ? wh : 0;
    }

    /**
     * Ends a transaction that was open when the station stopped. The registers are the last ones on
     * disk, or the charger's own if they have gone on since.
     */
    public static TransactionEvent closing(
            Checkpoint open, StationState s, boolean asked, Moment now) {
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
