package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.OperatorState.Authorisation;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.BootReason;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.RegistrationStatus;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.Composite;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.ProfileBook;

/**
 * The station: everything it decides, and nothing it does. Inputs are frames and what the charger
 * says, outputs are actions; time comes with every step, randomness from the generator it was
 * given. The same inputs give the same actions, so a run can be repeated to the last frame.
 */
public final class Station {
    /** The charger publishes at least every 500 ms; this much silence means it is dead. */
    static final long SILENT_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long RETRY_AUTHORISE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RETRY_STATUS_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long ORPHAN_WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long CLOCK_TOLERANCE_MILLIS = 30_000;
    private static final int REWRITE_ABOVE_LINES = 500;

    /** What our call in flight is for. */
    private enum For {
        BOOT,
        STATUS,
        AUTHORISE,
        REQUESTED,
        OUTBOX,
        HEARTBEAT,
        PULL
    }

    private record InFlight(
            String id, StationCall call, For why, long number, long deadlineNanos) {}

    /** Where the boot notification stands; {@code dueNanos} is the next attempt or heartbeat. */
    private record Registration(@Nullable RegistrationStatus status, long dueNanos) {}

    final OcppSettings settings;
    final Outbox outbox;
    private final Dialect dialect;
    private final RandomGenerator random;
    private final BootReason bootReason;
    private final OrderDesk desk = new OrderDesk(this);
    private final Map<Integer, Long> pulledNanos = new HashMap<>();

    /** Calls somebody has asked for: reports, triggered messages. */
    private final Deque<StationCall> requested = new ArrayDeque<>();

    private Link link;
    private Registration registration;
    private @Nullable InFlight inFlight;
    private long messages;
    private final String messagePrefix;
    private boolean outboxNext;
    private long offlineSinceNanos;
    private boolean durable = true;
    private long linesOnDisk;

    private @Nullable ConnectorStatus reportedStatus;
    private long statusDueNanos;
    private String reportedFault = "";
    private boolean silentSaid;

    private long authoriseDueNanos;
    private boolean orphaned;
    private final long bornNanos;

    // shared with the desk
    StationState seen;
    Tunables tunables;
    ProfileBook book;
    Grant grant = Grant.NONE;
    @Nullable Transaction transaction;
    @Nullable RemoteStart remoteStart;
    @Nullable ResetWish reset;
    Effective effective = Effective.NONE;
    List<Action> out = new ArrayList<>();

    /** A remote start that waits for a vehicle. */
    record RemoteStart(
            Data.IdToken idToken,
            int remoteStartId,
            @Nullable ChargingProfile profile,
            long untilNanos) {}

    /** A restart the operator wants; at the deadline it happens whatever the session does. */
    record ResetWish(boolean stopsSession, long deadlineNanos) {}

    /**
     * @param outbox as the disk had it
     * @param linesOnDisk how many lines that took
     */
    public Station(
            OcppSettings settings,
            Dialect dialect,
            RandomGenerator random,
            Outbox outbox,
            long linesOnDisk,
            ProfileBook book,
            Moment now) {
        this.settings = settings;
        this.dialect = dialect;
        this.random = random;
        this.outbox = outbox;
        this.linesOnDisk = linesOnDisk;
        this.book = book;
        this.bootReason = outbox.resetMarked() ? BootReason.REMOTE_RESET : BootReason.POWER_UP;
        this.orphaned = outbox.open() != null;
        this.link = new Link.Down(now.nanos(), 0);
        this.registration = new Registration(null, now.nanos());
        this.messagePrefix = Long.toHexString(random.nextLong()) + "-";
        this.offlineSinceNanos = now.nanos();
        this.bornNanos = now.nanos();
        this.seen = StationState.unknown(now.nanos());
        this.tunables = new Tunables(0, (int) settings.meterInterval().toSeconds());
        journal(outbox.markStart(), true);
        enqueue(securityEvent("StartupOfTheDevice", now));
    }

    /** Everything that follows from these events, this sight of the charger and this moment. */
    public List<Action> step(List<OcppTransport.Event> events, StationState state, Moment now) {
        for (OcppTransport.Event event : events) {
            on(event, now);
        }
        take(Link.tick(link, settings, now.nanos(), random), now);
        observe(state, now);
        expire(now);
        pump(now);
        if (outbox.size() > Outbox.MOST_ENTRIES) {
            thin();
        }
        if (linesOnDisk > REWRITE_ABOVE_LINES + 4L * outbox.size()) {
            rewrite();
        }
        List<Action> actions = out;
        out = new ArrayList<>();
        return actions;
    }

    // ---- link -------------------------------------------------------------------------------

    private void on(OcppTransport.Event event, Moment now) {
        take(Link.on(link, event, settings, dialect.subprotocol(), now.nanos(), random), now);
        if (event instanceof OcppTransport.Event.Text text && link instanceof Link.Open) {
            receive(text.text(), now);
        }
    }

    private void take(Link.Step step, Moment now) {
        boolean wasOpen = link instanceof Link.Open;
        link = step.next();
        out.addAll(step.actions());
        if (wasOpen && !(link instanceof Link.Open)) {
            linkLost(now);
        }
        if (!wasOpen && link instanceof Link.Open && isRegistered()) {
            online(now);
        }
    }

    private void linkLost(Moment now) {
        if (isRegistered()) {
            offlineSinceNanos = now.nanos();
        }
        InFlight lost = inFlight;
        inFlight = null;
        if (lost != null) {
            failed(lost, true, now);
        }
    }

    /** After a boot notification or a reconnect: the operator may have forgotten everything. */
    private void online(Moment now) {
        reportedStatus = null;
        statusDueNanos = now.nanos();
        book = book.afterOffline((now.nanos() - offlineSinceNanos) / 1_000_000);
    }

    boolean isRegistered() {
        return registration.status == RegistrationStatus.ACCEPTED;
    }

    boolean isOnline() {
        return link instanceof Link.Open && isRegistered();
    }

    boolean isDurable() {
        return durable;
    }

    boolean isPending() {
        return registration.status == RegistrationStatus.PENDING;
    }

    // ---- frames -----------------------------------------------------------------------------

    private void receive(String frame, Moment now) {
        InFlight waiting = inFlight;
        Dialect.Inbound inbound =
                dialect.read(
                        frame,
                        waiting == null ? null : waiting.id,
                        waiting == null ? null : waiting.call);
        switch (inbound) {
            case Dialect.Inbound.Call call -> answer(call, now);
            case Dialect.Inbound.Answer answer -> {
                inFlight = null;
                if (waiting != null) {
                    answered(waiting, answer.answer(), now);
                }
            }
            case Dialect.Inbound.Failed failure -> {
                inFlight = null;
                if (waiting != null) {
                    emit(
                            OcppEvent.CALL_FAILED,
                            0,
                            dialect.action(waiting.call) + ": " + failure.why());
                    failed(waiting, false, now);
                }
            }
            case Dialect.Inbound.Refused refused -> {
                emit(OcppEvent.MESSAGE_REFUSED, 0, refused.why());
                out.add(
                        new Action.Send(
                                dialect.error(refused.messageId(), refused.code(), refused.why())));
            }
            case Dialect.Inbound.Ignored ignored ->
                    emit(OcppEvent.MESSAGE_IGNORED, 0, ignored.why());
        }
    }

    private void answer(Dialect.Inbound.Call call, Moment now) {
        if (!isRegistered() && !isPending()) {
            out.add(
                    new Action.Send(
                            dialect.error(
                                    call.messageId(),
                                    ErrorCode.SECURITY_ERROR,
                                    "the boot notification has not been accepted yet")));
            return;
        }
        OperatorCall.Answer answer = desk.handle(call.call(), now);
        out.add(new Action.Send(dialect.answer(call.messageId(), answer)));
    }

    private void answered(InFlight call, OperatorAnswer answer, Moment now) {
        switch (answer) {
            case OperatorAnswer.BootNotificationResponse boot -> booted(boot, now);
            case OperatorAnswer.HeartbeatResponse beat ->
                    compareClocks(beat.currentTime().toEpochMilli(), now);
            case OperatorAnswer.AuthorizeResponse response ->
                    authorised(response.idTokenInfo(), now);
            case OperatorAnswer.TransactionEventResponse response -> {
                journal(outbox.done(call.number), false);
                deauthorise(call.call, response.idTokenInfo());
            }
            case OperatorAnswer.PullDynamicScheduleUpdateResponse pulled ->
                    desk.pulled((StationCall.PullDynamicScheduleUpdate) call.call, pulled, now);
            case OperatorAnswer.Received _ -> {
                if (call.why == For.OUTBOX) {
                    journal(outbox.done(call.number), false);
                }
            }
        }
    }

    private void booted(OperatorAnswer.BootNotificationResponse boot, Moment now) {
        compareClocks(boot.currentTime().toEpochMilli(), now);
        int seconds = boot.interval() > 0 ? boot.interval() : Tunables.DEFAULT_HEARTBEAT_SECONDS;
        seconds = Math.min(seconds, 86_400);
        registration =
                new Registration(
                        boot.status(), now.nanos() + Duration.ofSeconds(seconds).toNanos());
        if (boot.status() == RegistrationStatus.ACCEPTED) {
            tunables = tunables.withHeartbeat(seconds);
            emit(OcppEvent.REGISTERED, seconds, "");
            online(now);
        } else {
            String words = boot.status() == RegistrationStatus.PENDING ? "Pending" : "Rejected";
            emit(OcppEvent.REGISTRATION_REFUSED, seconds, words);
        }
    }

    private void compareClocks(long operatorMillis, Moment now) {
        long apart = now.wallMillis() - operatorMillis;
        if (Math.abs(apart) > CLOCK_TOLERANCE_MILLIS) {
            emit(OcppEvent.CLOCK_DIFFERS, apart / 1000.0, "");
        }
    }

    private void authorised(Data.IdTokenInfo info, Moment now) {
        if (grant.status() != Authorisation.PENDING) {
            return;
        }
        boolean yes = info.status() == Data.AuthorizationStatus.ACCEPTED;
        String why = yes ? "" : "the operator answered " + info.status();
        grant =
                new Grant(
                        grant.sessionNumber(),
                        yes ? Authorisation.ACCEPTED : Authorisation.REJECTED,
                        why,
                        grant.idToken(),
                        null);
        emit(
                yes ? OcppEvent.AUTHORISED : OcppEvent.AUTHORISATION_REFUSED,
                grant.sessionNumber(),
                why);
        authoriseDueNanos = now.nanos();
    }

    /** StopTxOnInvalidId: the operator takes its permission back. */
    private void deauthorise(StationCall call, Data.@Nullable IdTokenInfo info) {
        Transaction tx = transaction;
        if (tx != null
                && info != null
                && info.status() != Data.AuthorizationStatus.ACCEPTED
                && call instanceof StationCall.TransactionEvent event
                && event.transactionInfo().transactionId().equals(tx.id())) {
            String words = "the operator withdrew its permission (" + info.status() + ")";
            emit(OcppEvent.REMOTE_STOP, tx.sessionNumber(), words);
            transaction =
                    tx.stopping(
                            new Transaction.Stop(
                                    Data.StoppedReason.DE_AUTHORIZED,
                                    TriggerReason.DEAUTHORIZED,
                                    words));
        }
    }

    private void failed(InFlight call, boolean linkLost, Moment now) {
        switch (call.why) {
            case BOOT ->
                    registration =
                            new Registration(
                                    registration.status,
                                    now.nanos() + (linkLost ? 0 : RETRY_STATUS_NANOS));
            case STATUS -> {
                reportedStatus = null;
                statusDueNanos = now.nanos() + RETRY_STATUS_NANOS;
            }
            case AUTHORISE ->
                    authoriseDueNanos = now.nanos() + (linkLost ? 0 : RETRY_AUTHORISE_NANOS);
            case OUTBOX -> {
                Outbox.Outcome outcome =
                        outbox.failed(
                                call.number,
                                linkLost,
                                settings.messageAttempts(),
                                settings.messageAttemptInterval().toNanos(),
                                now.nanos());
                keep(outcome.line()); // rare, and a poisoned message must not be forgotten to
                // be one
                if (outcome.setAside()) {
                    out.add(
                            new Action.Emit(
                                    OcppEvent.MESSAGE_SET_ASIDE,
                                    call.number,
                                    outcome.attempts(),
                                    dialect.action(call.call)));
                }
            }
            case REQUESTED, HEARTBEAT, PULL -> {}
        }
    }

    // ---- what the charger says --------------------------------------------------------------

    private void observe(StationState state, Moment now) {
        seen = state;
        boolean silent = now.nanos() - state.issuedNanos() > SILENT_AFTER_NANOS;
        if (silent && !silentSaid) {
            emit(OcppEvent.STATION_SILENT, (now.nanos() - state.issuedNanos()) / 1e9, "");
        }
        silentSaid = silent;
        effective = Composite.at(book, basis(now), now.wallMillis());
        if (orphaned) {
            closeOrphan(state, now);
        }
        if (silent || orphaned) {
            return; // nothing is decided about sessions on hearsay
        }
        faults(state, now);
        authorise(state, now);
        Transaction before = transaction;
        Transactions.Step step =
                Transactions.step(before, sight(now), () -> newTransactionId().toString());
        transaction = step.next();
        if (step.event() != null) {
            keep(outbox.put(step.event(), step.checkpoint()));
        }
        if (before == null && transaction != null) {
            begun(transaction);
        } else if (before != null && transaction == null) {
            emit(OcppEvent.TRANSACTION_ENDED, before.sessionNumber(), before.id());
            book = book.withoutTransactions();
        }
        effective = Composite.at(book, basis(now), now.wallMillis());
    }

    private void begun(Transaction tx) {
        emit(OcppEvent.TRANSACTION_STARTED, tx.sessionNumber(), tx.id());
        RemoteStart remote = remoteStart;
        if (remote != null && remote.profile != null) {
            ChargingProfile profile = remote.profile.withTransaction(tx.id());
            book = book.with(new ProfileBook.Entry(1, profile, tx.startNanos()));
        }
        remoteStart = null;
    }

    private void closeOrphan(StationState state, Moment now) {
        var open = outbox.open();
        boolean fresh = state.issuedNanos() - bornNanos > 0;
        if (open == null) {
            orphaned = false;
        } else if (fresh || now.nanos() - bornNanos >= ORPHAN_WAIT_NANOS) {
            boolean asked = bootReason == BootReason.REMOTE_RESET;
            keep(outbox.put(Transactions.closing(open, state, asked, now), null));
            emit(OcppEvent.TRANSACTION_CLOSED, open.sessionNumber(), open.transactionId());
            orphaned = false;
        }
    }

    private void authorise(StationState s, Moment now) {
        boolean open =
                s.sessionNumber() > 0
                        && s.session() != Session.NONE
                        && s.session() != Session.FINISHED;
        if (!open || grant.sessionNumber() == s.sessionNumber()) {
            return;
        }
        RemoteStart remote = remoteStart;
        if (!durable) {
            grant =
                    new Grant(
                            s.sessionNumber(),
                            Authorisation.REJECTED,
                            "the record of a session could not be kept: the outbox cannot be written",
                            null,
                            null);
            emit(OcppEvent.AUTHORISATION_REFUSED, s.sessionNumber(), grant.reason());
        } else if (remote != null) {
            grantRemotely(remote, s.sessionNumber());
        } else {
            grant =
                    new Grant(
                            s.sessionNumber(),
                            Authorisation.PENDING,
                            "",
                            Tokens.configured(settings),
                            null);
            authoriseDueNanos = now.nanos();
        }
    }

    void grantRemotely(RemoteStart remote, long sessionNumber) {
        grant =
                new Grant(
                        sessionNumber,
                        Authorisation.ACCEPTED,
                        "",
                        remote.idToken,
                        remote.remoteStartId);
        emit(OcppEvent.AUTHORISED, sessionNumber, "");
    }

    private void faults(StationState s, Moment now) {
        if (s.faultCode().equals(reportedFault)) {
            return;
        }
        boolean cleared = s.faultCode().isEmpty();
        String code = cleared ? reportedFault : s.faultCode();
        Transaction tx = transaction;
        var data =
                new Data.EventData(
                        (int) (outbox.nextNumber() & Integer.MAX_VALUE),
                        now.instant(),
                        Data.EventTrigger.ALERTING,
                        cleared ? "false" : "true",
                        clipped(code, 50),
                        clipped(s.faultText(), 500),
                        cleared ? true : null,
                        tx == null ? null : tx.id(),
                        new Data.Component(new Data.Evse(1, null), "EVSE", null),
                        Data.EventNotification.HARD_WIRED_NOTIFICATION,
                        new Data.Variable("Problem", null),
                        2);
        enqueue(new StationCall.NotifyEvent(now.instant(), null, 0, List.of(data)));
        reportedFault = s.faultCode();
    }

    // ---- time -------------------------------------------------------------------------------

    private void expire(Moment now) {
        InFlight waiting = inFlight;
        if (waiting != null && now.nanos() - waiting.deadlineNanos >= 0) {
            inFlight = null;
            emit(OcppEvent.CALL_TIMED_OUT, 0, dialect.action(waiting.call));
            failed(waiting, false, now);
        }
        if (remoteStart != null && now.nanos() - remoteStart.untilNanos >= 0) {
            remoteStart = null;
        }
    }

    private void pump(Moment now) {
        if (!(link instanceof Link.Open) || inFlight != null) {
            return;
        }
        if (!isRegistered()) {
            if (now.nanos() - registration.dueNanos >= 0) {
                send(bootNotification(bootReason), For.BOOT, 0, now);
            } else if (isPending() && !requested.isEmpty()) {
                send(requested.removeFirst(), For.REQUESTED, 0, now);
            }
            return;
        }
        boolean sent =
                outboxNext ? pumpOutbox(now) || pumpLive(now) : pumpLive(now) || pumpOutbox(now);
        if (!sent && now.nanos() - registration.dueNanos >= 0) {
            send(new StationCall.Heartbeat(), For.HEARTBEAT, 0, now);
        }
    }

    private boolean pumpOutbox(Moment now) {
        Outbox.Entry entry = outbox.due(now.nanos());
        if (entry == null) {
            return false;
        }
        send(entry.call(), For.OUTBOX, entry.number(), now);
        outboxNext = false;
        return true;
    }

    private boolean pumpLive(Moment now) {
        ConnectorStatus status = Statuses.connector(seen, silentSaid);
        outboxNext = true;
        if (status != reportedStatus && now.nanos() - statusDueNanos >= 0) {
            reportedStatus = status;
            send(
                    new StationCall.StatusNotification(now.instant(), status, 1, 1),
                    For.STATUS,
                    0,
                    now);
            return true;
        }
        if (grant.status() == Authorisation.PENDING
                && grant.idToken() != null
                && grant.sessionNumber() == seen.sessionNumber()
                && now.nanos() - authoriseDueNanos >= 0) {
            Data.IdToken token = Tokens.identified(grant.idToken(), seen.evccId());
            if (token != null) {
                authoriseDueNanos = Long.MAX_VALUE / 2;
                send(new StationCall.Authorize(token), For.AUTHORISE, 0, now);
                return true;
            }
        }
        if (!requested.isEmpty()) {
            send(requested.removeFirst(), For.REQUESTED, 0, now);
            return true;
        }
        return pumpPull(now);
    }

    private boolean pumpPull(Moment now) {
        pulledNanos.keySet().removeIf(id -> book.byId(id).isEmpty());
        for (ProfileBook.Entry e : book.entries()) {
            Integer seconds = e.profile().dynUpdateInterval();
            long last =
                    Math.max(
                            e.updatedNanos(),
                            pulledNanos.getOrDefault(e.profile().id(), Long.MIN_VALUE));
            if (seconds != null && seconds > 0 && now.nanos() - last >= seconds * 1_000_000_000L) {
                pulledNanos.put(e.profile().id(), now.nanos());
                send(new StationCall.PullDynamicScheduleUpdate(e.profile().id()), For.PULL, 0, now);
                return true;
            }
        }
        return false;
    }

    private void send(StationCall call, For why, long number, Moment now) {
        String id = messagePrefix + messages++;
        inFlight =
                new InFlight(id, call, why, number, now.nanos() + settings.callTimeout().toNanos());
        if (isRegistered()) { // any message shows that we live (G02)
            long beat = Duration.ofSeconds(tunables.heartbeatSeconds()).toNanos();
            registration = new Registration(registration.status, now.nanos() + beat);
        }
        out.add(new Action.Send(dialect.call(id, call)));
    }

    // ---- for the desk -----------------------------------------------------------------------

    StationCall.BootNotification bootNotification(BootReason reason) {
        return new StationCall.BootNotification(
                new Data.ChargingStation(
                        settings.serialNumber(),
                        settings.model(),
                        settings.vendorName(),
                        settings.firmwareVersion()),
                reason);
    }

    StationCall.SecurityEventNotification securityEvent(String type, Moment now) {
        return new StationCall.SecurityEventNotification(type, now.instant(), null);
    }

    /** Sends it when nothing more urgent waits; false if too much waits already. */
    boolean request(StationCall call) {
        return requested.size() < 64 && requested.offer(call);
    }

    void forgetStatus() {
        reportedStatus = null;
    }

    /** Puts a message into the outbox. */
    void enqueue(StationCall call) {
        keep(outbox.put(call, outbox.open()));
    }

    private void keep(String line) {
        journal(line, true);
    }

    void journal(String line, boolean durably) {
        linesOnDisk++;
        out.add(new Action.Journal(line, durably));
    }

    void emit(OcppEvent event, long a, String text) {
        out.add(Action.Emit.of(event, (double) a, text));
    }

    void emit(OcppEvent event, double a, String text) {
        out.add(Action.Emit.of(event, a, text));
    }

    void reportTransaction(Transaction tx, Moment now) {
        Transactions.Step step =
                Transactions.update(tx, sight(now), TriggerReason.TRIGGER, ReadingContext.TRIGGER);
        transaction = step.next();
        if (step.event() != null) {
            keep(outbox.put(step.event(), step.checkpoint()));
        }
    }

    Transactions.Sight sight(Moment now) {
        long interval = Duration.ofSeconds(tunables.meterIntervalSeconds()).toNanos();
        return new Transactions.Sight(seen, grant, effective, isOnline(), interval, now);
    }

    Basis basis(Moment now) {
        Transaction tx = transaction;
        long offlineMillis = isOnline() ? 0 : (now.nanos() - offlineSinceNanos) / 1_000_000;
        return new Basis(
                tx == null ? null : tx.id(),
                tx == null ? now.wallMillis() : now.wallMillisAt(tx.startNanos()),
                offlineMillis,
                now.wallAtZeroMillis());
    }

    void use(ProfileBook next, Moment now) {
        book = next;
        effective = Composite.at(book, basis(now), now.wallMillis());
    }

    private UUID newTransactionId() {
        // version 4, variant 2, from the station's own generator so that a run can be repeated
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(high, low);
    }

    // ---- for the rim ------------------------------------------------------------------------

    /** Whether what is journaled reaches the medium; while it does not, no new session begins. */
    public void durable(boolean durable) {
        this.durable = durable;
    }

    /** The journal was written anew with this many lines. */
    public void rewritten(long lines) {
        linesOnDisk = lines;
    }

    /** Everything the journal needs to hold. */
    public List<String> snapshot() {
        return outbox.snapshot();
    }

    private void rewrite() {
        List<String> lines = outbox.snapshot();
        linesOnDisk = lines.size();
        out.add(new Action.Rewrite(lines));
    }

    private void thin() {
        List<String> dropped = outbox.thin();
        for (String line : dropped) {
            journal(line, false);
        }
        emit(OcppEvent.OUTBOX_THINNED, dropped.size(), "");
    }

    private long transactionSession() {
        return transaction == null ? 0 : transaction.sessionNumber();
    }

    /** What the charger is to know. */
    public OperatorState operatorState(Moment now) {
        Transaction tx = transaction;
        Transaction.Stop stop = tx == null ? null : tx.stop();
        ResetWish wish = reset;
        boolean restart = wish != null && (tx == null || now.nanos() - wish.deadlineNanos() >= 0);
        return new OperatorState(
                now.nanos(),
                settings.stateLifetime().toNanos(),
                isOnline(),
                grant.sessionNumber(),
                grant.status(),
                grant.reason(),
                effective.targetW(),
                effective.limitW(),
                effective.dischargeLimitW(),
                effective.profileId(),
                effective.text(),
                stop == null ? 0 : transactionSession(),
                stop == null ? "" : stop.words(),
                restart,
                outbox.size());
    }

    /** Cut at the length; a half surrogate pair is cut off whole. */
    static @Nullable String clipped(String text, int longest) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
