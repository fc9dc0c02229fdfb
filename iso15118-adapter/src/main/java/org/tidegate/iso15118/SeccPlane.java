package org.tidegate.iso15118;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.SeccSession;
import org.tidegate.iso15118.internal.SessionState;
import org.tidegate.iso15118.internal.Step;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The vehicle plane: serves one vehicle at a time over ISO 15118-20 and tells the rest of the
 * charger what it wants. Answers from the state at hand and never waits for anybody.
 *
 * <p>After a session ended or failed, that phase and its reason stay published for {@link
 * SeccSettings#HOLD}; then the phase is {@link VehicleState.Phase#NONE} again and the reason of a
 * failure stays until the next vehicle.
 */
public final class SeccPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(SeccPlane.class);

    /** {@link VehicleState} promises to be no older than this. */
    private static final long PUBLISH_NANOS = 100_000_000L;

    /** Half of it, so that a late thread still keeps the promise. */
    private static final long WAIT_NANOS = PUBLISH_NANOS / 2;

    /** More in one step would keep the other timers waiting; the rest comes in the next. */
    private static final int MESSAGES_PER_STEP = 16;

    private final SeccSettings settings;
    private final V2gAcceptor acceptor;
    private final Published<EvseState> evse;
    private final Published<VehicleState> vehicle;
    private final EventRing events;
    private final RandomGenerator random;
    private final Clock clock;
    private final byte[] chunk = new byte[4096];

    private @Nullable V2gConnection connection;
    private V2gtp.Reassembly reassembly = new V2gtp.Reassembly();
    private @Nullable SessionState session;
    private VehicleState resting;
    private boolean evseWasFresh = true;
    private long turnedAway;

    /**
     * @param evse read; published by the controller
     * @param vehicle published here
     * @param events this plane's own ring
     * @param random session numbers; a {@link java.security.SecureRandom} outside of simulations
     *     (ISO 15118-20 asks for 58 bits of entropy)
     * @param clock only for the wall time in message headers
     */
    public SeccPlane(
            SeccSettings settings,
            V2gAcceptor acceptor,
            Published<EvseState> evse,
            Published<VehicleState> vehicle,
            EventRing events,
            RandomGenerator random,
            Clock clock) {
        this.settings = settings;
        this.acceptor = acceptor;
        this.evse = evse;
        this.vehicle = vehicle;
        this.events = events;
        this.random = random;
        this.clock = clock;
        this.resting = VehicleState.none(vehicle.latest().issuedNanos());
    }

    @Override
    public String name() {
        return "vehicle";
    }

    @Override
    public long step(long nowNanos) {
        Context context = context(nowNanos);
        admit(context);
        boolean more = serve(context);
        publish(nowNanos);
        return more ? 0 : WAIT_NANOS;
    }

    private Context context(long nowNanos) {
        EvseState latest = evse.latest();
        long ageNanos = nowNanos - latest.issuedNanos();
        boolean fresh = ageNanos <= settings.nanos(SeccSettings.CHARGER_STATE_LIFETIME);
        if (!fresh && evseWasFresh && session != null) {
            events.emit(
                    Iso15118Event.CHARGER_STATE_STALE, nowNanos, ageNanos / 1e6, Double.NaN, "");
        }
        evseWasFresh = fresh;
        return new Context(
                settings,
                fresh ? latest : EvseState.unavailable(nowNanos),
                fresh,
                nowNanos,
                clock.wallMillis() / 1000,
                freshId());
    }

    private SessionId freshId() {
        long bits = random.nextLong();
        return new SessionId(bits == 0 ? 1 : bits);
    }

    private void admit(Context context) {
        long away = acceptor.turnedAway();
        if (away != turnedAway) {
            turnedAway = away;
            events.emit(
                    Iso15118Event.VEHICLE_TURNED_AWAY,
                    context.nowNanos(),
                    (double) away,
                    Double.NaN,
                    "");
        }
        V2gConnection arrived = acceptor.poll();
        if (arrived == null) {
            return;
        }
        if (connection != null && session != null) {
            // The socket behind the old session is closed already, or this one were not here.
            lost(connection, context);
        }
        events.emit(
                Iso15118Event.VEHICLE_CONNECTED,
                context.nowNanos(),
                Double.NaN,
                Double.NaN,
                arrived.peer());
        connection = arrived;
        reassembly = new V2gtp.Reassembly();
        session =
                SessionState.connected("TLSv1.3".equals(arrived.tlsProtocol()), context.nowNanos());
    }

    /** Returns whether there may be more to read at once. */
    private boolean serve(Context context) {
        V2gConnection open = connection;
        if (open == null) {
            return false;
        }
        for (int handled = 0; connection != null; ) {
            V2gtp.Item item = reassembly.next();
            if (item != null) {
                handle(open, item, context);
                if (++handled == MESSAGES_PER_STEP) {
                    return true;
                }
                continue;
            }
            int count = open.read(chunk);
            if (count < 0) {
                lost(open, context);
            } else if (count == 0) {
                tick(open, context);
                return false;
            } else {
                reassembly.feed(chunk, 0, count);
            }
        }
        return false;
    }

    private void handle(V2gConnection open, V2gtp.Item item, Context context) {
        SessionState before = session;
        if (before == null) {
            return;
        }
        Step step =
                switch (item) {
                    case V2gtp.Malformed broken ->
                            SeccSession.broken(
                                    before, Refusal.FRAME_BROKEN, broken.reason(), context);
                    case V2gtp.Frame frame -> message(before, frame, context);
                };
        apply(open, step, context.nowNanos());
    }

    private static Step message(SessionState before, V2gtp.Frame frame, Context context) {
        SchemaSet set = schemaSet(frame.payloadType());
        if (set == null) {
            return SeccSession.broken(
                    before,
                    Refusal.PAYLOAD_TYPE,
                    Integer.toHexString(frame.payloadType()),
                    context);
        }
        try {
            V2gMessage message = V2gCodec.decode(set, frame.payload());
            LOG.trace("{} < {}", before.stage(), message);
            return SeccSession.received(before, message, context);
        } catch (ExiException e) {
            return SeccSession.broken(
                    before, Refusal.UNDECODABLE, String.valueOf(e.getMessage()), context);
        }
    }

    /** Grammars are chosen by payload type, never tried one after the other. */
    private static @Nullable SchemaSet schemaSet(int payloadType) {
        return switch (payloadType) {
            case V2gtp.TYPE_SAP -> SchemaSet.APP_PROTOCOL;
            case V2gtp.TYPE_COMMON -> SchemaSet.ISO20_COMMON;
            case V2gtp.TYPE_DC -> SchemaSet.ISO20_DC;
            default -> null;
        };
    }

    private void lost(V2gConnection open, Context context) {
        SessionState before = session;
        if (before == null) {
            connection = null;
            return;
        }
        String failure = open.failure();
        Refusal why = open.failureKind();
        String detail = failure == null ? "" : failure;
        apply(open, SeccSession.broken(before, why, detail, context), context.nowNanos());
    }

    private void tick(V2gConnection open, Context context) {
        SessionState before = session;
        if (before != null) {
            apply(open, SeccSession.waited(before, context), context.nowNanos());
        }
    }

    private void apply(V2gConnection open, Step step, long nowNanos) {
        session = step.state();
        V2gMessage response = step.response();
        if (response != null) {
            LOG.trace("{} > {}", step.state().stage(), response);
            open.write(V2gtp.frame(response.schemaSet().payloadType(), V2gCodec.encode(response)));
        }
        for (Step.Note note : step.notes()) {
            events.emit(note.code(), nowNanos, note.a(), note.b(), note.text());
        }
        if (step.close()) {
            open.close();
            rest(nowNanos);
        }
    }

    /** The connection is over; how it ended stays to be seen. */
    private void rest(long nowNanos) {
        SessionState ended = session;
        connection = null;
        session = null;
        if (ended != null) {
            resting = ended.toVehicleState(nowNanos);
        }
    }

    private void publish(long nowNanos) {
        SessionState running = session;
        vehicle.publish(running != null ? running.toVehicleState(nowNanos) : atRest(nowNanos));
    }

    private VehicleState atRest(long nowNanos) {
        boolean held = nowNanos - resting.issuedNanos() <= settings.nanos(SeccSettings.HOLD);
        return held && resting.phase() != VehicleState.Phase.NONE
                ? reissued(resting, nowNanos)
                : VehicleState.ended(nowNanos, VehicleState.Phase.NONE, resting.refusal());
    }

    private static VehicleState reissued(VehicleState old, long nowNanos) {
        return new VehicleState(
                nowNanos,
                old.phase(),
                old.protocol(),
                old.tls(),
                old.evccId(),
                old.discharges(),
                old.socPercent(),
                old.minimumSocPercent(),
                old.targetSocPercent(),
                old.batteryEnergyCapacityWh(),
                old.targetEnergyRequestWh(),
                old.minV2xEnergyRequestWh(),
                old.departureTimeS(),
                old.requestedVoltageV(),
                old.requestedCurrentA(),
                0,
                0,
                0,
                0,
                old.maxVoltageV(),
                old.minVoltageV(),
                old.refusal());
    }
}
