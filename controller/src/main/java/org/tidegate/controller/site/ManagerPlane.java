package org.tidegate.controller.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Hears the site's energy manager and tells it what the charger does. Topics, below the charger's
 * own word: {@code evse/1/set/…} in, {@code evse/1/ack}, {@code evse/1/state} and {@code
 * availability} out.
 */
public final class ManagerPlane implements Plane {
    private static final long PERIOD_NANOS = 100_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** A state that has not changed is told again, for those who come late without retain. */
    private static final long REPEAT_NANOS = 30 * SECOND;

    /** A flood must not keep this plane from its other work. */
    private static final int MOST_PER_STEP = 20;

    /** Changes below this are noise. */
    private static final double NOISE_W = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param topic beginning of every topic
     * @param wattsPerAmpere of one ampere in every phase
     */
    public record Settings(String topic, double wattsPerAmpere) {
        /** Where commands are heard. */
        public String commands() {
            return topic + "/evse/1/set/";
        }

        /** Where it says whether the charger is there; also its last will. */
        public String availability() {
            return topic + "/availability";
        }
    }

    private final Settings settings;
    private final ManagerLink link;
    private final Published<EmsWord> words;
    private final Published<Snapshot> snapshots;
    private final EventRing events;
    private final ManagerDesk desk;
    private boolean told;
    private boolean heard;
    private long droppedTold;
    private long connection;
    private String stateTold = "";
    private long stateToldNanos;
    private EmsWord last = EmsWord.NONE;

    public ManagerPlane(
            Settings settings,
            ManagerLink link,
            Published<EmsWord> words,
            Published<Snapshot> snapshots,
            EventRing events) {
        this.settings = settings;
        this.link = link;
        this.words = words;
        this.snapshots = snapshots;
        this.events = events;
        this.desk = new ManagerDesk(settings.wattsPerAmpere());
    }

    @Override
    public String name() {
        return "manager";
    }

    @Override
    public long step(long nowNanos) {
        link.tend(nowNanos);
        ManagerLink.Message message;
        for (int i = 0; i < MOST_PER_STEP && (message = link.poll()) != null; i++) {
            take(message, nowNanos);
        }
        publish(desk.word(link.trouble(), nowNanos), nowNanos);
        long dropped = link.dropped();
        if (dropped != droppedTold) {
            events.emit(
                    ControllerEvent.MANAGER_FLOOD,
                    nowNanos,
                    (double) (dropped - droppedTold),
                    Double.NaN,
                    "");
            droppedTold = dropped;
        }
        if (link.trouble().isEmpty()) {
            tell(nowNanos);
        }
        return PERIOD_NANOS;
    }

    private void take(ManagerLink.Message message, long nowNanos) {
        if (!message.topic().startsWith(settings.commands())) {
            return;
        }
        String command = message.topic().substring(settings.commands().length());
        ManagerDesk.Answer answer =
                desk.take(command, message.text(), message.retained(), nowNanos);
        link.send(settings.topic() + "/evse/1/ack", answer.json(), false);
    }

    /** Only news and what would expire otherwise: the lane compares by reference. */
    private void publish(EmsWord word, long nowNanos) {
        boolean fresh = word.isFresh(nowNanos);
        boolean changed =
                Double.compare(word.targetW(), last.targetW()) != 0
                        || Double.compare(word.limitW(), last.limitW()) != 0
                        || Double.compare(word.dischargeLimitW(), last.dischargeLimitW()) != 0
                        || !word.trouble().equals(last.trouble())
                        || fresh != last.isFresh(nowNanos)
                        || endsNanos(word) > endsNanos(last);
        if (changed) {
            last = word;
            words.publish(word);
        }
        if (fresh != heard || !told) {
            if (fresh) {
                events.emit(ControllerEvent.MANAGER_HEARD, nowNanos);
            } else {
                events.emit(
                        ControllerEvent.MANAGER_SILENT,
                        nowNanos,
                        Double.NaN,
                        Double.NaN,
                        word.trouble());
            }
            heard = fresh;
            told = true;
        }
    }

    private static long endsNanos(EmsWord word) {
        return word.issuedNanos() + word.lifetimeNanos();
    }

    private void tell(long nowNanos) {
        if (link.connections() != connection) {
            connection = link.connections();
            link.send(settings.availability(), "online", true);
            stateTold = "";
        }
        boolean due = stateTold.isEmpty() || nowNanos - stateToldNanos >= SECOND;
        if (!due) {
            return;
        }
        String state = state(snapshots.latest());
        if (!state.equals(stateTold) || nowNanos - stateToldNanos >= REPEAT_NANOS) {
            stateTold = state;
            stateToldNanos = nowNanos;
            link.send(settings.topic() + "/evse/1/state", state, true);
        }
    }

    /** Signed, plus into the vehicle; what is not known is left out. */
    static String state(Snapshot s) {
        LadderView ladder = s.ladder();
        ObjectNode node = JSON.createObjectNode();
        node.put("status", status(s.pilot().level()));
        node.put("mode", s.session().phase().name().toLowerCase(Locale.ROOT));
        node.put("why", ladder.sentence());
        watts(node, "power_w", s.power().acPowerW());
        watts(node, "setpoint_w", s.power().setpointW());
        watts(node, "limit_w", ladder.allowedHighW());
        watts(node, "discharge_limit_w", ladder.allowedLowW());
        watts(node, "site_w", s.site().loadW());
        whole(node, "voltage_l1_v", s.grid().voltageL1V());
        whole(node, "voltage_l2_v", s.grid().voltageL2V());
        whole(node, "voltage_l3_v", s.grid().voltageL3V());
        node.put("energy_import_kwh", kilowattHours(s.power().importMilliWh()));
        node.put("energy_export_kwh", kilowattHours(s.power().exportMilliWh()));
        whole(node, "soc", s.vehicle().socPercent());
        node.put("session_id", s.session().number());
        var faults = node.putArray("faults");
        if (s.session().phase() == SessionPhase.FAULTED) {
            faults.add(s.session().stopReason());
        }
        if (s.grid().tripped()) {
            faults.add("grid protection: " + s.grid().tripStage());
        }
        return node.toString();
    }

    private static String status(PilotLevel level) {
        return switch (level) {
            case A, B, C, D, E, F -> level.name();
            default -> "F";
        };
    }

    /** In steps of 10 Wh. */
    private static double kilowattHours(long milliWh) {
        return Math.floorDiv(milliWh, 10_000L) / 100.0;
    }

    private static void watts(ObjectNode node, String key, double watts) {
        if (Double.isFinite(watts)) {
            node.put(key, Math.round(watts / NOISE_W) * (long) NOISE_W);
        }
    }

    private static void whole(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, Math.round(value));
        }
    }
}
