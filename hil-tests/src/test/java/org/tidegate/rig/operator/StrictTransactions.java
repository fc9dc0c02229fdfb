package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Transactions as a strict operator follows them, in the order in which they arrive. */
final class StrictTransactions {
    private static final String WITHOUT_NUMBER = "-1";

    /** What is known of one. */
    private static final class Known {
        int next;
        final Map<Integer, String> texts = new HashMap<>();
        final Set<String> said = new HashSet<>(); // 1.6 has no numbers
        String lastTime = "";
        boolean ended;
        boolean token;
        final StrictMeter meter = new StrictMeter();
    }

    private final Map<String, Known> known = new HashMap<>();

    /** 2.x, as it is sent. */
    void event(JsonNode e, Consumer<String> fault) {
        String id = e.at("/transactionInfo/transactionId").asText();
        Known tx = known.computeIfAbsent(id, _ -> new Known());
        int seqNo = e.path("seqNo").asInt(-1);
        String type = e.path("eventType").asText();
        String before = tx.texts.putIfAbsent(seqNo, e.toString());
        if (e.toString().equals(before)) {
            return; // not answered the first time, or the answer was lost in a power cut
        }
        if (seqNo != tx.next) {
            fault.accept("seqNo " + seqNo + " after " + (tx.next - 1) + " of " + id);
        }
        tx.next = seqNo + 1;
        if (type.equals("Started") != (seqNo == 0)) {
            fault.accept("seqNo " + seqNo + " is " + type);
        }
        if (tx.ended) {
            fault.accept("an event after Ended of " + id);
        }
        tx.ended = type.equals("Ended");
        tx.token |= e.has("idToken");
        String time = e.path("timestamp").asText();
        if (time.compareTo(tx.lastTime) < 0) {
            fault.accept("the time of seqNo " + seqNo + " is before that of its predecessor");
        }
        tx.lastTime = time;
        where(e, type, fault);
        reasons(e, type, fault);
        contexts(e, type, fault);
        tx.meter.read(e.path("meterValue"), false, fault);
    }

    private static void where(JsonNode e, String type, Consumer<String> fault) {
        boolean told = e.has("evse");
        if (type.equals("Started") && !told) {
            fault.accept("Started without evse");
        }
        if (told
                && (e.at("/evse/id").asInt() != 1 || e.at("/evse/connectorId").asInt(1) != 1)) {
            fault.accept("evse " + e.path("evse"));
        }
    }

    private static void reasons(JsonNode e, String type, Consumer<String> fault) {
        boolean ended = type.equals("Ended");
        if (!ended && e.at("/transactionInfo").has("stoppedReason")) {
            fault.accept("stoppedReason in " + type);
        }
        boolean remote = e.path("triggerReason").asText().equals("RemoteStart");
        if (remote && !e.at("/transactionInfo").has("remoteStartId")) {
            fault.accept("RemoteStart without remoteStartId");
        }
        if (e.path("offline").isBoolean() && !e.path("offline").asBoolean()) {
            fault.accept("offline is said although it is false"); // may be, and is not our way
        }
    }

    private static void contexts(JsonNode e, String type, Consumer<String> fault) {
        boolean begin = false;
        boolean end = false;
        String lastContext = "";
        for (JsonNode value : e.path("meterValue")) {
            for (JsonNode s : value.path("sampledValue")) {
                lastContext = s.path("context").asText("Sample.Periodic");
                begin |= lastContext.equals("Transaction.Begin");
                end |= lastContext.equals("Transaction.End");
            }
        }
        if (type.equals("Updated") && (begin || end)) {
            fault.accept("Transaction.Begin or .End in Updated");
        }
        if (type.equals("Started") && (end || (e.has("meterValue") && !begin))) {
            fault.accept("Started carries " + lastContext);
        }
        if (type.equals("Ended") && e.has("meterValue") && !lastContext.equals("Transaction.End")) {
            fault.accept("Ended closes with " + lastContext);
        }
        String trigger = e.path("triggerReason").asText();
        if (trigger.equals("MeterValuePeriodic") && !lastContext.equals("Sample.Periodic")) {
            fault.accept("MeterValuePeriodic carries " + lastContext);
        }
        if (trigger.equals("MeterValueClock") && !lastContext.equals("Sample.Clock")) {
            fault.accept("MeterValueClock carries " + lastContext);
        }
    }

    // ---- 1.6 --------------------------------------------------------------------------------

    /** As it is sent. */
    void said16(String action, JsonNode p, Consumer<String> fault) {
        switch (action) {
            case "StartTransaction" -> {
                if (p.path("connectorId").asInt() != 1) {
                    fault.accept("a start at connector " + p.path("connectorId"));
                }
                if (p.path("meterStart").asInt(-1) < 0) {
                    fault.accept("meterStart " + p.path("meterStart"));
                }
            }
            case "MeterValues" -> {
                if (p.has("transactionId")) {
                    Known tx = numbered(p, fault);
                    if (!tx.said.add(p.toString())) {
                        return; // not answered the first time
                    }
                    tx.meter.read(p.path("meterValue"), true, fault);
                    if (tx.ended) {
                        fault.accept("meter values after the stop");
                    }
                } else {
                    new StrictMeter().read(p.path("meterValue"), true, fault);
                }
            }
            case "StopTransaction" -> {
                Known tx = numbered(p, fault);
                if (!tx.said.add(p.toString())) {
                    return;
                }
                if (tx.ended) {
                    fault.accept("stopped twice, with different words: " + p);
                }
                tx.ended = true;
                tx.meter.read(p.path("transactionData"), true, fault);
            }
            default -> {
                // no transaction in it
            }
        }
    }

    /** The operator has numbered the last start. */
    void begun16(String number) {
        known.putIfAbsent(number, new Known());
    }

    private Known numbered(JsonNode p, Consumer<String> fault) {
        String number = p.path("transactionId").asText();
        Known tx = known.get(number);
        if (tx == null) {
            if (!number.equals(WITHOUT_NUMBER)) {
                fault.accept("transaction " + number + ", which the operator has not numbered");
            }
            return new Known();
        }
        return tx;
    }
}
