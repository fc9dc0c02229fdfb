package org.tidegate.rig.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Clock;

/**
 * How the operator answers and what it keeps. No sockets: frames in, frames with a due time out.
 * Every method takes the lock, because a demo script and a socket thread both come in.
 */
final class OperatorCore implements Tongue.Desk {
    private static final int MOST_KEPT = 200_000;

    private record Frame(String text, long dueNanos) {}

    /** How a connection ended from this side. */
    record Goodbye(int code, String reason) {}

    private record Asked(String action) {}

    private final ObjectMapper mapper = new ObjectMapper();
    private final Clock clock;
    private final List<OcppVersion> spoken;
    private final Mood mood;
    private OcppVersion version;
    private Tongue tongue;
    private @Nullable OcppSchemas schemas;
    private final Map<JsonNode, Integer> numbers = new HashMap<>();
    private @Nullable Goodbye goodbye;
    private @Nullable Long awayUntilNanos;
    private final Deque<Frame> outgoing = new ArrayDeque<>();
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final List<String> received = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, JsonNode> lastOf = new HashMap<>();
    private final Map<String, ObjectNode> scripts = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> unjudged = new HashSet<>();
    private final Ledger ledger = new Ledger();
    private long messages;
    private boolean present = true;
    private boolean connected;
    private boolean mute;
    private long connection;
    private long answerDelayNanos;
    private int unanswered;
    private String registration = "Accepted";
    private int heartbeatSeconds = 300;
    private String authorisation = "Accepted";

    /**
     * @param spoken versions, all of them liked the same: the station's order decides
     */
    OperatorCore(Clock clock, List<OcppVersion> spoken, Temper temper, long seed) {
        this.clock = clock;
        this.spoken = List.copyOf(spoken);
        this.mood = new Mood(temper, seed);
        this.version = spoken.getFirst();
        this.tongue = Tongue.of(version);
        this.schemas = OcppSchemas.find(version.number()).orElse(null);
    }

    // ---- the wire ---------------------------------------------------------------------------

    /** Versions this operator speaks. */
    List<OcppVersion> spoken() {
        return spoken;
    }

    /** A station comes; the number tells its connection from any other. Empty if nobody is here. */
    synchronized Optional<Long> connect(OcppVersion chosen) {
        if (!isPresent()) {
            return Optional.empty();
        }
        if (chosen != version) {
            version = chosen;
            tongue = Tongue.of(chosen);
            schemas = OcppSchemas.find(chosen.number()).orElse(null);
        }
        goodbye = null;
        connected = true;
        connection++;
        outgoing.clear();
        ids.clear();
        unanswered = 0;
        return Optional.of(connection);
    }

    synchronized OcppVersion version() {
        return version;
    }

    /** Why this side ended the connection; null if it just broke. */
    synchronized @Nullable Goodbye goodbye() {
        return goodbye;
    }

    synchronized boolean isPresent() {
        return present && (awayUntilNanos == null || clock.nanos() - awayUntilNanos >= 0);
    }

    synchronized void disconnected(long which) {
        if (which == connection) {
            connected = false;
        }
    }

    synchronized boolean isConnected(long which) {
        return connected && isPresent() && which == connection;
    }

    synchronized boolean isConnected() {
        return connected && isPresent();
    }

    /** What the temper does by itself as time goes by. */
    private void moods(long nowNanos) {
        long away = mood.leaves(nowNanos);
        if (away != 0) {
            goodbye = new Goodbye(away < 0 ? 1011 : 1012, away < 0 ? "internal error" : "restart");
            connected = false;
            awayUntilNanos = nowNanos + Math.max(away, 0);
        }
        String attack = mood.attack(nowNanos);
        if (attack != null) {
            raw(attack);
        }
    }

    synchronized void received(long which, String text) {
        if (!isConnected(which)) {
            return;
        }
        if (received.size() < MOST_KEPT) {
            received.add(text);
        }
        JsonNode frame;
        try {
            frame = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            violations.add("not JSON: " + e.getOriginalMessage());
            return;
        }
        switch (frame.path(0).asInt()) {
            case 2 -> call(frame);
            case 3 -> answered(frame);
            case 4 -> failed(frame);
            case 5 -> unreadable(frame);
            case 6 -> sent(frame);
            default -> violations.add("unknown frame " + text);
        }
    }

    /** The next frame whose time has come, or null. */
    synchronized @Nullable String due(long which, long nowNanos) {
        if (isConnected(which)) {
            moods(nowNanos);
        }
        Frame first = outgoing.peekFirst();
        if (!isConnected(which) || first == null || first.dueNanos - nowNanos > 0) {
            return null;
        }
        outgoing.removeFirst();
        return first.text;
    }

    // ---- what the station asks --------------------------------------------------------------

    private void call(JsonNode frame) {
        String id = frame.path(1).asText();
        String action = frame.path(2).asText();
        JsonNode payload = frame.path(3);
        if (frame.size() != 4 || id.length() > 36 || !ids.add(id)) {
            violations.add("bad call frame or repeated id: " + frame);
        }
        if (++unanswered > 1) {
            violations.add(action + " came while another call was not answered");
        }
        judge(tongue.requestSchema(action), payload);
        counts.merge(action, 1, Integer::sum);
        lastOf.put(action, payload);
        Mood.Whim whim = mood.onCall(action);
        if (mute || whim.silent()) {
            unanswered--; // the station gives up some time, and may then go on
            return;
        }
        String error = refusals.getOrDefault(action, whim.error());
        if (error != null) {
            reply(array(4, id, error, "scripted refusal").add(node()), whim);
            return;
        }
        ObjectNode answer = tongue.answer(action, payload, this);
        ObjectNode scripted = scripts.get(action);
        if (scripted != null) {
            answer.setAll(scripted);
        }
        tongue.record(action, payload, answer, ledger);
        if (mood.addsKeys()) {
            answer.put("vendorSurprise", 1);
        }
        reply(array(3, id).add(answer), whim);
        if (mood.talksToNobody()) {
            outgoing.add(new Frame("[3,\"nobody\",{}]", clock.nanos()));
        }
    }

    /** Fields of every answer to this action, over the usual ones. */
    synchronized void script(String action, JsonNode fields) {
        scripts.put(action, (ObjectNode) fields);
    }

    private void reply(ArrayNode frame, Mood.Whim whim) {
        unanswered--;
        long due = clock.nanos() + answerDelayNanos + whim.delayNanos();
        for (int i = 0; i < whim.copies(); i++) {
            outgoing.add(new Frame(frame.toString(), due));
        }
    }

    // ---- what the desk says -----------------------------------------------------------------

    @Override
    public String now() {
        return Instant.ofEpochMilli(clock.wallMillis() + mood.clockErrorMillis()).toString();
    }

    @Override
    public String registration() {
        String own = mood.registration();
        return own == null ? registration : own;
    }

    @Override
    public int heartbeatSeconds() {
        return heartbeatSeconds;
    }

    @Override
    public String authorisation() {
        return authorisation;
    }

    /** A start told again is the same transaction: the station may not have heard the number. */
    @Override
    public int transactionNumber(JsonNode start) {
        return numbers.computeIfAbsent(start, _ -> 7_000 + numbers.size());
    }

    // ---- what the operator asks -------------------------------------------------------------

    /** A question in the words of the version spoken. */
    synchronized String ask(Function<Tongue, Tongue.Question> question) {
        Tongue.Question asking = question.apply(tongue);
        return ask(asking.action(), asking.payload());
    }

    synchronized String ask(String action, JsonNode payload) {
        String id = "twin-" + messages++;
        asked.put(id, new Asked(action));
        outgoing.add(new Frame(array(2, id, action).add(payload).toString(), clock.nanos()));
        return id;
    }

    synchronized void raw(String text) {
        try { // what happens to be a call will be answered, and is no fault of the station
            unjudged.add(mapper.readTree(text).path(1).asText());
        } catch (JsonProcessingException _) {
            // meant to be so
        }
        outgoing.add(new Frame(text, clock.nanos()));
    }

    private void answered(JsonNode frame) {
        String id = frame.path(1).asText();
        Asked question = asked.remove(id);
        if (question == null && unjudged.contains(id)) {
            answers.put(id, frame.path(2));
            return;
        }
        if (question == null) {
            violations.add("an answer nobody waits for: " + frame);
            return;
        }
        judge(question.action + "Response", frame.path(2));
        answers.put(id, frame.path(2));
    }

    private void failed(JsonNode frame) {
        if (frame.size() != 5 || !frame.path(4).isObject()) {
            violations.add("bad error frame: " + frame);
        }
        asked.remove(frame.path(1).asText());
        answers.put(frame.path(1).asText(), frame);
    }

    /** OCPP 2.1: the station could not read an answer of ours, which a rude operator gives. */
    private void unreadable(JsonNode frame) {
        if (version != OcppVersion.V21 || frame.size() != 5 || !frame.path(4).isObject()) {
            violations.add("bad result error: " + frame);
        }
    }

    /** OCPP 2.1: a message that nobody answers. */
    private void sent(JsonNode frame) {
        String action = frame.path(2).asText();
        if (version != OcppVersion.V21 || frame.size() != 4) {
            violations.add("bad send frame: " + frame);
        }
        judge(tongue.requestSchema(action), frame.path(3));
        counts.merge(action, 1, Integer::sum);
        lastOf.put(action, frame.path(3));
    }

    private void judge(String schema, JsonNode payload) {
        OcppSchemas judges = schemas;
        if (judges != null) {
            if (judges.knows(schema)) {
                violations.addAll(judges.violations(schema, payload));
            } else {
                violations.add("no schema for " + schema);
            }
        }
    }

    // ---- script -----------------------------------------------------------------------------

    synchronized void present(boolean here) {
        present = here;
        connected &= here;
        goodbye = null;
    }

    /** Ends the connection with a close frame; the station may come back at once. */
    synchronized void hangUp(int code, String reason) {
        goodbye = new Goodbye(code, reason);
        connected = false;
    }

    synchronized void mute(boolean silent) {
        mute = silent;
    }

    synchronized void answerDelay(long nanos) {
        answerDelayNanos = nanos;
    }

    synchronized void registration(String status, int seconds) {
        registration = status;
        heartbeatSeconds = seconds;
    }

    synchronized void authorisation(String status) {
        authorisation = status;
    }

    synchronized void refuse(String action, @Nullable String error) {
        if (error == null) {
            refusals.remove(action);
        } else {
            refusals.put(action, error);
        }
    }

    // ---- what it knows ----------------------------------------------------------------------

    synchronized <T> T look(Function<Ledger, T> at) {
        return at.apply(ledger);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<String> received() {
        return List.copyOf(received);
    }

    synchronized int count(String action) {
        return counts.getOrDefault(action, 0);
    }

    synchronized Optional<JsonNode> lastOf(String action) {
        return Optional.ofNullable(lastOf.get(action));
    }

    synchronized Optional<JsonNode> answerTo(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    // ---- JSON -------------------------------------------------------------------------------

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array(int kind, String... texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode().add(kind);
        for (String each : texts) {
            array.add(each);
        }
        return array;
    }

    JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
