package org.tidegate.rig.vehicle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.DcWeldingDetectionReq;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Wakeup;

/**
 * A vehicle that speaks ISO 15118-20: plugs in when told, runs a whole session by itself, reacts to
 * the charger, and misbehaves on demand. Its commands may be given from any thread.
 */
public final class EvccTwin implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(EvccTwin.class);
    private static final long IDLE_NANOS = 20_000_000L;
    private static final long DRIP_NANOS = 1_000_000L;
    private static final int DRIP_BYTES = 3;

    /** Once and done, in the order in which they are tried. */
    private static final EnumSet<Fault> SINGLE =
            EnumSet.range(Fault.GARBAGE, Fault.SENDS_A_RESPONSE);

    private final EvccSettings settings;
    private final Battery battery;
    private final VehicleLink link;
    private final PilotPlug plug;
    private final Clock clock;
    private final Published<EvccView> view;
    private final ConcurrentMap<Fault, EvccStage> faults = new ConcurrentHashMap<>();
    private final byte[] chunk = new byte[4096];

    private Wakeup wakeup = Wakeup.NONE;
    private volatile boolean wantsPlug;
    private volatile boolean wantsToLeave;
    private volatile boolean wantsUnplug;
    private volatile EvccWish wish = EvccWish.NONE;
    private long inverterNanos;

    private EvccState state;
    private @Nullable V2gConnection connection;
    private V2gtp.Reassembly reassembly = new V2gtp.Reassembly();
    private byte[] unsent = new byte[0];
    private byte[] lastResponse = new byte[0];

    /**
     * @param link how it reaches the charger; used at each {@link #plugIn}
     * @param plug the other end of the control pilot; {@link PilotPlug#none} without one
     * @param clock start time, and wall time in message headers
     */
    public EvccTwin(
            EvccSettings settings, Battery battery, VehicleLink link, PilotPlug plug, Clock clock) {
        this.settings = settings;
        this.battery = battery;
        this.link = link;
        this.plug = plug;
        this.clock = clock;
        this.state = EvccState.away(clock.nanos());
        this.view = new Published<>(viewOf(state));
    }

    /** Wakes this plane when something has arrived; from {@code Simulation.add} or a thread. */
    public void wakeWith(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    /** Drives up and plugs in; the session begins by itself. */
    public void plugIn() {
        wantsToLeave = false;
        wantsUnplug = false;
        wantsPlug = true;
        wakeup.wake();
    }

    /** Ends the session in order and stays plugged in. */
    public void leave() {
        wantsToLeave = true;
        wakeup.wake();
    }

    /** Ends the session in order, then pulls the plug. */
    public void unplug() {
        wantsToLeave = true;
        wantsUnplug = true;
        wakeup.wake();
    }

    /** Wants something else of the charge loop; done once. */
    public void wish(EvccWish next) {
        wish = next;
        wakeup.wake();
    }

    /** Comes back from a pause, to the session it has left. */
    public void comeBack() {
        wantsToLeave = false;
        wantsPlug = true;
        wakeup.wake();
    }

    /** Misbehaves from now on, or once, as the fault says. */
    public void misbehave(Fault fault) {
        misbehave(fault, EvccStage.AWAY);
    }

    /** Misbehaves once this stage has been reached. */
    public void misbehave(Fault fault, EvccStage from) {
        faults.put(fault, from);
    }

    /** Takes back every fault that has not happened yet or lasts. */
    public void behave() {
        faults.clear();
    }

    /** Where it stands. */
    public EvccView view() {
        return view.latest();
    }

    public Battery battery() {
        return battery;
    }

    @Override
    public String name() {
        return "evcc";
    }

    @Override
    public long step(long nowNanos) {
        obey(nowNanos);
        if (active(Fault.HANGS_UP) && state.stage().isTalking()) {
            take(EvccMachine.broken(state, "hung up on purpose", nowNanos));
        }
        receive(nowNanos);
        take(EvccMachine.tick(state, input(nowNanos)));
        invert(nowNanos);
        if (unsent.length > 0) {
            drip();
        }
        view.publish(viewOf(state));
        return pause(nowNanos);
    }

    private long pause(long nowNanos) {
        if (unsent.length > 0) {
            return DRIP_NANOS;
        }
        long until = state.sendAtNanos() - nowNanos;
        return state.awaiting() || !state.stage().isTalking() || until <= 0
                ? IDLE_NANOS
                : Math.min(until, IDLE_NANOS);
    }

    private void obey(long nowNanos) {
        boolean talking = state.stage().isTalking();
        if (wantsPlug && !talking) {
            wantsPlug = false;
            if (state.stage() == EvccStage.AWAY) {
                plug.plug();
            }
            EvccState fresh = EvccState.away(nowNanos).to(EvccStage.PLUGGED, nowNanos);
            state =
                    state.stage() == EvccStage.PAUSED
                            ? fresh.with(state.deal())
                                    .withService(state.service(), state.parameterSet())
                            : fresh;
        }
        if (wantsUnplug && !talking) {
            wantsUnplug = false;
            plug.openS2();
            plug.unplug();
            battery.setContactors(false);
            state = EvccState.away(nowNanos);
        }
    }

    /** An AC vehicle's own inverter: what it takes is its own doing. */
    private void invert(long nowNanos) {
        double seconds = Math.clamp((nowNanos - inverterNanos) / 1e9, 0, 0.1);
        inverterNanos = nowNanos;
        if (!settings.style().ac() || !battery.contactorsClosed()) {
            return;
        }
        double wantedW =
                state.stage() == EvccStage.LOOP && battery.connected()
                        ? EvccRequests.inverterW(state, input(nowNanos))
                        : 0;
        double powerW = Math.max(-battery.maxDischargeW(), Math.min(battery.maxChargeW(), wantedW));
        battery.flow(powerW / battery.openCircuitV(), seconds);
    }

    private void receive(long nowNanos) {
        V2gConnection open = connection;
        while (open != null && connection != null) {
            V2gtp.Item item = reassembly.next();
            if (item instanceof V2gtp.Frame frame) {
                answered(frame, nowNanos);
                continue;
            }
            if (item instanceof V2gtp.Malformed broken) {
                take(EvccMachine.broken(state, broken.reason(), nowNanos));
                return;
            }
            int count = open.read(chunk);
            if (count == 0) {
                return;
            }
            if (count < 0) {
                ended(open, nowNanos);
                return;
            }
            reassembly.feed(chunk, 0, count);
        }
    }

    private void ended(V2gConnection open, long nowNanos) {
        String failure = open.failure();
        connection = null;
        if (state.stage().isTalking()) {
            String why = "charger closed the connection";
            take(EvccMachine.broken(state, failure == null ? why : why + ": " + failure, nowNanos));
        }
    }

    private void answered(V2gtp.Frame frame, long nowNanos) {
        SchemaSet set =
                switch (frame.payloadType()) {
                    case V2gtp.TYPE_SAP -> SchemaSet.APP_PROTOCOL;
                    case V2gtp.TYPE_DC -> SchemaSet.ISO20_DC;
                    case V2gtp.TYPE_AC -> SchemaSet.ISO20_AC;
                    default -> SchemaSet.ISO20_COMMON;
                };
        try {
            V2gMessage response = V2gCodec.decode(set, frame.payload());
            LOG.trace("{} < {}", state.stage(), response);
            lastResponse = V2gtp.frame(frame.payloadType(), frame.payload());
            take(EvccMachine.answered(state, response, input(nowNanos)));
        } catch (ExiException e) {
            take(EvccMachine.broken(state, "unreadable answer: " + e.getMessage(), nowNanos));
        }
    }

    private void take(EvccStep step) {
        EvccStage before = state.stage();
        state = step.state();
        if (before != state.stage()) {
            LOG.debug("vehicle: {} {}", state.stage(), state.failure());
        }
        for (EvccStep.Action action : step.actions()) {
            act(action);
        }
        V2gMessage request = step.request();
        if (request != null && !active(Fault.FALLS_SILENT)) {
            LOG.trace("{} > {}", state.stage(), request);
            send(bytesOf(request));
        }
    }

    private void act(EvccStep.Action action) {
        switch (action) {
            case CONNECT -> {
                reassembly = new V2gtp.Reassembly();
                unsent = new byte[0];
                connection = link.connect(wakeup);
            }
            case CLOSE_S2 -> plug.closeS2();
            case OPEN_S2 -> plug.openS2();
            case CLOSE_CONTACTORS -> battery.setContactors(true);
            case OPEN_CONTACTORS -> battery.setContactors(false);
            case WISH_GRANTED -> wish = EvccWish.NONE;
            case HANG_UP -> {
                if (connection != null) {
                    connection.close();
                    connection = null;
                }
            }
        }
    }

    private void send(byte[] bytes) {
        if (active(Fault.DRIPS)) {
            int length = unsent.length;
            unsent = Arrays.copyOf(unsent, length + bytes.length);
            System.arraycopy(bytes, 0, unsent, length, bytes.length);
        } else if (connection != null) {
            connection.write(bytes);
        }
    }

    private void drip() {
        int count = Math.min(DRIP_BYTES, unsent.length);
        if (connection != null) {
            connection.write(Arrays.copyOf(unsent, count));
        }
        unsent = Arrays.copyOfRange(unsent, count, unsent.length);
    }

    private byte[] bytesOf(V2gMessage request) {
        for (Fault fault : SINGLE) {
            if (active(fault)) {
                faults.remove(fault);
                return spoiled(fault, request);
            }
        }
        return encoded(request);
    }

    private byte[] spoiled(Fault fault, V2gMessage request) {
        return switch (fault) {
            case GARBAGE -> "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case OVERSIZE -> new byte[] {1, (byte) 0xFE, (byte) 0x80, 4, -1, -1, -1, -1};
            case UNDECODABLE -> {
                byte[] nonsense = new byte[40];
                Arrays.fill(nonsense, (byte) 0xA5);
                yield V2gtp.frame(V2gtp.TYPE_DC, nonsense);
            }
            case WRONG_PAYLOAD_TYPE ->
                    V2gtp.frame(
                            settings.style().ac() ? V2gtp.TYPE_DC : V2gtp.TYPE_AC,
                            V2gCodec.encode(request));
            case WRONG_ORDER ->
                    encoded(
                            new DcWeldingDetectionReq(
                                    new MessageHeader(state.id(), wallSeconds(), null),
                                    Processing.ONGOING));
            case WRONG_SESSION -> {
                SessionId own = state.id();
                state = state.withId(new SessionId(own.bits() ^ 1));
                V2gMessage stolen = EvccRequests.of(state, input(clock.nanos()));
                state = state.withId(own);
                yield encoded(stolen);
            }
            case SENDS_A_RESPONSE -> lastResponse;
            default -> encoded(request);
        };
    }

    private static byte[] encoded(V2gMessage message) {
        return V2gtp.frame(message.schemaSet().payloadType(), V2gCodec.encode(message));
    }

    private boolean active(Fault fault) {
        EvccStage from = faults.get(fault);
        return from != null && state.stage().compareTo(from) >= 0;
    }

    private EvccInput input(long nowNanos) {
        EnumSet<Fault> now = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            if (active(fault)) {
                now.add(fault);
            }
        }
        return new EvccInput(
                settings,
                EvccInput.Pack.of(battery),
                now,
                wantsToLeave,
                wish,
                plug.dutyPercent(),
                nowNanos,
                wallSeconds());
    }

    private long wallSeconds() {
        return clock.wallMillis() / 1000;
    }

    private EvccView viewOf(EvccState s) {
        EvccState.Offer offer = s.offer();
        return new EvccView(
                s.stage(),
                s.failure(),
                battery.socPercent(),
                battery.contactorsClosed(),
                s.isBidirectional(),
                s.loops(),
                offer.maxChargePowerW(),
                offer.maxDischargePowerW(),
                offer.presentVoltageV(),
                offer.presentCurrentA(),
                offer.chargedWh(),
                offer.dischargedWh());
    }
}
