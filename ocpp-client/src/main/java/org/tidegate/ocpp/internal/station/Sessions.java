package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Checkpoint;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Effective;

/**
 * The charger's sessions in the operator's words: who may charge, which transaction runs, who wants
 * it ended, and the one that was open when the power went.
 */
final class Sessions {
    private static final long RETRY_AUTHORISE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long ORPHAN_WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** A remote start that waits for a vehicle. */
    record RemoteStart(
            Data.IdToken idToken,
            int remoteStartId,
            @Nullable ChargingProfile profile,
            long untilNanos) {}

    /** What a step looks at besides the charger. */
    record View(Effective effective, boolean online, boolean durable, long meterIntervalNanos) {}

    /** Severities of OCPP 2.1, 2.1.4. */
    private static final int SYSTEM_FAILURE = 2;

    private static final int ERROR = 4;

    private final OcppSettings settings;
    private final RandomGenerator random;
    private final Outbox outbox;
    private final Outputs out;
    private final boolean restartWasAsked;
    private final long bornNanos;
    private boolean orphaned;
    private Grant grant = Grant.NONE;
    private long authoriseDueNanos;
    private @Nullable Transaction transaction;
    private @Nullable RemoteStart remoteStart;
    private String reportedFault = "";
    private String reportedRefusal = "";

    Sessions(
            OcppSettings settings, RandomGenerator random, Outbox outbox, Outputs out, Moment now) {
        this.settings = settings;
        this.random = random;
        this.outbox = outbox;
        this.out = out;
        this.restartWasAsked = outbox.resetMarked();
        this.bornNanos = now.nanos();
        this.orphaned = outbox.open() != null;
    }

    Grant grant() {
        return grant;
    }

    @Nullable Transaction transaction() {
        return transaction;
    }

    // ---- what the charger says --------------------------------------------------------------

    /** What a look at the charger changed. */
    enum Change {
        NONE,
        BEGUN,
        ENDED
    }

    /**
     * @param silent the charger has not spoken for too long: nothing is decided on hearsay
     */
    Change observe(StationState s, boolean silent, View view, Moment now) {
        if (remoteStart != null && now.nanos() - remoteStart.untilNanos >= 0) {
            remoteStart = null;
        }
        if (orphaned) {
            closeOrphan(s, now);
        }
        if (silent || orphaned) {
            return Change.NONE;
        }
        faults(s, now);
        authorise(s, view, now);
        Transaction before = transaction;
        apply(Transactions.step(before, sight(s, view, now), this::newTransactionId));
        Transaction after = transaction;
        if (before == null && after != null) {
            out.emit(OcppEvent.TRANSACTION_STARTED, after.sessionNumber(), after.id());
            return Change.BEGUN;
        }
        if (before != null && after == null) {
            out.emit(OcppEvent.TRANSACTION_ENDED, before.sessionNumber(), before.id());
            return Change.ENDED;
        }
        return Change.NONE;
    }

    /** The profile a remote start brought along, once its transaction has begun. */
    @Nullable ChargingProfile profileOfStart() {
        RemoteStart remote = remoteStart;
        Transaction tx = transaction;
        remoteStart = null;
        return remote == null || remote.profile == null || tx == null
                ? null
                : remote.profile.withTransaction(tx.id());
    }

    /** Tells where the transaction stands; false if there is none. */
    boolean report(StationState s, View view, Moment now) {
        Transaction tx = transaction;
        if (tx == null) {
            return false;
        }
        Transactions.Sight sight = sight(s, view, now);
        apply(Transactions.update(tx, sight, TriggerReason.TRIGGER, ReadingContext.TRIGGER));
        return true;
    }

    private void apply(Transactions.Step step) {
        transaction = step.next();
        if (step.event() != null) {
            out.enqueue(step.event(), step.checkpoint());
        }
    }

    private Transactions.Sight sight(StationState s, View view, Moment now) {
        return new Transactions.Sight(
                s, grant, view.effective, view.online, view.meterIntervalNanos, now);
    }

    private void closeOrphan(StationState s, Moment now) {
        Checkpoint open = outbox.open();
        boolean fresh = s.issuedNanos() - bornNanos > 0;
        if (open == null) {
            orphaned = false;
        } else if (fresh || now.nanos() - bornNanos >= ORPHAN_WAIT_NANOS) {
            out.enqueue(Transactions.closing(open, s, restartWasAsked, now), null);
            out.emit(OcppEvent.TRANSACTION_CLOSED, open.sessionNumber(), open.transactionId());
            orphaned = false;
        }
    }

    private void faults(StationState s, Moment now) {
        reportedFault =
                problem(SYSTEM_FAILURE, "EVSE", reportedFault, s.faultCode(), s.faultText(), now);
        reportedRefusal =
                problem(
                        ERROR,
                        "ConnectedEV",
                        reportedRefusal,
                        s.refusalCode(),
                        s.refusalText(),
                        now);
    }

    /** Tells that a problem has begun or is over; returns which one is reported from now on. */
    private String problem(
            int severity, String component, String before, String code, String text, Moment now) {
        if (code.equals(before)) {
            return before;
        }
        boolean cleared = code.isEmpty();
        Transaction tx = transaction;
        var data =
                new Data.EventData(
                        (int) (outbox.nextNumber() & Integer.MAX_VALUE),
                        now.instant(),
                        Data.EventTrigger.ALERTING,
                        cleared ? "false" : "true",
                        clipped(cleared ? before : code, 50),
                        clipped(text, 500),
                        cleared ? true : null,
                        tx == null ? null : tx.id(),
                        new Data.Component(new Data.Evse(1, null), component, null),
                        Data.EventNotification.HARD_WIRED_NOTIFICATION,
                        new Data.Variable("Problem", null),
                        severity);
        out.enqueue(new StationCall.NotifyEvent(now.instant(), null, 0, List.of(data)));
        return code;
    }

    // ---- who may charge ---------------------------------------------------------------------

    private void authorise(StationState s, View view, Moment now) {
        boolean open =
                s.sessionNumber() > 0
                        && s.session() != Session.NONE
                        && s.session() != Session.FINISHED;
        if (!open || grant.sessionNumber() == s.sessionNumber()) {
            return;
        }
        if (!view.durable) {
            String why = "the outbox cannot be written, so no record of a session could be kept";
            grant = new Grant(s.sessionNumber(), Authorisation.REJECTED, why, null, null);
            out.emit(OcppEvent.AUTHORISATION_REFUSED, s.sessionNumber(), why);
        } else if (remoteStart != null) {
            grantRemotely(remoteStart, s.sessionNumber());
        } else {
            Data.IdToken token = Tokens.configured(settings);
            grant = new Grant(s.sessionNumber(), Authorisation.PENDING, "", token, null);
            authoriseDueNanos = now.nanos();
        }
    }

    /** The question to ask now, or null; asking is counted at once. */
    StationCall.@Nullable Authorize authorizeDue(StationState s, Moment now) {
        Data.IdToken token = Tokens.identified(grant.idToken(), s.evccId());
        if (token == null
                || grant.status() != Authorisation.PENDING
                || grant.sessionNumber() != s.sessionNumber()
                || now.nanos() - authoriseDueNanos < 0) {
            return null;
        }
        authoriseDueNanos = NEVER;
        return new StationCall.Authorize(token);
    }

    /** No answer came: asked again, and meanwhile nothing is permitted. */
    void authorizeFailed(boolean linkLost, Moment now) {
        authoriseDueNanos = now.nanos() + (linkLost ? 0 : RETRY_AUTHORISE_NANOS);
    }

    void authorised(long sessionNumber, Data.IdTokenInfo info) {
        if (grant.status() != Authorisation.PENDING || grant.sessionNumber() != sessionNumber) {
            return;
        }
        boolean yes = info.status() == Data.AuthorizationStatus.ACCEPTED;
        String why = yes ? "" : "the operator answered " + info.status();
        Authorisation status = yes ? Authorisation.ACCEPTED : Authorisation.REJECTED;
        grant = new Grant(sessionNumber, status, why, grant.idToken(), null);
        out.emit(yes ? OcppEvent.AUTHORISED : OcppEvent.AUTHORISATION_REFUSED, sessionNumber, why);
    }

    /** Takes effect for a session that waits, or for the next that comes in time. */
    void startRemotely(RemoteStart remote, StationState s) {
        remoteStart = remote;
        if (s.session() == Session.WAITING_FOR_AUTHORISATION && s.sessionNumber() > 0) {
            grantRemotely(remote, s.sessionNumber());
        }
    }

    private void grantRemotely(RemoteStart remote, long sessionNumber) {
        grant =
                new Grant(
                        sessionNumber,
                        Authorisation.ACCEPTED,
                        "",
                        remote.idToken,
                        remote.remoteStartId);
        out.emit(OcppEvent.AUTHORISED, sessionNumber, "");
    }

    // ---- who wants it ended -----------------------------------------------------------------

    /** Does nothing without a transaction; the first wish stands. */
    void stop(Transaction.Stop wish) {
        Transaction tx = transaction;
        if (tx != null) {
            transaction = tx.stopping(wish);
            out.emit(OcppEvent.REMOTE_STOP, tx.sessionNumber(), wish.words());
        }
    }

    /** StopTxOnInvalidId: the operator takes its permission back. */
    void deauthorise(StationCall call, Data.@Nullable IdTokenInfo info) {
        Transaction tx = transaction;
        if (tx != null
                && info != null
                && info.status() != Data.AuthorizationStatus.ACCEPTED
                && call instanceof StationCall.TransactionEvent event
                && event.transactionInfo().transactionId().equals(tx.id())) {
            stop(
                    new Transaction.Stop(
                            Data.StoppedReason.DE_AUTHORIZED,
                            TriggerReason.DEAUTHORIZED,
                            "the operator withdrew its permission (" + info.status() + ")"));
        }
    }

    /** Version 4, variant 2, from the station's own generator so that a run can be repeated. */
    private String newTransactionId() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(high, low).toString();
    }

    /** Cut at the length, a surrogate pair as a whole; null for nothing. */
    static @Nullable String clipped(String text, int longest) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= longest) {
            return text;
        }
        boolean torn = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, torn ? longest - 1 : longest);
    }
}
