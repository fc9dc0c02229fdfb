package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.BootReason;
import org.tidegate.ocpp.internal.message.Data.ConnectorStatus;
import org.tidegate.ocpp.internal.message.Data.RegistrationStatus;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Basis;
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

    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long CLOCK_TOLERANCE_MILLIS = 30_000;
    private static final int MOST_REQUESTED = 64;

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

    /**
     * @param about the outbox number or the session number it is about
     */
    private record InFlight(String id, StationCall call, For why, long about, long deadlineNanos) {}

    /** Where the boot notification stands; {@code dueNanos} is the next attempt or heartbeat. */
    private record Registration(@Nullable RegistrationStatus status, long dueNanos) {}

    /** A restart the operator wants: not before its answer is out, not after the deadline. */
    record ResetWish(long notBeforeNanos, long deadlineNanos) {}

    private final OcppSettings settings;
    private final Dialect dialect;
    private final RandomGenerator random;
    private final BootReason bootReason;
    private final Outbox outbox;
    private final Outputs out;
    private final Sessions sessions;
    private final Steering steering;
    private final OrderDesk desk;

    private Link link;
    private long offlineSinceNanos;
    private Registration registration;

    private @Nullable InFlight inFlight;
    private final String messagePrefix;
    private long messages;
    private boolean outboxNext;

    /** Calls somebody has asked for: reports, triggered messages. */
    private final Deque<StationCall> requested = new ArrayDeque<>();

    private @Nullable ConnectorStatus reportedStatus;
    private long statusDueNanos;

    private StationState seen;
    private boolean silent;
    private boolean durable = true;
    private Tunables tunables;
    private @Nullable ResetWish reset;

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
        this.out = new Outputs(outbox, linesOnDisk);
        this.bootReason = outbox.resetMarked() ? BootReason.REMOTE_RESET : BootReason.POWER_UP;
        this.sessions = new Sessions(settings, random, outbox, out, now);
        this.steering = new Steering(book);
        this.desk = new OrderDesk(this, settings, outbox, out, sessions, steering);
        this.link = new Link.Down(now.nanos(), 0);
        this.offlineSinceNanos = now.nanos();
        this.registration = new Registration(null, now.nanos());
        this.messagePrefix = Long.toHexString(random.nextLong()) + "-";
        this.seen = StationState.unknown(now.nanos());
        this.tunables = new Tunables(0, (int) settings.meterInterval().toSeconds());
        out.keep(outbox.markStart());
        out.enqueue(securityEvent("StartupOfTheDevice", now));
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
        return out.take();
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
        forgetStatus();
        statusDueNanos = now.nanos();
        long offlineMillis = (now.nanos() - offlineSinceNanos) / 1_000_000;
        use(steering.book().afterOffline(offlineMillis), now);
    }

    boolean isRegistered() {
        return registration.status == RegistrationStatus.ACCEPTED;
    }

    private boolean isPending() {
        return registration.status == RegistrationStatus.PENDING;
    }

    private boolean isOnline() {
        return link instanceof Link.Open && isRegistered();
    }

    // ---- frames -----------------------------------------------------------------------------

    private void receive(String frame, Moment now) {
        InFlight waiting = inFlight;
        String pendingId = waiting == null ? null : waiting.id;
        StationCall pending = waiting == null ? null : waiting.call;
        switch (dialect.read(frame, pendingId, pending)) {
            case Dialect.Inbound.Call call -> answer(call, now);
            case Dialect.Inbound.Answer answer -> {
                inFlight = null;
                if (waiting != null) {
                    answered(waiting, answer.answer(), now);
                }
            }
            case Dialect.Inbound.Failed failure -> {
                inFlight = null;
                if (failure.reply() != null) {
                    out.add(new Action.Send(failure.reply()));
                }
                if (waiting != null) {
                    String what = dialect.action(waiting.call) + ": " + failure.why();
                    out.emit(OcppEvent.CALL_FAILED, 0, what);
                    failed(waiting, false, now);
                }
            }
            case Dialect.Inbound.Refused no -> {
                out.emit(OcppEvent.MESSAGE_REFUSED, 0, no.why());
                out.add(new Action.Send(dialect.error(no.messageId(), no.code(), no.why())));
            }
            case Dialect.Inbound.Settled settled -> out.add(new Action.Send(settled.frame()));
            case Dialect.Inbound.Ignored ignored ->
                    out.emit(OcppEvent.MESSAGE_IGNORED, 0, ignored.why());
        }
    }

    private void answer(Dialect.Inbound.Call call, Moment now) {
        if (!isRegistered() && !isPending()) {
            String why = "the boot notification has not been accepted yet";
            out.add(
                    new Action.Send(
                            dialect.error(call.messageId(), ErrorCode.SECURITY_ERROR, why)));
            return;
        }
        OperatorCall.Answer answer = desk.handle(call.call(), now);
        out.add(new Action.Send(dialect.answer(call.messageId(), answer)));
    }

    private void answered(InFlight call, OperatorAnswer answer, Moment now) {
        if (call.why == For.OUTBOX) {
            out.note(outbox.done(call.about));
        }
        switch (answer) {
            case OperatorAnswer.BootNotificationResponse boot -> booted(boot, now);
            case OperatorAnswer.HeartbeatResponse beat ->
                    compareClocks(beat.currentTime().toEpochMilli(), now);
            case OperatorAnswer.AuthorizeResponse response ->
                    sessions.authorised(call.about, response.idTokenInfo());
            case OperatorAnswer.TransactionEventResponse response ->
                    sessions.deauthorise(call.call, response.idTokenInfo());
            case OperatorAnswer.PullDynamicScheduleUpdateResponse pulled ->
                    desk.pulled((StationCall.PullDynamicScheduleUpdate) call.call, pulled, now);
            case OperatorAnswer.Received _ -> {
                // and that is all it says
            }
            default -> {
                // answers to calls this station does not make yet
            }
        }
    }

    private void booted(OperatorAnswer.BootNotificationResponse boot, Moment now) {
        compareClocks(boot.currentTime().toEpochMilli(), now);
        int seconds = boot.interval() > 0 ? boot.interval() : Tunables.DEFAULT_HEARTBEAT_SECONDS;
        seconds = Math.min(seconds, Tunables.LONGEST_SECONDS);
        registration =
                new Registration(
                        boot.status(), now.nanos() + Duration.ofSeconds(seconds).toNanos());
        if (boot.status() == RegistrationStatus.ACCEPTED) {
            tunables = tunables.withHeartbeat(seconds);
            out.emit(OcppEvent.REGISTERED, seconds, "");
            online(now);
        } else {
            String words = boot.status() == RegistrationStatus.PENDING ? "Pending" : "Rejected";
            out.emit(OcppEvent.REGISTRATION_REFUSED, seconds, words);
        }
    }

    private void compareClocks(long operatorMillis, Moment now) {
        long apart = now.wallMillis() - operatorMillis;
        if (Math.abs(apart) > CLOCK_TOLERANCE_MILLIS) {
            out.emit(OcppEvent.CLOCK_DIFFERS, apart / 1000.0, "");
        }
    }

    private void failed(InFlight call, boolean linkLost, Moment now) {
        long again = now.nanos() + (linkLost ? 0 : RETRY_NANOS);
        switch (call.why) {
            case BOOT -> registration = new Registration(registration.status, again);
            case STATUS -> {
                forgetStatus();
                statusDueNanos = again;
            }
            case AUTHORISE -> sessions.authorizeFailed(linkLost, now);
            case OUTBOX -> {
                Outbox.Outcome outcome =
                        outbox.failed(
                                call.about,
                                linkLost,
                                settings.messageAttempts(),
                                settings.messageAttemptInterval().toNanos(),
                                now.nanos());
                out.keep(outcome.line()); // rare, and a poisoned message must stay known as one
                if (outcome.setAside()) {
                    out.add(
                            new Action.Emit(
                                    OcppEvent.MESSAGE_SET_ASIDE,
                                    call.about,
                                    outcome.attempts(),
                                    dialect.action(call.call)));
                }
            }
            case REQUESTED, HEARTBEAT, PULL -> {
                // whoever wants to know asks again
            }
        }
    }

    // ---- charger ----------------------------------------------------------------------------

    private void observe(StationState state, Moment now) {
        seen = state;
        long ageNanos = now.nanos() - state.issuedNanos();
        boolean fellSilent = !silent && ageNanos > SILENT_AFTER_NANOS;
        silent = ageNanos > SILENT_AFTER_NANOS;
        if (fellSilent) {
            out.emit(OcppEvent.STATION_SILENT, ageNanos / 1e9, "");
        }
        steering.look(basis(now), now);
        switch (sessions.observe(state, silent, view(), now)) {
            case BEGUN -> {
                ChargingProfile profile = sessions.profileOfStart();
                ProfileBook book = steering.book();
                use(
                        profile == null
                                ? book
                                : book.with(new ProfileBook.Entry(1, profile, now.nanos())),
                        now);
            }
            case ENDED -> use(steering.book().withoutTransactions(), now);
            case NONE -> {
                // looked at above
            }
        }
    }

    Sessions.View view() {
        long interval = Duration.ofSeconds(tunables.meterIntervalSeconds()).toNanos();
        return new Sessions.View(steering.effective(), isOnline(), durable, interval);
    }

    Basis basis(Moment now) {
        Transaction tx = sessions.transaction();
        long offlineMillis = isOnline() ? 0 : (now.nanos() - offlineSinceNanos) / 1_000_000;
        return new Basis(
                tx == null ? null : tx.id(),
                tx == null ? now.wallMillis() : now.wallMillisAt(tx.startNanos()),
                offlineMillis,
                now.wallAtZeroMillis());
    }

    void use(ProfileBook next, Moment now) {
        steering.use(next, basis(now), now);
    }

    // ---- sending ----------------------------------------------------------------------------

    private void expire(Moment now) {
        InFlight waiting = inFlight;
        if (waiting != null && now.nanos() - waiting.deadlineNanos >= 0) {
            inFlight = null;
            out.emit(OcppEvent.CALL_TIMED_OUT, 0, dialect.action(waiting.call));
            failed(waiting, false, now);
        }
    }

    /** One call at a time; transaction messages and live ones take turns. */
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
        outboxNext = true;
        ConnectorStatus status = Statuses.connector(seen, silent);
        if (status != reportedStatus && now.nanos() - statusDueNanos >= 0) {
            reportedStatus = status;
            var report = new StationCall.StatusNotification(now.instant(), status, 1, 1);
            send(report, For.STATUS, 0, now);
            return true;
        }
        StationCall.Authorize question = sessions.authorizeDue(seen, now);
        if (question != null) {
            send(question, For.AUTHORISE, sessions.grant().sessionNumber(), now);
            return true;
        }
        if (!requested.isEmpty()) {
            send(requested.removeFirst(), For.REQUESTED, 0, now);
            return true;
        }
        Integer profileId = steering.pullDue(now.nanos());
        if (profileId != null) {
            send(new StationCall.PullDynamicScheduleUpdate(profileId), For.PULL, 0, now);
            return true;
        }
        return false;
    }

    private void send(StationCall call, For why, long about, Moment now) {
        String id = messagePrefix + messages++;
        long deadline = now.nanos() + settings.callTimeout().toNanos();
        inFlight = new InFlight(id, call, why, about, deadline);
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

    static StationCall.SecurityEventNotification securityEvent(String type, Moment now) {
        return new StationCall.SecurityEventNotification(type, now.instant(), null);
    }

    /** Sends it when nothing more urgent waits; false if too much waits already. */
    boolean request(StationCall call) {
        return requested.size() < MOST_REQUESTED && requested.offer(call);
    }

    void forgetStatus() {
        reportedStatus = null;
    }

    StationState seen() {
        return seen;
    }

    boolean isDurable() {
        return durable;
    }

    Tunables tunables() {
        return tunables;
    }

    void tune(Tunables next) {
        tunables = next;
    }

    @Nullable ResetWish reset() {
        return reset;
    }

    void restart(ResetWish wish) {
        reset = wish;
    }

    // ---- for the rim ------------------------------------------------------------------------

    /** Whether what is journaled reaches the medium; while it does not, no new session begins. */
    public void durable(boolean durable) {
        this.durable = durable;
    }

    /** The journal was written anew with this many lines. */
    public void rewritten(long lines) {
        out.rewritten(lines);
    }

    /** Everything the journal needs to hold. */
    public List<String> snapshot() {
        return outbox.snapshot();
    }

    private boolean restartsNow(Moment now) {
        ResetWish wish = reset;
        if (wish == null || now.nanos() - wish.notBeforeNanos < 0) {
            return false;
        }
        return sessions.transaction() == null || now.nanos() - wish.deadlineNanos >= 0;
    }

    /** What the charger is to know. */
    public OperatorState operatorState(Moment now) {
        Transaction tx = sessions.transaction();
        Transaction.Stop stop = tx == null ? null : tx.stop();
        Grant grant = sessions.grant();
        Effective effective = steering.effective();
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
                tx == null || stop == null ? 0 : tx.sessionNumber(),
                stop == null ? "" : stop.words(),
                restartsNow(now),
                outbox.size(),
                steering.ahead());
    }
}
