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
final class OperatorCore {
    static final String SUBPROTOCOL = "ocpp2.1";

    private record Frame(String text, long dueNanos) {}

    private record Asked(String action) {}

    private final ObjectMapper mapper = new ObjectMapper();
    private final Clock clock;
    private final @Nullable OcppSchemas schemas;
    private final Deque<Frame> outgoing = new ArrayDeque<>();
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final List<String> received = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, JsonNode> lastOf = new HashMap<>();
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

    OperatorCore(Clock clock, @Nullable OcppSchemas schemas) {
        this.clock = clock;
        this.schemas = schemas;
    }

    // ---- the wire ---------------------------------------------------------------------------

    /** A station comes; the number tells its connection from any other. Empty if nobody is here. */
    synchronized Optional<Long> connect() {
        if (!present) {
            return Optional.empty();
        }
        connected = true;
        connection++;
        outgoing.clear();
        ids.clear();
        unanswered = 0;
        return Optional.of(connection);
    }

    synchronized boolean isPresent() {
        return present;
    }

    synchronized void disconnected(long which) {
        if (which == connection) {
            connected = false;
        }
    }

    synchronized boolean isConnected(long which) {
        return connected && present && which == connection;
    }

    synchronized boolean isConnected() {
        return connected && present;
    }

    synchronized void received(long which, String text) {
        if (!isConnected(which)) {
            return;
        }
        received.add(text);
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
            default -> violations.add("unknown frame " + text);
        }
    }

    /** The next frame whose time has come, or null. */
    synchronized @Nullable String due(long which, long nowNanos) {
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
        judge(action + "Request", payload);
        counts.merge(action, 1, Integer::sum);
        lastOf.put(action, payload);
        String error = refusals.get(action);
        if (mute) {
            unanswered--; // the station gives up some time, and may then go on
            return;
        }
        if (error != null) {
            reply(array(4, id, error, "scripted refusal").add(node()));
            return;
        }
        if (action.equals("TransactionEvent")) {
            ledger.record(payload);
        }
        reply(array(3, id).add(answer(action, payload)));
    }

    private ObjectNode answer(String action, JsonNode payload) {
        ObjectNode answer = node();
        switch (action) {
            case "BootNotification" ->
                    answer.put("currentTime", now())
                            .put("interval", heartbeatSeconds)
                            .put("status", registration);
            case "Heartbeat" -> answer.put("currentTime", now());
            case "Authorize" -> answer.putObject("idTokenInfo").put("status", authorisation);
            case "TransactionEvent" -> {
                if (payload.has("idToken")) {
                    answer.putObject("idTokenInfo").put("status", authorisation);
                }
            }
            case "PullDynamicScheduleUpdate" -> answer.put("status", "Rejected");
            default -> {
                // received, and that is all
            }
        }
        return answer;
    }

    private void reply(ArrayNode frame) {
        unanswered--;
        outgoing.add(new Frame(frame.toString(), clock.nanos() + answerDelayNanos));
    }

    // ---- what the operator asks -------------------------------------------------------------

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

    private void judge(String schema, JsonNode payload) {
        if (schemas != null) {
            if (schemas.knows(schema)) {
                violations.addAll(schemas.violations(schema, payload));
            } else {
                violations.add("no schema for " + schema);
            }
        }
    }

    // ---- script -----------------------------------------------------------------------------

    synchronized void present(boolean here) {
        present = here;
        connected &= here;
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

    String now() {
        return Instant.ofEpochMilli(clock.wallMillis()).toString();
    }

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
