package org.tidegate.rig.vehicle.iso2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.VehicleLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Wakeup;

/**
 * A vehicle that speaks DIN 70121 or ISO 15118-2: plugs in when told and runs a whole session by
 * itself. Its commands may be given from any thread.
 */
public final class OldCar implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(OldCar.class);
    private static final long IDLE_NANOS = 20_000_000L;

    private final Habits habits;
    private final Battery battery;
    private final VehicleLink link;
    private final PilotPlug plug;
    private final Published<OldCarView> view;
    private final List<String> heard = new ArrayList<>();
    private final byte[] chunk = new byte[4096];

    private Wakeup wakeup = Wakeup.NONE;
    private volatile boolean wantsPlug;
    private volatile boolean wantsToLeave;
    private volatile boolean wantsToPause;
    private volatile boolean wantsUnplug;

    private CarState state;
    private String resumes = CarState.NO_SESSION;
    private @Nullable V2gConnection connection;
    private V2gtp.Reassembly reassembly = new V2gtp.Reassembly();

    /**
     * @param link how it reaches the charger; used at each {@link #plugIn}
     * @param plug the other end of the control pilot; {@link PilotPlug#none} without one
     */
    public OldCar(Habits habits, Battery battery, VehicleLink link, PilotPlug plug, Clock clock) {
        this.habits = habits;
        this.battery = battery;
        this.link = link;
        this.plug = plug;
        this.state = CarState.away(clock.nanos());
        this.view = new Published<>(viewOf(state));
    }

    /** Wakes this plane when something has arrived; from {@code Simulation.add} or a thread. */
    public void wakeWith(Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    /** Drives up and plugs in, or comes back from a pause; the session begins by itself. */
    public void plugIn() {
        wantsToLeave = false;
        wantsToPause = false;
        wantsUnplug = false;
        wantsPlug = true;
        wakeup.wake();
    }

    /** Ends the session in order and stays plugged in. */
    public void leave() {
        wantsToLeave = true;
        wakeup.wake();
    }

    /** Ends the session for now; {@link #plugIn} resumes it. */
    public void pause() {
        wantsToPause = true;
        wakeup.wake();
    }

    /** Ends the session in order, then pulls the plug. */
    public void unplug() {
        wantsToLeave = true;
        wantsUnplug = true;
        wakeup.wake();
    }

    /** Where it stands. */
    public OldCarView view() {
        return view.latest();
    }

    public Battery battery() {
        return battery;
    }

    /** Response codes and other first words of every answer, in order; for one thread. */
    public List<String> heard() {
        return heard;
    }

    @Override
    public String name() {
        return "old car";
    }

    @Override
    public long step(long nowNanos) {
        obey(nowNanos);
        receive(nowNanos);
        take(CarMachine.tick(state, input(nowNanos)), nowNanos);
        view.publish(viewOf(state));
        long until = state.sendAtNanos() - nowNanos;
        return state.awaiting() || !state.stage().isTalking() || until <= 0
                ? IDLE_NANOS
                : Math.min(until, IDLE_NANOS);
    }

    private void obey(long nowNanos) {
        boolean talking = state.stage().isTalking();
        if (wantsPlug && !talking) {
            wantsPlug = false;
            resumes = state.stage() == CarStage.PAUSED ? state.sessionId() : CarState.NO_SESSION;
            if (state.stage() == CarStage.AWAY) {
                plug.plug();
            }
            state = CarState.away(nowNanos).to(CarStage.PLUGGED, nowNanos).inSession(resumes);
        }
        if (wantsUnplug && !talking) {
            wantsUnplug = false;
            plug.openS2();
            plug.unplug();
            battery.setContactors(false);
            state = CarState.away(nowNanos);
        }
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
                take(CarMachine.broken(state, broken.reason(), nowNanos), nowNanos);
                return;
            }
            int count = open.read(chunk);
            if (count == 0) {
                return;
            }
            if (count < 0) {
                connection = null;
                if (state.stage().isTalking()) {
                    String failure = open.failure();
                    take(
                            CarMachine.broken(
                                    state,
                                    "charger closed the connection"
                                            + (failure == null ? "" : ": " + failure),
                                    nowNanos),
                            nowNanos);
                }
                return;
            }
            reassembly.feed(chunk, 0, count);
        }
    }

    private void answered(V2gtp.Frame frame, long nowNanos) {
        try {
            if (state.stage() == CarStage.PROTOCOL) {
                ExiElement said = ExiCodec.decode(SchemaSet.APP_PROTOCOL, frame.payload());
                String code = said.children().getFirst().text();
                heard.add(code);
                take(
                        CarMachine.protocol(state, code.startsWith("OK_Successful"), nowNanos),
                        nowNanos);
                return;
            }
            Answer answer =
                    Answer.of(ExiCodec.decode(Requests.set(habits.speech()), frame.payload()));
            heard.add(answer.name() + " " + answer.text("ResponseCode"));
            LOG.trace("{} < {}", state.stage(), answer.body());
            take(CarMachine.answered(state, answer, input(nowNanos)), nowNanos);
        } catch (ExiException | IllegalArgumentException e) {
            take(
                    CarMachine.broken(state, "unreadable answer: " + e.getMessage(), nowNanos),
                    nowNanos);
        }
    }

    private void take(CarStep step, long nowNanos) {
        CarStage before = state.stage();
        state = step.state();
        if (before != state.stage()) {
            LOG.debug("old car: {} {}", state.stage(), state.reason());
        }
        for (CarStep.Action action : step.actions()) {
            act(action);
        }
        if (step.sends() && connection != null) {
            byte[] exi =
                    state.stage() == CarStage.PROTOCOL
                            ? greeting()
                            : Requests.of(state, input(nowNanos));
            connection.write(V2gtp.frame(V2gtp.TYPE_SAP, exi));
        }
    }

    private byte[] greeting() {
        return ExiCodec.encode(
                SchemaSet.APP_PROTOCOL,
                ExiXml.parse(
                        ("<a:supportedAppProtocolReq"
                                        + " xmlns:a=\"urn:iso:15118:2:2010:AppProtocol\">"
                                        + "<AppProtocol><ProtocolNamespace>%sMsgDef"
                                        + "</ProtocolNamespace>"
                                        + "<VersionNumberMajor>2</VersionNumberMajor>"
                                        + "<VersionNumberMinor>0</VersionNumberMinor>"
                                        + "<SchemaID>1</SchemaID><Priority>1</Priority>"
                                        + "</AppProtocol></a:supportedAppProtocolReq>")
                                .formatted(habits.speech().base())));
    }

    private void act(CarStep.Action action) {
        switch (action) {
            case CONNECT -> {
                reassembly = new V2gtp.Reassembly();
                connection = link.connect(wakeup);
            }
            case CLOSE_S2 -> plug.closeS2();
            case OPEN_S2 -> plug.openS2();
            case CLOSE_CONTACTORS -> battery.setContactors(true);
            case OPEN_CONTACTORS -> battery.setContactors(false);
            case HANG_UP -> {
                if (connection != null) {
                    connection.close();
                    connection = null;
                }
            }
        }
    }

    private CarInput input(long nowNanos) {
        return CarInput.of(
                habits, battery, wantsToLeave, wantsToPause, plug.dutyPercent(), nowNanos);
    }

    private OldCarView viewOf(CarState s) {
        CarState.Offer offer = s.offer();
        boolean draws = habits.speech().isAc() && s.stage().isLoop();
        return new OldCarView(
                s.stage(),
                s.reason(),
                battery.socPercent(),
                battery.contactorsClosed(),
                s.discharge(),
                s.contractTaken(),
                s.loops(),
                offer.maxPowerW(),
                offer.maxCurrentA(),
                offer.presentVoltageV(),
                offer.presentCurrentA(),
                draws ? Math.min(habits.maxCurrentA(), offer.maxCurrentA()) : 0,
                offer.meterReading(),
                s.sessionId());
    }
}
