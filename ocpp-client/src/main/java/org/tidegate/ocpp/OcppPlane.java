package org.tidegate.ocpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.ocpp.internal.dialect.Dialects;
import org.tidegate.ocpp.internal.outbox.Keeping;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.outbox.OutboxStore;
import org.tidegate.ocpp.internal.outbox.Storage;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Station;
import org.tidegate.ocpp.internal.station.security.Endpoint;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.TwoSlotFile;
import org.tidegate.runtime.Wakeup;

/**
 * The operator side of the charger: looks at {@link StationState}, talks OCPP, publishes {@link
 * OperatorState}. Decisions are the station's; this class only polls, writes and sends.
 *
 * <p>A set-point never waits for a disk: the operator state is published before anything is
 * journaled, and the disk has a {@link #storage() plane of its own}. A transaction message always
 * does: it is on the medium before it is sent. If the disk fails or hangs, messages are sent from
 * memory, an event says so, and no new session is authorised.
 */
public final class OcppPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(OcppPlane.class);

    private static final int MOST_EVENTS_PER_STEP = 64;
    private static final long CADENCE_NANOS = 100_000_000L;
    private static final long PUBLISH_EVERY_NANOS = 250_000_000L;

    private final OcppTransport transport;
    private final Published<StationState> charger;
    private final Published<OperatorState> operator;
    private final EventRing events;
    private final Clock clock;
    private final Disk disk;
    private final OcppPorts ports;
    private final Station station;
    private final Published<InstalledCertificates> certificates;
    private final Keeping keeping;
    private boolean ownStorage = true;
    private Wakeup heard = Wakeup.NONE;

    /**
     * Reads what the disk holds; a transaction found open is closed by the first steps.
     *
     * @param operator published to by this plane only
     * @param random jitter and message ids; a seeded generator makes the run repeatable
     */
    public OcppPlane(
            OcppSettings settings,
            OcppTransport transport,
            Published<StationState> charger,
            Published<OperatorState> operator,
            Disk disk,
            EventRing events,
            Clock clock,
            RandomGenerator random) {
        this(
                settings,
                transport,
                charger,
                operator,
                disk,
                events,
                clock,
                random,
                DerAuthority.NONE);
    }

    /**
     * Without hands for keys and files.
     *
     * @param der what the operator may change of the grid code
     */
    public OcppPlane(
            OcppSettings settings,
            OcppTransport transport,
            Published<StationState> charger,
            Published<OperatorState> operator,
            Disk disk,
            EventRing events,
            Clock clock,
            RandomGenerator random,
            DerAuthority der) {
        this(
                settings,
                transport,
                charger,
                operator,
                disk,
                events,
                clock,
                random,
                der,
                OcppPorts.none());
    }

    /**
     * @param operator published to by this plane only
     * @param random jitter and message ids; a seeded generator makes the run repeatable
     * @param der what the operator may change of the grid code
     * @param ports for keys and files
     */
    public OcppPlane(
            OcppSettings settings,
            OcppTransport transport,
            Published<StationState> charger,
            Published<OperatorState> operator,
            Disk disk,
            EventRing events,
            Clock clock,
            RandomGenerator random,
            DerAuthority der,
            OcppPorts ports) {
        this.ports = ports;
        this.transport = transport;
        this.charger = charger;
        this.operator = operator;
        this.disk = disk;
        this.events = events;
        this.clock = clock;
        Moment now = new Moment(clock.nanos(), clock.wallMillis());
        OutboxStore.@Nullable Opened opened = openStore(now);
        List<byte[]> lines = opened == null ? List.of() : opened.lines();
        Outbox outbox = Outbox.replay(lines);
        this.station =
                new Station(
                        settings,
                        Dialects.of(settings.subprotocols()),
                        random,
                        outbox,
                        lines.size(),
                        remember(now),
                        new Station.Means(der, ports),
                        now);
        this.certificates = new Published<>(station.installed());
        ports.keys().keepOnly(station.keyAliases());
        station.durable(opened != null);
        var storage = new Storage(disk, opened == null ? null : opened.store());
        this.keeping = new Keeping(storage, opened != null, outbox, outbox::snapshot);
        LOG.debug("operator {}, {} messages in the outbox", settings, outbox.size());
    }

    private OutboxStore.@Nullable Opened openStore(Moment now) {
        try {
            OutboxStore.Opened opened = OutboxStore.open(disk);
            if (opened.cutBytes() > 0) {
                emit(OcppEvent.OUTBOX_CUT, now, (double) opened.cutBytes(), "");
            }
            return opened;
        } catch (IOException e) {
            emit(OcppEvent.OUTBOX_NOT_DURABLE, now, Double.NaN, Storage.words(e));
            return null;
        }
    }

    private Keep.Memory remember(Moment now) {
        var texts = new EnumMap<Keep, String>(Keep.class);
        for (Keep each : Keep.values()) {
            try {
                new TwoSlotFile(disk, each.file())
                        .load()
                        .ifPresent(b -> texts.put(each, new String(b, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                emit(OcppEvent.PROFILES_NOT_SAVED, now, Double.NaN, Storage.words(e));
            }
        }
        return new Keep.Memory(texts);
    }

    @Override
    public String name() {
        return "ocpp";
    }

    @Override
    public long step(long nowNanos) {
        Moment now = new Moment(nowNanos, clock.wallMillis());
        keeping.look(nowNanos, change -> tell(change, now));
        var polled = new ArrayList<OcppTransport.Event>();
        while (polled.size() < MOST_EVENTS_PER_STEP) {
            OcppTransport.Event event = transport.poll();
            if (event == null) {
                break;
            }
            polled.add(event);
        }
        hear(now);
        List<Action> actions = station.step(polled, charger.latest(), now);
        publish(now);
        long since = keeping.asked();
        for (Action action : actions) {
            perform(action, since, now);
        }
        boolean more = keeping.stepEnds(nowNanos);
        more |= polled.size() == MOST_EVENTS_PER_STEP;
        if (ownStorage) {
            keeping.storage().step(nowNanos);
            more |= keeping.look(nowNanos, change -> tell(change, now));
        }
        return more ? 0 : CADENCE_NANOS;
    }

    /**
     * The disk's plane, to be run next to this one: from now on this plane touches no disk at all.
     * Without it, every step ends with what the disk has to do.
     */
    public Plane storage() {
        ownStorage = false;
        return keeping.storage();
    }

    /**
     * @param self wakes this plane
     * @param storage wakes the {@link #storage()} plane
     */
    public void wakeEachOther(Wakeup self, Wakeup storage) {
        keeping.storage().onDone(self);
        keeping.storage().onWork(storage);
    }

    /** What the operator has installed that others on the board need. */
    public Published<InstalledCertificates> certificates() {
        return certificates;
    }

    /** Wakes whoever carries the operator's word on, so that it waits for nobody's cadence. */
    public void onNews(Wakeup listener) {
        heard = listener;
    }

    /** After the last step of both planes: what is still to be written goes to the disk. */
    public void closeBooks() {
        keeping.storage().step(clock.nanos());
    }

    private void tell(Keeping.Change change, Moment now) {
        switch (change) {
            case Keeping.Change.NotDurable not -> {
                station.durable(false);
                emit(OcppEvent.OUTBOX_NOT_DURABLE, now, Double.NaN, not.words());
                LOG.warn("outbox not written: {}", not.words());
            }
            case Keeping.Change.Durable _ -> {
                station.durable(true);
                emit(OcppEvent.OUTBOX_DURABLE, now, Double.NaN, "");
            }
            case Keeping.Change.NotSaved not ->
                    emit(OcppEvent.PROFILES_NOT_SAVED, now, Double.NaN, not.words());
        }
    }

    /** What keys and files have to tell. */
    private void hear(Moment now) {
        for (FilePort.Report r = ports.files().poll(); r != null; r = ports.files().poll()) {
            station.reported(r, now);
        }
        for (KeyStorePort.Made m = ports.keys().poll(); m != null; m = ports.keys().poll()) {
            station.made(m, now);
        }
        for (VehiclePort.Question q = ports.vehicle().poll();
                q != null;
                q = ports.vehicle().poll()) {
            station.asked(q, now);
        }
    }

    private void publish(Moment now) {
        OperatorState last = operator.latest();
        OperatorState next = station.operatorState(now);
        boolean due = now.nanos() - last.issuedNanos() >= PUBLISH_EVERY_NANOS;
        boolean news = !next.saysTheSameAs(last);
        if (due || news) {
            operator.publish(next);
        }
        if (news) {
            heard.wake();
        }
    }

    private void perform(Action action, long since, Moment now) {
        switch (action) {
            case Action.Connect _ -> {
                // the station turns it into a Dial
            }
            case Action.Dial dial -> transport.connect(target(dial.endpoint()));
            case Action.MakeKey make -> ports.keys().make(make.wanted());
            case Action.ForgetKey forget -> ports.keys().forget(forget.alias());
            case Action.Begin begin -> ports.files().begin(begin.job());
            case Action.Cancel cancel -> ports.files().cancel(cancel.jobNumber());
            case Action.TellVehicle told -> ports.vehicle().answer(told.answer());
            case Action.Stream stream -> transport.send(stream.text());
            case Action.Disconnect d -> {
                keeping.forgetHeld();
                transport.disconnect(d.code(), d.reason());
            }
            case Action.Ping _ -> transport.ping();
            case Action.Send send ->
                    keeping.whenStoredSince(since, () -> transport.send(send.text()));
            case Action.Journal journal -> keeping.append(journal.line(), journal.durable());
            case Action.Rewrite rewrite -> keeping.rewrite(rewrite.lines());
            case Action.Save save -> {
                keeping.save(save.keep().file(), save.text());
                if (save.keep() == Keep.CERTIFICATES) {
                    certificates.publish(station.installed());
                }
            }
            case Action.Emit e -> events.emit(e.event(), now.nanos(), e.a(), e.b(), e.text());
        }
    }

    private OcppTransport.Target target(Endpoint e) {
        String chain = e.chain();
        String key = chain == null ? null : ports.keys().privateKeyPem(e.keyAlias());
        String shown = key == null ? null : chain; // a chain without its key is of no use
        OcppTransport.Credentials credentials =
                e.authorities() == null && shown == null
                        ? null
                        : new OcppTransport.Credentials(e.authorities(), shown, key);
        return new OcppTransport.Target(
                e.url(), e.subprotocols(), e.identity(), e.password(), credentials);
    }

    private void emit(OcppEvent event, Moment now, double a, String text) {
        events.emit(event, now.nanos(), a, Double.NaN, text);
    }
}
