package org.tidegate.ocpp.internal.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.LinkFault;
import org.tidegate.ocpp.OcppPorts;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OcppTransport.Event;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.StationState.SuspendedBy;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.internal.dialect.Dialects;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.station.security.Endpoint;

/**
 * One station in virtual time with an operator that answers everything: the station's own actions
 * are its disk, its link and its hands. A restart keeps what was journaled and saved, no more.
 */
public final class StationBench {
    public static final long WALL = 1_790_000_000_000L; // 2026-09-21, a Monday
    private static final ObjectMapper JSON = new ObjectMapper();

    public OcppSettings settings =
            OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-1")
                    .withPassword("a-password-of-twenty");
    public final Map<Keep, String> disk = new EnumMap<>(Keep.class);
    private List<byte[]> journal = new ArrayList<>();

    /** Every frame the station sent, oldest first. */
    public final List<JsonNode> sent = new ArrayList<>();

    /** Actions of the operator's calls, by id. */
    private final Map<String, String> asked = new HashMap<>();

    public final List<FilePort.Job> jobs = new ArrayList<>();
    public final List<KeyStorePort.Wanted> keys = new ArrayList<>();
    public final List<VehiclePort.Answer> vehicle = new ArrayList<>();
    public final List<String> forgotten = new ArrayList<>();
    public final List<Endpoint> dialled = new ArrayList<>();
    public final List<String> events = new ArrayList<>();

    /** What the operator answers, by action. */
    public final Map<String, String> answers = new HashMap<>();

    public boolean reachable = true;

    /** Why, while it is not. */
    public LinkFault linkFault = LinkFault.UNREACHABLE;

    public boolean mute;
    public FilePort files = FilePort.none();

    // the charger
    public boolean plugged;
    public long session;
    public Session phase = Session.NONE;
    public SuspendedBy suspended = SuspendedBy.NONE;
    public double powerW;
    public double importWh = 1000;
    public double exportWh = 200;
    public double soc = 50;
    public String fault = "";
    public String stopCause = "";
    public boolean obedient = true;
    public StationState.Access access = StationState.Access.NONE;
    public StationState.V2x v2x = StationState.V2x.UNKNOWN;

    public StationState.@Nullable SignedReading signed;

    private Station station;
    private long nanos = 1;
    private int lives;
    private int orders;
    private final List<Event> incoming = new ArrayList<>();

    public StationBench() {
        answers.put(
                "BootNotification",
                "{\"currentTime\":\"2026-09-21T14:13:20Z\",\"interval\":300,\"status\":\"Accepted\"}");
        answers.put("Heartbeat", "{\"currentTime\":\"2026-09-21T14:13:20Z\"}");
        answers.put("Authorize", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}");
        answers.put("SignCertificate", "{\"status\":\"Accepted\"}");
        answers.put("OpenPeriodicEventStream", "{\"status\":\"Accepted\"}");
        answers.put("NotifyEVChargingNeeds", "{\"status\":\"Accepted\"}");
        answers.put("NotifyEVChargingSchedule", "{\"status\":\"Accepted\"}");
        station = started();
    }

    /** With other settings, from the first step on. */
    public static StationBench with(OcppSettings settings, FilePort files) {
        var bench = new StationBench();
        bench.settings = settings;
        bench.files = files;
        bench.journal.clear();
        bench.disk.clear();
        bench.station = bench.started();
        return bench;
    }

    private Station started() {
        return new Station(
                settings,
                Dialects.of(settings.subprotocols()),
                new SplittableRandom(++lives),
                Outbox.replay(journal),
                journal.size(),
                new Keep.Memory(disk),
                new Station.Means(DerAuthority.NONE, new OcppPorts(KeyStorePort.none(), files)),
                now());
    }

    public Moment now() {
        return new Moment(nanos, WALL + nanos / 1_000_000);
    }

    public Instant instant() {
        return now().instant();
    }

    /** The process dies and comes back a second later. */
    public void restart() {
        incoming.clear();
        nanos += 1_000_000_000L;
        station = started();
    }

    // ---- time -------------------------------------------------------------------------------

    public StationBench runs(Duration time) {
        long end = nanos + time.toNanos();
        while (nanos < end) {
            nanos += 100_000_000L;
            step();
        }
        return this;
    }

    public StationBench seconds(int seconds) {
        return runs(Duration.ofSeconds(seconds));
    }

    public void step() {
        charge();
        List<Event> events = List.copyOf(incoming);
        incoming.clear();
        for (Action action : station.step(events, state(), now())) {
            perform(action);
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Dial dial -> {
                dialled.add(dial.endpoint());
                incoming.add(
                        reachable
                                ? new Event.Opened(dial.endpoint().subprotocols().getFirst())
                                : new Event.Failed(linkFault, "refused"));
            }
            case Action.Send send -> received(send.text());
            case Action.Stream stream -> received(stream.text());
            case Action.Journal line -> journal.add(line.line().getBytes(StandardCharsets.UTF_8));
            case Action.Rewrite rewrite -> {
                journal = new ArrayList<>();
                rewrite.lines().forEach(l -> journal.add(l.getBytes(StandardCharsets.UTF_8)));
            }
            case Action.Save save -> disk.put(save.keep(), save.text());
            case Action.Begin begin -> jobs.add(begin.job());
            case Action.Cancel cancel -> jobs.removeIf(j -> j.number() == cancel.jobNumber());
            case Action.MakeKey make -> keys.add(make.wanted());
            case Action.ForgetKey forget -> forgotten.add(forget.alias());
            case Action.Emit e -> events.add(e.event() + " " + e.text());
            case Action.TellVehicle told -> vehicle.add(told.answer());
            case Action.Ping _ -> incoming.add(new Event.Pong());
            case Action.Connect _, Action.Disconnect _ -> {
                // the link is a list here
            }
        }
    }

    private void received(String text) {
        JsonNode frame = parsed(text);
        Judges.judge(frame, asked);
        sent.add(frame);
        if (frame.get(0).asInt() == 2 && !mute) {
            String answer = answers.getOrDefault(frame.get(2).asText(), "{}");
            incoming.add(new Event.Text("[3,\"%s\",%s]".formatted(frame.get(1).asText(), answer)));
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the station sent no JSON: " + text, e);
        }
    }

    // ---- the charger ------------------------------------------------------------------------

    private void charge() {
        OperatorState o = station.operatorState(now());
        if (obedient && session > 0 && phase == Session.WAITING_FOR_AUTHORISATION) {
            if (o.authorisedSession() == session
                    && o.authorisation() == OperatorState.Authorisation.ACCEPTED) {
                phase = Session.ENERGY;
            }
        } else if (obedient && phase == Session.ENERGY && o.stopSession() == session) {
            phase = Session.FINISHED;
            stopCause = "stopped by the operator";
            powerW = 0;
        }
        importWh += Math.max(0, powerW) * 0.1 / 3600;
        exportWh += Math.max(0, -powerW) * 0.1 / 3600;
    }

    private StationState state() {
        StationState plain = plain();
        return signed == null ? plain : plain.withSigned(signed);
    }

    private StationState plain() {
        return new StationState(
                        nanos,
                        plugged,
                        plugged ? session : 0,
                        plugged ? phase : Session.NONE,
                        suspended,
                        stopCause,
                        phase == Session.ENERGY ? powerW : 0,
                        50,
                        230,
                        importWh,
                        exportWh,
                        soc,
                        "",
                        true,
                        fault,
                        fault.isEmpty() ? "" : "words for it",
                        11_000,
                        11_000)
                .withAccess(access)
                .withV2x(v2x);
    }

    public void plugIn() {
        plugged = true;
        session++;
        phase = Session.WAITING_FOR_AUTHORISATION;
        stopCause = "";
    }

    public void unplug() {
        plugged = false;
        phase = Session.NONE;
        powerW = 0;
    }

    /** A card before the reader. */
    public void present(String idToken) {
        access = access.present(idToken, "ISO14443");
    }

    public OperatorState operator() {
        return station.operatorState(now());
    }

    // ---- the operator -----------------------------------------------------------------------

    /** Link, boot, statuses. */
    public StationBench booted() {
        seconds(5);
        assertThat(operator().online()).as("registered").isTrue();
        return this;
    }

    /** With a transaction that moves 3 kW into the vehicle. */
    public StationBench charging() {
        booted();
        plugIn();
        powerW = 3000;
        seconds(3);
        assertThat(phase).isEqualTo(Session.ENERGY);
        assertThat(last("TransactionEvent").at("/eventType").asText()).isNotEqualTo("Ended");
        return this;
    }

    /** What the station answers; an error is the whole frame. */
    public JsonNode order(String action, String payload) {
        String id = "order-" + orders++;
        asked.put(id, action);
        incoming.add(new Event.Text("[2,\"%s\",\"%s\",%s]".formatted(id, action, payload)));
        for (int i = 0; i < 5; i++) {
            nanos += 100_000_000L;
            step();
            for (JsonNode frame : sent) {
                if (frame.get(0).asInt() != 2 && frame.get(1).asText().equals(id)) {
                    return frame.get(0).asInt() == 3 ? frame.get(2) : frame;
                }
            }
        }
        throw new AssertionError(action + " was not answered");
    }

    public String status(String action, String payload) {
        return order(action, payload).path("status").asText("(no status)");
    }

    public String set(String component, String variable, String instance, String value) {
        String i = instance.isEmpty() ? "" : ",\"instance\":\"" + instance + "\"";
        return order(
                        "SetVariables",
                        """
                        {"setVariableData":[{"component":{"name":"%s"},
                         "variable":{"name":"%s"%s},"attributeValue":"%s"}]}
                        """
                                .formatted(component, variable, i, value))
                .at("/setVariableResult/0/attributeStatus")
                .asText();
    }

    public String get(String component, String variable) {
        return order(
                        "GetVariables",
                        """
                        {"getVariableData":[{"component":{"name":"%s"},
                         "variable":{"name":"%s"}}]}
                        """
                                .formatted(component, variable))
                .at("/getVariableResult/0/attributeValue")
                .asText();
    }

    /** The link breaks, and no other is made until it is reachable again. */
    public void cut() {
        reachable = false;
        incoming.add(new Event.Closed(1006, "gone"));
        seconds(1);
    }

    public void mend() {
        reachable = true;
        seconds(75);
    }

    public void reported(long job, FilePort.Outcome outcome, String words) {
        station.reported(new FilePort.Report(job, outcome, words), now());
    }

    public void made(KeyStorePort.Made made) {
        station.made(made, now());
    }

    public void asked(VehiclePort.Question question) {
        station.asked(question, now());
    }

    public void incoming(Event event) {
        incoming.add(event);
    }

    public List<JsonNode> all(String action) {
        return sent.stream()
                .filter(f -> f.get(0).asInt() == 2 || f.get(0).asInt() == 6)
                .filter(f -> f.get(2).asText().equals(action))
                .map(f -> f.get(3))
                .toList();
    }

    public JsonNode last(String action) {
        List<JsonNode> all = all(action);
        assertThat(all).as("messages " + action).isNotEmpty();
        return all.getLast();
    }

    public String transactionId() {
        return last("TransactionEvent").at("/transactionInfo/transactionId").asText();
    }
}
