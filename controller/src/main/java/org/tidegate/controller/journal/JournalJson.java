package org.tidegate.controller.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Severity;

/**
 * The journal's lines, on disk and over HTTP alike. A number that is not known (NaN) or not limited
 * (infinite) is left out, because JSON has no word for it.
 */
public final class JournalJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> MEASURED = Set.of("acPowerW", "socPercent", "nanos");

    private JournalJson() {}

    public static ObjectNode node(JournalRecord r) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("wallMillis", r.wallMillis()).put("boot", r.boot()).put("nanos", r.nanos());
        node.put("source", r.source()).put("sequence", r.sequence());
        node.put("code", r.codeId()).put("name", r.codeName());
        node.put("severity", r.severity().name()).put("sentence", r.sentence());
        text(node, "remedy", r.remedy());
        text(node, "mrec", r.mrec());
        number(node, "a", r.a());
        number(node, "b", r.b());
        text(node, "text", r.text());
        return node;
    }

    public static ObjectNode node(Explanation e) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("wallMillis", e.wallMillis()).put("boot", e.boot()).put("nanos", e.nanos());
        node.put("sentence", e.sentence());
        number(node, "demandW", e.demandW());
        node.put("demandSource", e.demandSource());
        number(node, "resultW", e.resultW());
        number(node, "acPowerW", e.acPowerW());
        number(node, "socPercent", e.socPercent());
        node.put("phase", e.phase());
        node.put("refusal", e.refusal()).put("remedy", e.remedy());
        var rules = node.putArray("rules");
        for (Explanation.Rule rule : e.rules()) {
            ObjectNode line = rules.addObject();
            line.put("order", rule.order()).put("rung", rule.rung());
            number(line, "lowW", rule.lowW());
            number(line, "highW", rule.highW());
            text(line, "lowReason", rule.lowReason());
            text(line, "highReason", rule.highReason());
            if (rule.binding()) {
                line.put("binding", true);
            }
        }
        return node;
    }

    /** Reads what {@link #node(Explanation)} made; for clients of the console. */
    public static Explanation explanation(JsonNode node) {
        var rules = new ArrayList<Explanation.Rule>();
        for (JsonNode line : node.path("rules")) {
            rules.add(
                    new Explanation.Rule(
                            line.path("order").asInt(),
                            line.path("rung").asText(),
                            line.path("lowW").asDouble(Double.NEGATIVE_INFINITY),
                            line.path("highW").asDouble(Double.POSITIVE_INFINITY),
                            line.path("lowReason").asText(""),
                            line.path("highReason").asText(""),
                            line.path("binding").asBoolean()));
        }
        return new Explanation(
                node.path("boot").asLong(),
                node.path("wallMillis").asLong(),
                node.path("nanos").asLong(),
                node.path("sentence").asText(""),
                node.path("demandW").asDouble(Double.NaN),
                node.path("demandSource").asText(""),
                node.path("resultW").asDouble(Double.NaN),
                node.path("acPowerW").asDouble(Double.NaN),
                node.path("socPercent").asDouble(Double.NaN),
                node.path("phase").asText(""),
                node.path("refusal").asText(""),
                node.path("remedy").asText(""),
                rules);
    }

    /** Reads what {@link #node(JournalRecord)} made. */
    public static JournalRecord record(JsonNode node) {
        return new JournalRecord(
                node.path("boot").asLong(),
                node.path("wallMillis").asLong(),
                node.path("nanos").asLong(),
                node.path("source").asText(""),
                node.path("sequence").asLong(),
                node.path("code").asInt(),
                node.path("name").asText(""),
                severity(node.path("severity").asText("")),
                node.path("sentence").asText(""),
                node.path("remedy").asText(""),
                node.path("mrec").asText(""),
                node.path("a").asDouble(Double.NaN),
                node.path("b").asDouble(Double.NaN),
                node.path("text").asText(""));
    }

    /** Only what differs from a complete line written before; {@link #merged} puts it together. */
    static byte[] since(Explanation whole, Explanation e) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("wallMillis", e.wallMillis()).put("since", true);
        ObjectNode now = node(e);
        ObjectNode before = node(whole);
        for (Map.Entry<String, JsonNode> field : now.properties()) {
            String key = field.getKey();
            if (key.equals("rules")) {
                ArrayNode changed = MAPPER.createArrayNode();
                for (int i = 0; i < e.rules().size(); i++) {
                    if (!now.at("/rules/" + i).equals(before.at("/rules/" + i))) {
                        changed.add(now.at("/rules/" + i));
                    }
                }
                if (!changed.isEmpty()) {
                    node.set(key, changed);
                }
            } else if (MEASURED.contains(key) || !field.getValue().equals(before.get(key))) {
                node.set(key, field.getValue());
            }
        }
        return bytes(node);
    }

    /** A complete line and what changed since. */
    static Explanation merged(JsonNode whole, JsonNode since) {
        ObjectNode all = ((ObjectNode) whole).deepCopy();
        // What is measured may have become unknown, which is told by leaving it out.
        all.remove(MEASURED);
        ArrayNode rules = all.withArray("rules");
        for (Map.Entry<String, JsonNode> field : since.properties()) {
            if (!field.getKey().equals("rules")) {
                all.set(field.getKey(), field.getValue());
            }
        }
        for (JsonNode rule : since.path("rules")) {
            rules.set(rule.path("order").asInt() - 1, rule);
        }
        return explanation(all);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree of plain values can always be written
        }
    }

    /** Null for a line that is no JSON object: a record of a version we do not know. */
    static @Nullable JsonNode parse(byte[] line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return node.isObject() ? node : null;
        } catch (IOException _) {
            return null;
        }
    }

    /** The line's wall time without parsing it: a search reads a hundred thousand of them. */
    static long wallMillis(byte[] line) {
        int at = "{\"wallMillis\":".length();
        boolean negative = at < line.length && line[at] == '-';
        long value = 0;
        for (int i = negative ? at + 1 : at;
                i < line.length && line[i] >= '0' && line[i] <= '9';
                i++) {
            value = value * 10 + (line[i] - '0');
        }
        return negative ? -value : value;
    }

    /** Whether the line tells only what changed since a complete one. */
    static boolean isSince(byte[] line) {
        String head = new String(line, 0, Math.min(line.length, 48), StandardCharsets.US_ASCII);
        return head.contains("\"since\":true");
    }

    private static Severity severity(String name) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        return Severity.ERROR; // unknown is never played down
    }

    private static void number(ObjectNode node, String key, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(key, (long) value);
        } else {
            node.put(key, value);
        }
    }

    private static void text(ObjectNode node, String key, String value) {
        if (!value.isEmpty()) {
            node.put(key, value);
        }
    }
}
