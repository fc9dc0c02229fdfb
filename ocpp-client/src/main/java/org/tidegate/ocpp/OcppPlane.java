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
import org.tidegate.ocpp.internal.dialect.Dialect;
import org.tidegate.ocpp.internal.dialect.Ocpp21;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.outbox.OutboxStore;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Station;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.TwoSlotFile;

/**
 * The operator side of the charger: looks at {@link StationState}, talks OCPP, publishes {@link
 * OperatorState}. Decisions are the station's; this class only polls, writes and sends.
 *
 * <p>A set-point never waits for a disk: the operator state is published before anything is
 * journaled. A transaction message always does: it is on the medium before it is sent. If the disk
 * fails, messages are sent from memory, an event says so, and no new session is authorised.
 */
public final class OcppPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(OcppPlane.class);

    private static final int MOST_EVENTS_PER_STEP = 64;
    private static final long CADENCE_NANOS = 100_000_000L;
    private static final long PUBLISH_EVERY_NANOS = 250_000_000L;
    private static final long DISK_RETRY_NANOS = 5_000_000_000L;

    private final OcppSettings settings;
    private final OcppTransport transport;
    private final Published<StationState> charger;
    private final Published<OperatorState> operator;
    private final EventRing events;
    private final Clock clock;
    private final Disk disk;
    private final Dialect dialect = new Ocpp21();
    private final Station station;
    private @Nullable OutboxStore store;
    private boolean unsynced;
    private long diskRetryNanos;

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
        this.settings = settings;
        this.transport = transport;
        this.charger = charger;
        this.operator = operator;
        this.disk = disk;
        this.events = events;
        this.clock = clock;
        Moment now = new Moment(clock.nanos(), clock.wallMillis());
        List<byte[]> lines = openStore(now);
        Outbox outbox = Outbox.replay(lines);
        this.station =
                new Station(settings, dialect, random, outbox, lines.size(), remember(now), now);
        station.durable(store != null);
        LOG.debug("operator {}, {} messages in the outbox", settings, outbox.size());
    }

    private List<byte[]> openStore(Moment now) {
        try {
            OutboxStore.Opened opened = OutboxStore.open(disk);
            store = opened.store();
            if (opened.cutBytes() > 0) {
                emit(OcppEvent.OUTBOX_CUT, now, (double) opened.cutBytes(), "");
            }
            return opened.lines();
        } catch (IOException e) {
            emit(OcppEvent.OUTBOX_NOT_DURABLE, now, Double.NaN, words(e));
            return List.of();
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
                emit(OcppEvent.PROFILES_NOT_SAVED, now, Double.NaN, words(e));
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
        var polled = new ArrayList<OcppTransport.Event>();
        while (polled.size() < MOST_EVENTS_PER_STEP) {
            OcppTransport.Event event = transport.poll();
            if (event == null) {
                break;
            }
            polled.add(event);
        }
        List<Action> actions = station.step(polled, charger.latest(), now);
        publish(now);
        for (Action action : actions) {
            perform(action, now);
        }
        synced(now);
        mendStore(now);
        return polled.size() == MOST_EVENTS_PER_STEP ? 0 : CADENCE_NANOS;
    }

    private void publish(Moment now) {
        OperatorState last = operator.latest();
        OperatorState next = station.operatorState(now);
        boolean due = now.nanos() - last.issuedNanos() >= PUBLISH_EVERY_NANOS;
        if (due || !next.saysTheSameAs(last)) {
            operator.publish(next);
        }
    }

    private void perform(Action action, Moment now) {
        switch (action) {
            case Action.Connect _ ->
                    transport.connect(
                            new OcppTransport.Target(
                                    settings.stationUrl(),
                                    List.of(dialect.subprotocol()),
                                    settings.identity(),
                                    settings.password()));
            case Action.Disconnect d -> transport.disconnect(d.code(), d.reason());
            case Action.Ping _ -> transport.ping();
            case Action.Send send -> {
                synced(now);
                transport.send(send.text());
            }
            case Action.Journal journal -> append(journal, now);
            case Action.Rewrite rewrite -> rewrite(rewrite.lines(), now);
            case Action.Save save -> save(save.keep(), save.text(), now);
            case Action.Emit e -> events.emit(e.event(), now.nanos(), e.a(), e.b(), e.text());
        }
    }

    // ---- disk -------------------------------------------------------------------------------

    private void append(Action.Journal journal, Moment now) {
        OutboxStore open = store;
        if (open == null || open.isBroken()) {
            return; // the whole outbox is written anew once the disk works again
        }
        try {
            open.append(journal.line());
            unsynced |= journal.durable();
        } catch (IOException e) {
            notDurable(e, now);
        }
    }

    private void synced(Moment now) {
        OutboxStore open = store;
        if (!unsynced || open == null || open.isBroken()) {
            return;
        }
        try {
            open.sync();
            unsynced = false;
        } catch (IOException e) {
            notDurable(e, now);
        }
    }

    private void rewrite(List<String> lines, Moment now) {
        OutboxStore open = store;
        if (open == null) {
            return;
        }
        boolean wasBroken = open.isBroken();
        try {
            open.rewrite(lines);
            unsynced = false;
            station.rewritten(lines.size());
            station.durable(true);
            if (wasBroken) {
                emit(OcppEvent.OUTBOX_DURABLE, now, Double.NaN, "");
            }
        } catch (IOException e) {
            if (!wasBroken) {
                notDurable(e, now);
            }
        }
    }

    private void mendStore(Moment now) {
        OutboxStore open = store;
        if (open != null && open.isBroken() && now.nanos() - diskRetryNanos >= 0) {
            diskRetryNanos = now.nanos() + DISK_RETRY_NANOS;
            rewrite(station.snapshot(), now);
        }
    }

    private void notDurable(IOException e, Moment now) {
        unsynced = false;
        station.durable(false);
        diskRetryNanos = now.nanos() + DISK_RETRY_NANOS;
        emit(OcppEvent.OUTBOX_NOT_DURABLE, now, Double.NaN, words(e));
        LOG.warn("outbox not written", e);
    }

    private void save(Keep keep, String text, Moment now) {
        try {
            new TwoSlotFile(disk, keep.file()).save(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            emit(OcppEvent.PROFILES_NOT_SAVED, now, Double.NaN, words(e));
        }
    }

    private void emit(OcppEvent event, Moment now, double a, String text) {
        events.emit(event, now.nanos(), a, Double.NaN, text);
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
