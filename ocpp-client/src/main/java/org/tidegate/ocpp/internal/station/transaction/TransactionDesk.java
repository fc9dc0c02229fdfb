package org.tidegate.ocpp.internal.station.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Data.StoppedReason;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.OperatorAnswer.TransactionEventResponse;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.RequestStatus;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.auth.Admission;
import org.tidegate.ocpp.internal.station.auth.Grant;
import org.tidegate.ocpp.internal.station.device.Setting;

/**
 * The charger's sessions in the operator's words: which transaction runs, who wants it ended, and
 * the one that was open when the power went.
 */
public final class TransactionDesk implements Desk {
    private static final long ORPHAN_WAIT_NANOS = Duration.ofSeconds(2).toNanos();

    /** What the rest of the station says to a transaction. */
    public interface House {
        Grant grant();

        Effective effective();

        /** What the running transaction has cost so far; 0 if nobody counts. */
        double cost();

        Transactions.Garnish garnish();

        void begun(Transaction tx, Moment now);

        void ended(Transaction tx, Moment now);
    }

    private final Surroundings at;
    private final House house;
    private final Outbox outbox;
    private final Transactions transactions;
    private final boolean restartWasAsked;
    private final long bornNanos;
    private final List<Consumer<TransactionEventResponse>> listeners = new ArrayList<>();
    private boolean orphaned;
    private final Sampling.RoundTimes idle = new Sampling.RoundTimes(Setting.ALIGNED_INTERVAL);

    public TransactionDesk(
            Surroundings at, House house, RandomGenerator random, Outbox outbox, Moment now) {
        this.at = at;
        this.house = house;
        this.outbox = outbox;
        this.restartWasAsked = outbox.resetMarked();
        this.bornNanos = now.nanos();
        this.orphaned = outbox.open() != null;
        this.transactions =
                new Transactions(
                        () -> newId(random),
                        house.garnish());
    }

    /** Version 4, variant 2, from the station's own generator so that a run can be repeated. */
    private static String newId(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(high, low).toString();
    }

    public @Nullable Transaction running() {
        return transactions.running();
    }

    /** The one from before the restart has not been closed yet. */
    public boolean isOrphaned() {
        return orphaned;
    }

    @Override
    public void tick(Moment now) {
        StationState s = at.seen();
        if (orphaned) {
            closeOrphan(s, now);
        }
        if (at.isSilent() || orphaned) {
            return; // nothing is decided on hearsay
        }
        Transaction before = transactions.running();
        Transactions.Told told = transactions.step(sight(now));
        Transaction after = transactions.running();
        enqueue(told);
        if (before == null && after != null) {
            at.out().emit(OcppEvent.TRANSACTION_STARTED, after.sessionNumber(), after.id());
            house.begun(after, now);
        } else if (before != null && after == null) {
            at.out().emit(OcppEvent.TRANSACTION_ENDED, before.sessionNumber(), before.id());
            house.ended(before, now);
        }
        idleValues(now);
    }

    private Transactions.Sight sight(Moment now) {
        return new Transactions.Sight(
                at.seen(),
                house.grant(),
                house.effective(),
                at.isOnline(),
                at.variables(),
                house.cost(),
                now);
    }

    private void enqueue(Transactions.@Nullable Told told) {
        if (told != null) {
            at.out().enqueue(told.event(), told.checkpoint());
        }
    }

    private void closeOrphan(StationState s, Moment now) {
        Checkpoint open = outbox.open();
        boolean fresh = s.issuedNanos() - bornNanos > 0;
        if (open == null) {
            orphaned = false;
        } else if (fresh || now.nanos() - bornNanos >= ORPHAN_WAIT_NANOS) {
            StationCall.TransactionEvent closing = Transactions.closing(open, s, restartWasAsked, now);
            at.out().enqueue(house.garnish().close(closing, open), null);
            at.out().emit(OcppEvent.TRANSACTION_CLOSED, open.sessionNumber(), open.transactionId());
            orphaned = false;
        }
    }

    /** Aligned values while nobody charges (J01); in a transaction its events carry them. */
    private void idleValues(Moment now) {
        boolean due = idle.isDue(at.variables(), now);
        if (due && transactions.running() == null && at.isOnline()) {
            sendValues(ReadingContext.SAMPLE_CLOCK, Setting.ALIGNED_MEASURANDS, now);
        }
    }

    private boolean sendValues(ReadingContext context, Setting measurands, Moment now) {
        Data.MeterValue value =
                Meter.sample(
                        at.seen(),
                        house.effective().targetW(),
                        context,
                        at.variables().list(measurands),
                        now);
        return !value.sampledValue().isEmpty()
                && at.request(new StationCall.MeterValues(1, List.of(value)));
    }

    // ---- what the operator asks -------------------------------------------------------------

    public OperatorCall.Answer stop(OperatorCall.RequestStopTransaction c) {
        Transaction tx = transactions.running();
        if (tx == null || !tx.id().equals(c.transactionId())) {
            return new OperatorCall.RequestStopTransactionResponse(
                    RequestStatus.REJECTED,
                    new StatusInfo("TxNotFound", "no such transaction is running"));
        }
        stop(
                new Transaction.Stop(
                        StoppedReason.REMOTE,
                        TriggerReason.REMOTE_STOP,
                        "stopped by the operator"));
        return new OperatorCall.RequestStopTransactionResponse(RequestStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer status(OperatorCall.GetTransactionStatus c) {
        Transaction tx = transactions.running();
        return new OperatorCall.GetTransactionStatusResponse(
                c.transactionId() == null ? null : tx != null && tx.id().equals(c.transactionId()),
                outbox.holds(c.transactionId()));
    }

    /** Tells where the transaction stands; false if there is none. */
    public boolean trigger(Moment now) {
        Transactions.Told told =
                transactions.report(TriggerReason.TRIGGER, ReadingContext.TRIGGER, sight(now));
        enqueue(told);
        return told != null;
    }

    /** Tells that something about the transaction has changed. */
    public void tell(TriggerReason why, Moment now) {
        enqueue(transactions.report(why, ReadingContext.OTHER, sight(now)));
    }

    public boolean triggerValues(Moment now) {
        return sendValues(ReadingContext.TRIGGER, Setting.ALIGNED_MEASURANDS, now);
    }

    // ---- who wants it ended -----------------------------------------------------------------

    /** Does nothing without a transaction; the first wish stands. */
    public void stop(Transaction.Stop wish) {
        Transaction tx = transactions.running();
        if (tx != null && tx.stop() == null) {
            transactions.stop(wish);
            at.out().emit(OcppEvent.REMOTE_STOP, tx.sessionNumber(), wish.words());
        }
    }

    /** A token at the reader that may end it. */
    public void end(IdToken token, Admission.Ending how) {
        boolean master = how == Admission.Ending.MASTER_PASS;
        stop(
                new Transaction.Stop(
                        master ? StoppedReason.MASTER_PASS : StoppedReason.LOCAL,
                        TriggerReason.STOP_AUTHORIZED,
                        master ? "ended with a master pass" : "ended at the reader",
                        token));
    }

    public void hold(Transaction.Hold hold) {
        transactions.hold(hold);
    }

    // ---- what the operator answers ----------------------------------------------------------

    public void onAnswer(Consumer<TransactionEventResponse> listener) {
        listeners.add(listener);
    }

    public void answered(
            StationCall.TransactionEvent event,
            TransactionEventResponse answer,
            Admission admission,
            Moment now) {
        Data.IdTokenInfo info = answer.idTokenInfo();
        if (info != null && event.idToken() != null) {
            admission.learn(event.idToken(), info, now);
        }
        Transaction tx = transactions.running();
        if (tx == null || !event.transactionInfo().transactionId().equals(tx.id())) {
            return;
        }
        if (info != null && info.status() != Data.AuthorizationStatus.ACCEPTED) {
            deauthorise(tx, info);
        }
        if (answer.transactionLimit() != null) {
            transactions.limit(answer.transactionLimit());
        }
        listeners.forEach(l -> l.accept(answer));
    }

    /** The operator takes its permission back (C15, E05). */
    private void deauthorise(Transaction tx, Data.IdTokenInfo info) {
        String why = "the operator withdrew its permission (" + info.status() + ")";
        if (at.variables().is(Setting.STOP_TX_ON_INVALID_ID)) {
            stop(
                    new Transaction.Stop(
                            StoppedReason.DE_AUTHORIZED, TriggerReason.DEAUTHORIZED, why));
            return;
        }
        int free = at.variables().integer(Setting.MAX_ENERGY_ON_INVALID_ID);
        if (free > 0 && tx.limit() == null) {
            double usedWh = at.seen().importWh() - tx.importAtStartWh();
            transactions.limit(new Data.TransactionLimit(null, usedWh + free, null, null));
        } else if (free == 0) {
            transactions.hold(new Transaction.Hold(TriggerReason.DEAUTHORIZED, why));
        }
    }
}
