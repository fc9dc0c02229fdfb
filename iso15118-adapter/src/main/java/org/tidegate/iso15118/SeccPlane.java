package org.tidegate.iso15118;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.internal.CertificateOrder;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Greeting;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.Protocol;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.Step;
import org.tidegate.iso15118.internal.Turn;
import org.tidegate.iso15118.internal.din.DinProtocol;
import org.tidegate.iso15118.internal.iso2.Iso2Protocol;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The vehicle plane: serves one vehicle at a time in the protocol it chooses and tells the rest of
 * the charger what it wants. Answers from the state at hand and never waits for anybody.
 *
 * <p>After a session ended or failed, that phase and its reason stay published for {@link
 * SeccSettings#HOLD}; then the phase is {@link VehicleState.Phase#NONE} again and the reason of a
 * failure stays until the next vehicle.
 */
public final class SeccPlane implements Plane {
    /** {@link VehicleState} promises to be no older than this. */
    private static final long PUBLISH_NANOS = 100_000_000L;

    /** Half of it, so that a late thread still keeps the promise. */
    private static final long WAIT_NANOS = PUBLISH_NANOS / 2;

    /** More in one step would keep the other timers waiting; the rest comes in the next. */
    private static final int MESSAGES_PER_STEP = 16;

    /** GenChallenge of every protocol that has one. */
    private static final int CHALLENGE_BYTES = 16;

    private static final List<Protocol> OLDER =
            List.of(Iso2Protocol.INSTANCE, DinProtocol.INSTANCE);

    private final SeccSettings settings;
    private final V2gAcceptor acceptor;
    private final Published<EvseState> evse;
    private final Published<VehicleState> vehicle;
    private final EventRing events;
    private final RandomGenerator random;
    private final Clock clock;
    private final PlugAndCharge contracts;
    private final MessageTap tap;
    private final byte[] chunk = new byte[4096];

    private @Nullable V2gConnection connection;
    private V2gtp.Reassembly reassembly = new V2gtp.Reassembly();
    private @Nullable SessionMachine session;
    private @Nullable SessionMachine before;
    private @Nullable Bytes certificate;
    private String noCertificate = "";
    private String provenContract = "";
    private VehicleState resting;
    private boolean evseWasFresh = true;
    private long turnedAway;

    /**
     * @param evse read; published by the controller
     * @param vehicle published here
     * @param events this plane's own ring
     * @param random session numbers; a {@link java.security.SecureRandom} outside of simulations
     *     (ISO 15118-20 asks for 58 bits of entropy)
     * @param clock for the wall time in message headers, and for whoever listens
     */
    public SeccPlane(
            SeccSettings settings,
            V2gAcceptor acceptor,
            Published<EvseState> evse,
            Published<VehicleState> vehicle,
            EventRing events,
            RandomGenerator random,
            Clock clock) {
        this(settings, acceptor, evse, vehicle, events, random, clock, PlugAndCharge.none());
    }

    /** The same with contracts as payment. */
    public SeccPlane(
            SeccSettings settings,
            V2gAcceptor acceptor,
            Published<EvseState> evse,
            Published<VehicleState> vehicle,
            EventRing events,
            RandomGenerator random,
            Clock clock,
            PlugAndCharge contracts) {
        this(settings, acceptor, evse, vehicle, events, random, clock, contracts, MessageTap.NONE);
    }

    /** The same with somebody who listens. */
    public SeccPlane(
            SeccSettings settings,
            V2gAcceptor acceptor,
            Published<EvseState> evse,
            Published<VehicleState> vehicle,
            EventRing events,
            RandomGenerator random,
            Clock clock,
            PlugAndCharge contracts,
            MessageTap tap) {
        this.settings = settings;
        this.acceptor = acceptor;
        this.evse = evse;
        this.vehicle = vehicle;
        this.events = events;
        this.random = random;
        this.clock = clock;
        this.contracts = contracts;
        this.tap = tap;
        this.resting = VehicleState.none(vehicle.latest().issuedNanos());
        String problem = settings.quirks().problem();
        if (!problem.isEmpty()) {
            events.emit(
                    Iso15118Event.QUIRKS_REFUSED, clock.nanos(), Double.NaN, Double.NaN, problem);
        }
    }

    @Override
    public String name() {
        return "vehicle";
    }

    @Override
    public long step(long nowNanos) {
        Outside outside = outside(nowNanos);
        admit(outside);
        boolean more = serve(outside);
        publish(nowNanos);
        return more ? 0 : WAIT_NANOS;
    }

    private Outside outside(long nowNanos) {
        if (session != null) {
            Bytes answer = contracts.pollCertificate();
            certificate = answer == null ? certificate : answer;
            String refusal = contracts.pollRefusal();
            noCertificate = refusal == null ? noCertificate : refusal;
        }
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return new Outside(
                context(nowNanos),
                contracts,
                Bytes.wrap(challenge),
                certificate,
                noCertificate,
                before);
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

    private void admit(Outside outside) {
        long nowNanos = outside.context().nowNanos();
        long away = acceptor.turnedAway();
        if (away != turnedAway) {
            turnedAway = away;
            events.emit(Iso15118Event.VEHICLE_TURNED_AWAY, nowNanos, (double) away, Double.NaN, "");
        }
        V2gConnection arrived = acceptor.poll();
        if (arrived == null) {
            return;
        }
        if (connection != null && session != null) {
            // The socket behind the old session is closed already, or this one were not here.
            lost(connection, outside);
        }
        events.emit(
                Iso15118Event.VEHICLE_CONNECTED, nowNanos, Double.NaN, Double.NaN, arrived.peer());
        tap.opened(clock.nanos(), arrived.peer(), arrived.tlsProtocol());
        connection = arrived;
        reassembly = new V2gtp.Reassembly();
        certificate = null;
        noCertificate = "";
        session =
                Greeting.connected(OLDER, arrived.tlsProtocol(), ownCertificate(arrived), nowNanos);
    }

    /** The vehicle's own certificate in DER, to which a paused session is bound. */
    private static byte @Nullable [] ownCertificate(V2gConnection vehicle) {
        List<X509Certificate> chain = vehicle.peerCertificates();
        try {
            return chain.isEmpty() ? null : chain.getFirst().getEncoded();
        } catch (CertificateEncodingException _) {
            return null; // then nothing is bound, and nothing is resumed
        }
    }

    /** Returns whether there may be more to read at once. */
    private boolean serve(Outside outside) {
        V2gConnection open = connection;
        if (open == null) {
            return false;
        }
        for (int handled = 0; connection != null; ) {
            V2gtp.Item item = reassembly.next();
            if (item != null) {
                handle(open, item, outside);
                if (++handled == MESSAGES_PER_STEP) {
                    return true;
                }
                continue;
            }
            int count = open.read(chunk);
            if (count < 0) {
                lost(open, outside);
            } else if (count == 0) {
                tick(open, outside);
                return false;
            } else {
                reassembly.feed(chunk, 0, count);
            }
        }
        return false;
    }

    private void handle(V2gConnection open, V2gtp.Item item, Outside outside) {
        SessionMachine running = session;
        if (running == null) {
            return;
        }
        Turn turn =
                switch (item) {
                    case V2gtp.Malformed broken ->
                            running.broken(Refusal.FRAME_BROKEN, broken.reason(), outside);
                    case V2gtp.Frame frame -> {
                        tap.received(clock.nanos(), frame.payloadType(), frame.payload());
                        yield running.received(frame, outside);
                    }
                };
        apply(open, turn, outside.context().nowNanos());
    }

    private void lost(V2gConnection open, Outside outside) {
        SessionMachine running = session;
        if (running == null) {
            connection = null;
            return;
        }
        String failure = open.failure();
        Refusal why = open.failureKind();
        String detail = failure == null ? "" : failure;
        apply(open, running.broken(why, detail, outside), outside.context().nowNanos());
    }

    private void tick(V2gConnection open, Outside outside) {
        SessionMachine running = session;
        if (running != null) {
            apply(open, running.waited(outside), outside.context().nowNanos());
        }
    }

    private void apply(V2gConnection open, Turn turn, long nowNanos) {
        session = turn.session();
        byte[] frame = turn.frame();
        if (frame != null) {
            open.write(frame);
            tap.sent(clock.nanos(), frame);
        }
        CertificateOrder order = turn.order();
        if (order != null) {
            certificate = null;
            noCertificate = "";
            contracts.orderCertificate(order.update(), order.schema(), order.exi());
        }
        for (Step.Note note : turn.notes()) {
            events.emit(note.code(), nowNanos, note.a(), note.b(), note.text());
            tap.noted(clock.nanos(), note.code(), note.a(), note.b(), note.text());
        }
        if (turn.close()) {
            open.close();
            rest(nowNanos);
        }
    }

    /** The connection is over; how it ended stays to be seen. */
    private void rest(long nowNanos) {
        SessionMachine ended = session;
        if (ended != null && ended.isKnown()) {
            before = ended;
        }
        connection = null;
        session = null;
        if (ended != null) {
            resting = ended.toVehicleState(nowNanos);
            boolean failed = resting.phase() == VehicleState.Phase.FAILED;
            tap.closed(clock.nanos(), failed ? resting.refusal() : "");
        }
    }

    private void publish(long nowNanos) {
        SessionMachine running = session;
        VehicleState state =
                running != null ? running.toVehicleState(nowNanos) : atRest(nowNanos);
        if (!state.contract().equals(provenContract)) {
            provenContract = state.contract();
            if (!provenContract.isEmpty()) {
                contracts.proven(provenContract); // known to whoever hears of it from us
            }
        }
        vehicle.publish(state);
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
                old.refusal(),
                old.contract(),
                old.needs());
    }
}
