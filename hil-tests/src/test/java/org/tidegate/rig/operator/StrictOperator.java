package org.tidegate.rig.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Wakeup;

/**
 * An operator that lets nothing pass which the specification forbids, beyond what schemas can say:
 * who may speak when, in which order, how often and about what. It listens at the wire of any other
 * operator ({@link #listening}) over as many lives of the station as there are, and only takes
 * notes.
 */
final class StrictOperator {
    /** A call this old may be given up. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    /** How much later than its interval a station may speak. */
    private static final long TOLERANCE_NANOS = Duration.ofSeconds(2).toNanos();

    private static final Set<String> ONLY_21 = Set.of("5", "6");

    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final StrictTransactions transactions = new StrictTransactions();

    StrictOperator(Clock clock) {
        this.clock = clock;
    }

    /** The same operator, with this one's ear at the wire; one for each life of a station. */
    OcppTransport listening(OcppTransport wire) {
        return new Ear(wire);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void fault(String words) {
        if (faults.size() < 100) {
            faults.add("%.1f s: %s".formatted(clock.nanos() / 1e9, words));
        }
    }

    /** A call under way. */
    private record Asked(String id, String action, long atNanos) {}

    /** One life of the station. */
    private final class Ear implements OcppTransport {
        private final OcppTransport wire;
        private final Map<String, Integer> owed = new HashMap<>(); // calls not answered
        private final Set<String> triggered = new HashSet<>();
        private final Map<String, String> statuses = new HashMap<>();
        private final Map<String, String> givenUp = new HashMap<>();
        private @Nullable Asked asked;
        private boolean babble; // the operator has sent what nobody can read
        private String version = "";
        private String registration = "";
        private long bootNotBefore;
        private long intervalNanos = Long.MAX_VALUE / 2;
        private long spokeNanos;

        Ear(OcppTransport wire) {
            this.wire = wire;
        }

        // ---- what the operator says ---------------------------------------------------------

        @Override
        public @Nullable Event poll() {
            Event event = wire.poll();
            switch (event) {
                case Event.Opened opened -> opened(opened.subprotocol());
                case Event.Text text -> heard(text.text());
                case Event.Closed _, Event.Failed _ -> ended();
                case null, default -> {
                    // pongs
                }
            }
            return event;
        }

        private void opened(String subprotocol) {
            if (!subprotocol.equals(version)) {
                registration = ""; // another version is another operator
            }
            version = subprotocol;
            spokeNanos = clock.nanos();
            statuses.clear();
        }

        private void ended() {
            asked = null;
            owed.clear();
        }

        private void heard(String frame) {
            JsonNode f = parsed(frame);
            if (f == null || !f.isArray()) {
                babble = true;
                return;
            }
            String id = f.path(1).asText();
            Asked waiting = asked;
            switch (f.path(0).asInt()) {
                case 2 -> {
                    owed.merge(id, 1, Integer::sum);
                    if (f.path(2).asText().endsWith("TriggerMessage")) {
                        triggered.add(f.path(3).path("requestedMessage").asText());
                        statuses.clear();
                    }
                }
                case 3, 4 -> {
                    boolean result = f.path(0).asInt() == 3;
                    String late = givenUp.remove(id);
                    if (waiting != null && waiting.id.equals(id)) {
                        asked = null;
                        if (result) {
                            answered(waiting.action, f.path(2));
                        } else {
                            unanswered(waiting);
                        }
                    } else if (result && "StartTransaction".equals(late)) {
                        answered(late, f.path(2)); // the number counts whenever it comes
                    }
                }
                default -> {
                    // nothing a station waits for
                }
            }
        }

        /** What is not answered may be told again. */
        private void unanswered(Asked call) {
            givenUp.put(call.id, call.action);
            if (call.action.equals("StatusNotification")) {
                statuses.clear();
            }
        }

        private void answered(String action, JsonNode answer) {
            if (action.equals("BootNotification")) {
                registration = answer.path("status").asText();
                long seconds = answer.path("interval").asLong();
                long nanos = seconds > 0 ? Duration.ofSeconds(seconds).toNanos() : 0;
                bootNotBefore = clock.nanos() + nanos;
                intervalNanos = nanos > 0 ? nanos : Long.MAX_VALUE / 2;
            } else if (action.equals("StartTransaction")) {
                transactions.begun16(answer.path("transactionId").asText());
            }
        }

        // ---- what the station says ----------------------------------------------------------

        @Override
        public void send(String text) {
            JsonNode f = parsed(text);
            if (f == null) {
                fault("no JSON: " + text);
            } else {
                judge(f, text);
            }
            wire.send(text);
        }

        private void judge(JsonNode f, String text) {
            StrictForm.numbers(text, words -> fault(words + " in " + text));
            String kind = f.path(0).asText();
            if (ONLY_21.contains(kind) && !version.equals("ocpp2.1")) {
                fault("message type " + kind + " in " + version);
            }
            int size = f.size();
            switch (kind) {
                case "2" -> {
                    arity(size, 4, text);
                    call(f.path(1).asText(), f.path(2).asText(), f.path(3), text);
                }
                case "3" -> {
                    arity(size, 3, text);
                    answer(f.path(1).asText(), text);
                    form(f.path(2), text);
                }
                case "4" -> {
                    arity(size, 5, text);
                    if (!f.path(1).asText().equals("-1")) {
                        answer(f.path(1).asText(), text);
                    }
                }
                case "5" -> arity(size, 5, text);
                case "6" -> arity(size, 4, text);
                default -> fault("message type " + kind);
            }
        }

        private void arity(int size, int wanted, String text) {
            if (size != wanted) {
                fault(size + " elements: " + text);
            }
        }

        private void form(JsonNode payload, String text) {
            StrictForm.values("", payload, words -> fault(words + " in " + text));
        }

        private void answer(String id, String text) {
            boolean known = owed.containsKey(id);
            owed.computeIfPresent(id, (_, n) -> n == 1 ? null : n - 1);
            if (!known && !babble) {
                fault("an answer to nothing, or the second one: " + text);
            }
        }

        private void call(String id, String action, JsonNode payload, String text) {
            form(payload, text);
            if (id.isEmpty() || id.length() > 36 || !ids.add(id)) {
                fault("message id " + id + " is no new one");
            }
            Asked before = asked;
            if (before != null && clock.nanos() - before.atNanos < PATIENCE_NANOS) {
                fault(action + " while " + before.action + " is not answered");
            } else if (before != null) {
                unanswered(before);
            }
            asked = new Asked(id, action, clock.nanos());
            allowed(action);
            if (registration.equals("Accepted")
                    && before == null
                    && clock.nanos() - spokeNanos > intervalNanos + TOLERANCE_NANOS) {
                fault("silent for longer than the heartbeat's interval");
            }
            spokeNanos = clock.nanos();
            about(action, payload);
        }

        /** What may be said before the operator has accepted the station. */
        private void allowed(String action) {
            boolean boot = action.equals("BootNotification");
            boolean asked = triggered.remove(action) | triggered.remove(wide(action));
            switch (registration) {
                case "" -> {
                    if (!boot) {
                        fault(action + " before BootNotification");
                    }
                }
                case "Accepted" -> {
                    if (boot && !asked) {
                        fault("BootNotification although it has been accepted");
                    }
                }
                case "Pending" -> {
                    boolean report = action.startsWith("Notify") || action.equals("SignCertificate");
                    if (boot ? clock.nanos() < bootNotBefore && !asked : !asked && !report) {
                        fault(action + " while the registration is pending");
                    }
                }
                default -> {
                    if (!boot || clock.nanos() < bootNotBefore) {
                        fault(action + " although the registration was refused");
                    }
                }
            }
        }

        /** What a trigger calls the message. */
        private static String wide(String action) {
            return switch (action) {
                case "SignCertificate" -> "SignChargingStationCertificate";
                case "DiagnosticsStatusNotification" -> "LogStatusNotification";
                default -> action;
            };
        }

        private void about(String action, JsonNode p) {
            boolean v16 = version.equals("ocpp1.6");
            switch (action) {
                case "TransactionEvent" ->
                        transactions.event(p, words -> fault(words + " in " + p));
                case "StartTransaction", "StopTransaction" ->
                        transactions.said16(action, p, words -> fault(words + " in " + p));
                case "MeterValues" -> {
                    if (v16) {
                        transactions.said16(action, p, words -> fault(words + " in " + p));
                    } else {
                        new StrictMeter()
                                .read(
                                        p.path("meterValue"),
                                        false,
                                        words -> fault(words + " in " + p));
                    }
                }
                case "StatusNotification" -> status(p, v16);
                default -> {
                    // schemas say it all
                }
            }
        }

        private void status(JsonNode p, boolean v16) {
            int evse = v16 ? p.path("connectorId").asInt(-1) : p.path("evseId").asInt(-1);
            int connector = v16 ? 1 : p.path("connectorId").asInt(-1);
            String status = p.path(v16 ? "status" : "connectorStatus").asText();
            boolean whole = v16 && evse == 0;
            if (!whole && (evse != 1 || connector != 1)) {
                fault("status of evse " + evse + ", connector " + connector);
            }
            if (whole && !Set.of("Available", "Unavailable", "Faulted").contains(status)) {
                fault("status " + status + " of the whole station");
            }
            String said = status + p.path("errorCode").asText();
            if (said.equals(statuses.put(Integer.toString(evse), said))) {
                fault("status " + said + " told again although nothing has changed");
            }
        }

        private @Nullable JsonNode parsed(String text) {
            try {
                return json.readTree(text);
            } catch (JsonProcessingException _) {
                return null;
            }
        }

        // ---- the rest is the wire's ---------------------------------------------------------

        @Override
        public void connect(Target target) {
            ended();
            wire.connect(target);
        }

        @Override
        public void ping() {
            wire.ping();
        }

        @Override
        public void disconnect(int code, String reason) {
            ended();
            wire.disconnect(code, reason);
        }

        @Override
        public void onEvent(Wakeup wakeup) {
            wire.onEvent(wakeup);
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
