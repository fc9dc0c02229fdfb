package org.tidegate.ocpp.internal.station;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.InstalledCertificates;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppPorts;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.dialect.Dialects;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.BootReason;
import org.tidegate.ocpp.internal.message.Data.RegistrationStatus;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;
import org.tidegate.ocpp.internal.station.transaction.Transaction;

/**
 * The station: everything it decides, and nothing it does. Inputs are frames and what the charger
 * says, outputs are actions; time comes with every step, randomness from the generator it was
 * given. The same inputs give the same actions, so a run can be repeated to the last frame.
 *
 * <p>This class keeps the conversation: link, registration, one call at a time. What is talked
 * about belongs to the {@link Desks}.
 */
public final class Station implements Surroundings {
    /** The charger publishes at least every 500 ms; this much silence means it is dead. */
    static final long SILENT_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long CLOCK_TOLERANCE_MILLIS = 30_000;
    private static final int LONGEST_HEARTBEAT_SECONDS = 86_400;

    /**
     * What a station leans on besides its own state.
     *
     * @param der what the operator may change of the grid code
     * @param ports asked only for what they would refuse; work is begun by actions
     */
    public record Means(DerAuthority der, OcppPorts ports) {}

    /** Where the boot notification stands; {@code dueNanos} is the next attempt or heartbeat. */
    private record Registration(@Nullable RegistrationStatus status, long dueNanos) {}

    private final OcppSettings settings;
    private final Dialects dialects;
    private final RandomGenerator random;
    private final Outbox outbox;
    private final Outputs out;
    private final Variables variables;
    private final Calls calls;
    private final Desks desks;
    private final Deliveries deliveries;

    private Dialect dialect;
    private Link link;
    private long offlineSinceNanos;
    private Registration registration;
    private boolean outboxNext;
    private boolean answering; // what desks ask for now, the operator has asked them for
    private StationState seen;
    private Moment now;
    private boolean silent;
    private boolean durable = true;

    /**
     * @param outbox as the disk had it
     * @param linesOnDisk how many lines that took
     * @param memory everything else the disk had
     * @param means what it may lean on
     */
    public Station(
            OcppSettings settings,
            Dialects dialects,
            RandomGenerator random,
            Outbox outbox,
            long linesOnDisk,
            Keep.Memory memory,
            Means means,
            Moment now) {
        this.settings = settings;
        this.dialects = dialects;
        dialects.remember(outbox.dialectMemory());
        this.dialect = dialects.preferred();
        this.random = random;
        this.outbox = outbox;
        this.out = new Outputs(outbox, linesOnDisk);
        this.variables = new Variables(settings, memory.of(Keep.VARIABLES));
        this.calls = new Calls(Long.toHexString(random.nextLong()) + "-");
        this.link = new Link.Down(now.nanos(), 0);
        this.offlineSinceNanos = now.nanos();
        this.registration = new Registration(null, now.nanos());
        this.now = now;
        this.seen = StationState.unknown(now.nanos());
        this.desks = new Desks(this, outbox, random, memory, means, now);
        this.deliveries =
                new Deliveries(
                        settings,
                        variables,
                        outbox,
                        out,
                        () -> dialect,
                        (event, answer, when) ->
                                desks.transactions()
                                        .answered(event, answer, desks.admission(), when));
        out.keep(outbox.markStart());
        securityEvent("StartupOfTheDevice", "", now);
    }

    /** Everything that follows from these events, this sight of the charger and this moment. */
    public List<Action> step(List<OcppTransport.Event> events, StationState state, Moment now) {
        this.now = now;
        for (OcppTransport.Event event : events) {
            on(event, now);
        }
        Link before = link;
        take(Link.tick(link, Pace.of(settings, variables), now.nanos(), random), now);
        if (!(before instanceof Link.Down) && link instanceof Link.Down) {
            lost(LinkFault.TIMEOUT, "no answer", now);
        }
        reconnect(now);
        observe(state, now);
        expire(now);
        pump(now);
        return out.take();
    }

    // ---- link -------------------------------------------------------------------------------

    private void on(OcppTransport.Event event, Moment now) {
        Link before = link;
        if (event instanceof OcppTransport.Event.Opened opened) {
            speak(dialects.find(opened.subprotocol()), now);
        }
        take(
                Link.on(
                        link,
                        event,
                        Pace.of(settings, variables),
                        dialect.subprotocol(),
                        now.nanos(),
                        random),
                now);
        switch (event) {
            case OcppTransport.Event.Text text when link instanceof Link.Open ->
                    receive(text.text(), now);
            case OcppTransport.Event.Opened _ when link instanceof Link.Open ->
                    desks.network().opened(now);
            case OcppTransport.Event.Opened _ when before instanceof Link.Connecting ->
                    lost(LinkFault.SUBPROTOCOL, "no common version", now);
            case OcppTransport.Event.Failed f when !(before instanceof Link.Down) ->
                    lost(f.fault(), f.reason(), now);
            case OcppTransport.Event.Closed _ when !(before instanceof Link.Down) ->
                    lost(null, "closed", now);
            default -> {
                // pongs, and what belongs to a link that is no more
            }
        }
    }

    private void lost(@Nullable LinkFault fault, String words, Moment now) {
        int slot = desks.network().activeSlot();
        desks.network().lost(fault, words, now);
        if (desks.network().activeSlot() != slot) { // another operator knows nothing of us
            registration = new Registration(null, now.nanos());
        }
    }

    /** Credentials have changed: the connection is made anew. */
    private void reconnect(Moment now) {
        String why = desks.network().reconnectDue(now);
        if (!why.isEmpty() && !(link instanceof Link.Down)) {
            take(Link.dropped(link, why, Pace.of(settings, variables), now.nanos(), random), now);
        }
    }

    /** As the server has chosen; a server of another version has to know this station first. */
    private void speak(@Nullable Dialect chosen, Moment now) {
        if (chosen != null && !chosen.subprotocol().equals(dialect.subprotocol())) {
            dialect = chosen;
            registration = new Registration(null, now.nanos());
        }
    }

    private void take(Link.Step step, Moment now) {
        boolean wasOpen = link instanceof Link.Open;
        link = step.next();
        for (Action each : step.actions()) {
            out.add(
                    each instanceof Action.Connect
                            ? new Action.Dial(desks.network().endpoint())
                            : each);
        }
        if (wasOpen && !(link instanceof Link.Open)) {
            linkLost(now);
        }
        if (!wasOpen && link instanceof Link.Open && isRegistered()) {
            online(now, false);
        }
    }

    private void linkLost(Moment now) {
        if (isRegistered()) {
            offlineSinceNanos = now.nanos();
        }
        deliveries.linkLost();
        Calls.InFlight lost = calls.broken();
        if (lost != null) {
            lost.ask().reply().failed(true, now);
        }
    }

    /** After a boot notification or a reconnect. */
    private void online(Moment now, boolean booted) {
        long offlineMillis = (now.nanos() - offlineSinceNanos) / 1_000_000;
        desks.online(now, booted ? Long.MAX_VALUE / 2 : offlineMillis, offlineMillis);
    }

    private boolean isPending() {
        return registration.status == RegistrationStatus.PENDING;
    }

    // ---- frames -----------------------------------------------------------------------------

    private void receive(String frame, Moment now) {
        Calls.InFlight waiting = calls.inFlight();
        String pendingId = waiting == null ? null : waiting.id();
        StationCall pending = waiting == null ? null : waiting.ask().call();
        Dialect.Inbound inbound = dialect.read(frame, pendingId, pending);
        switch (inbound) {
            case Dialect.Inbound.Call call -> answer(call, frame, now);
            case Dialect.Inbound.Settled settled -> out.add(new Action.Send(settled.frame()));
            case Dialect.Inbound.Answer answer -> {
                if (waiting != null) {
                    calls.end();
                    waiting.ask().reply().answered(answer.answer(), now);
                }
            }
            case Dialect.Inbound.Failed failure -> {
                if (failure.reply() != null) {
                    out.add(new Action.Send(failure.reply()));
                }
                if (waiting != null) {
                    calls.end();
                    String what = dialect.action(waiting.ask().call()) + ": " + failure.why();
                    out.emit(OcppEvent.CALL_FAILED, 0, what);
                    if (failure.unknown()) {
                        waiting.ask().reply().unknown(now);
                    } else {
                        waiting.ask().reply().failed(false, now);
                    }
                }
            }
            case Dialect.Inbound.Refused no -> {
                out.emit(OcppEvent.MESSAGE_REFUSED, 0, no.why());
                out.add(new Action.Send(dialect.error(no.messageId(), no.code(), no.why())));
                desks.invalidMessage(no.why(), now);
            }
            case Dialect.Inbound.Ignored ignored -> {
                if (!deliveries.late(frame, waiting == null ? null : waiting.ask().reply(), now)) {
                    out.emit(OcppEvent.MESSAGE_IGNORED, 0, ignored.why());
                }
            }
        }
    }

    private void answer(Dialect.Inbound.Call call, String frame, Moment now) {
        if (!isRegistered() && !isPending()) {
            String why = "the boot notification has not been accepted yet";
            out.add(
                    new Action.Send(
                            dialect.error(call.messageId(), ErrorCode.SECURITY_ERROR, why)));
            return;
        }
        int bytes = frame.getBytes(StandardCharsets.UTF_8).length;
        answering = true;
        OperatorCall.Answer answer = desks.orders().handle(call.call(), bytes, now);
        answering = false;
        out.add(new Action.Send(dialect.answer(call.messageId(), answer)));
    }

    private void booted(OperatorAnswer.BootNotificationResponse boot, Moment now) {
        compareClocks(boot.currentTime().toEpochMilli(), now);
        int preset = variables.integer(Setting.HEARTBEAT_INTERVAL);
        int seconds = boot.interval() > 0 ? boot.interval() : preset;
        seconds = Math.min(seconds, LONGEST_HEARTBEAT_SECONDS);
        registration =
                new Registration(
                        boot.status(), now.nanos() + Duration.ofSeconds(seconds).toNanos());
        if (boot.status() == RegistrationStatus.ACCEPTED) {
            variables.put(Setting.HEARTBEAT_INTERVAL, Integer.toString(seconds));
            out.emit(OcppEvent.REGISTERED, seconds, "");
            online(now, true);
            desks.accepted(now);
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

    // ---- charger ----------------------------------------------------------------------------

    private void observe(StationState state, Moment now) {
        seen = state;
        long ageNanos = now.nanos() - state.issuedNanos();
        boolean fellSilent = !silent && ageNanos > SILENT_AFTER_NANOS;
        silent = ageNanos > SILENT_AFTER_NANOS;
        if (fellSilent) {
            out.emit(OcppEvent.STATION_SILENT, ageNanos / 1e9, "");
        }
        desks.tick(now);
    }

    Basis basis(Moment now) {
        Transaction tx = desks.transactions().running();
        long offlineMillis = isOnline() ? 0 : (now.nanos() - offlineSinceNanos) / 1_000_000;
        return new Basis(
                tx == null ? null : tx.id(),
                tx == null ? now.wallMillis() : now.wallMillisAt(tx.startNanos()),
                offlineMillis,
                now.wallAtZeroMillis(),
                desks.power().zone(),
                desks.power().conditions());
    }

    void use(ProfileBook next, Moment now) {
        desks.steering().use(next, basis(now), now);
    }

    // ---- sending ----------------------------------------------------------------------------

    private void expire(Moment now) {
        Calls.InFlight waiting = calls.inFlight();
        if (waiting != null && now.nanos() - waiting.deadlineNanos() >= 0) {
            calls.end();
            deliveries.gaveUp(waiting);
            out.emit(OcppEvent.CALL_TIMED_OUT, 0, dialect.action(waiting.ask().call()));
            waiting.ask().reply().failed(false, now);
        }
    }

    /** One call at a time; transaction messages and live ones take turns. */
    private void pump(Moment now) {
        if (!(link instanceof Link.Open) || calls.inFlight() != null) {
            return;
        }
        if (!isRegistered()) {
            if (now.nanos() - registration.dueNanos >= 0) {
                send(new Desk.Ask(bootNotification(desks.bootReason()), bootReply), now);
            } else if (isPending()) {
                pumpWaiting(true, now);
            }
            return;
        }
        boolean sent =
                outboxNext ? pumpOutbox(now) || pumpLive(now) : pumpLive(now) || pumpOutbox(now);
        if (!sent && now.nanos() - registration.dueNanos >= 0) {
            send(new Desk.Ask(new StationCall.Heartbeat(), heartbeatReply), now);
        }
    }

    private boolean pumpOutbox(Moment now) {
        Desk.Ask ask = deliveries.due(now);
        if (ask == null) {
            return false;
        }
        outboxNext = false;
        send(ask, now);
        return true;
    }

    private boolean pumpLive(Moment now) {
        outboxNext = true;
        for (Desk.Ask ask = desks.due(now); ask != null; ask = desks.due(now)) {
            if (dialect.says(ask.call())) {
                send(ask, now);
                return true;
            }
        }
        return pumpWaiting(false, now);
    }

    private boolean pumpWaiting(boolean promptedOnly, Moment now) {
        for (Desk.Ask ask = calls.next(promptedOnly);
                ask != null;
                ask = calls.next(promptedOnly)) {
            if (dialect.says(ask.call())) {
                send(ask, now);
                return true;
            }
        }
        return false;
    }

    private void send(Desk.Ask ask, Moment now) {
        long deadline =
                now.nanos()
                        + Pace.duration(variables, Setting.MESSAGE_TIMEOUT, settings.callTimeout())
                                .toNanos();
        Calls.InFlight begun = calls.begin(ask, deadline);
        if (isRegistered()) { // any message shows that we live (G02)
            long beat = variables.nanos(Setting.HEARTBEAT_INTERVAL);
            registration = new Registration(registration.status, now.nanos() + beat);
        }
        out.add(new Action.Send(dialect.call(begun.id(), ask.call())));
    }

    private final Reply bootReply =
            new Reply() {
                @Override
                public void answered(OperatorAnswer answer, Moment now) {
                    if (answer instanceof OperatorAnswer.BootNotificationResponse boot) {
                        booted(boot, now);
                    }
                }

                @Override
                public void failed(boolean linkLost, Moment now) {
                    long again = now.nanos() + (linkLost ? 0 : RETRY_NANOS);
                    registration = new Registration(registration.status, again);
                }
            };

    private final Reply heartbeatReply =
            new Reply() {
                @Override
                public void answered(OperatorAnswer answer, Moment now) {
                    if (answer instanceof OperatorAnswer.HeartbeatResponse beat) {
                        compareClocks(beat.currentTime().toEpochMilli(), now);
                    }
                }
            };

    StationCall.BootNotification bootNotification(BootReason reason) {
        return new StationCall.BootNotification(
                new Data.ChargingStation(
                        settings.serialNumber(),
                        settings.model(),
                        settings.vendorName(),
                        settings.firmwareVersion()),
                reason);
    }

    /** By the rules of the version spoken. */
    boolean replacesProfiles() {
        return dialect.replacesProfiles();
    }

    /** A boot notification out of turn; false once the operator has accepted one (F06.FR.17). */
    boolean triggerBoot() {
        return !isRegistered() && request(bootNotification(BootReason.TRIGGERED), bootReply);
    }

    boolean triggerHeartbeat() {
        return request(new StationCall.Heartbeat(), heartbeatReply);
    }

    @Override
    public void stream(StationSend send) {
        String text = dialect.send(Long.toHexString(random.nextLong()), send);
        if (text != null && isOnline()) {
            out.add(new Action.Stream(text));
        }
    }

    // ---- surroundings of the desks ----------------------------------------------------------

    @Override
    public OcppSettings settings() {
        return settings;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Outputs out() {
        return out;
    }

    @Override
    public StationState seen() {
        return seen;
    }

    @Override
    public Moment now() {
        return now;
    }

    @Override
    public boolean isSilent() {
        return silent;
    }

    @Override
    public boolean isOnline() {
        return link instanceof Link.Open && isRegistered();
    }

    @Override
    public boolean isRegistered() {
        return registration.status == RegistrationStatus.ACCEPTED;
    }

    @Override
    public boolean isDurable() {
        return durable;
    }

    @Override
    public @Nullable String transactionId() {
        Transaction tx = desks.transactions().running();
        return tx == null ? null : tx.id();
    }

    @Override
    public boolean says(StationCall call) {
        return dialect.says(call);
    }

    @Override
    public boolean request(StationCall call, Reply reply) {
        return calls.offer(call, reply, answering);
    }

    @Override
    public void securityEvent(String type, String words, Moment now) {
        String info = words.isEmpty() ? null : words.substring(0, Math.min(words.length(), 255));
        out.enqueue(new StationCall.SecurityEventNotification(type, now.instant(), info));
        out.emit(
                OcppEvent.SECURITY_EVENT,
                Double.NaN,
                info == null ? type : type + ": " + info); // the security log is made of these
    }

    // ---- what the hands have to tell ----------------------------------------------------------

    /** What came of a job on files; its actions are the next step's. */
    public void reported(FilePort.Report report, Moment when) {
        now = when;
        desks.reported(report, when);
    }

    /** A key was made. */
    public void made(KeyStorePort.Made made, Moment when) {
        now = when;
        desks.certificates().made(made, when);
    }

    /** The vehicle side needs something of the operator. */
    public void asked(VehiclePort.Question question, Moment when) {
        now = when;
        desks.vehicle().asked(question);
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

    /** For the rest of the board. */
    public InstalledCertificates installed() {
        return desks.certificates().book().installed();
    }

    /** Keys that something still belongs to. */
    public Set<String> keyAliases() {
        return desks.certificates().book().keyAliases();
    }

    /** Everything the journal needs to hold. */
    public List<String> snapshot() {
        return outbox.snapshot();
    }

    /** What the charger is to know. */
    public OperatorState operatorState(Moment now) {
        return desks.operatorState(outbox.size(), now);
    }
}
