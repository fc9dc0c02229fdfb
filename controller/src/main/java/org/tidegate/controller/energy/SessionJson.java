package org.tidegate.controller.energy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Session records as JSON: one line in the ledger, and indented for export. */
public final class SessionJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SessionJson() {}

    /** For people and other programs; times also in ISO 8601, energy also as the difference. */
    public static String export(SessionRecord record) {
        ObjectNode node = node(record);
        node.put("start", Instant.ofEpochMilli(record.startWallMillis()).toString());
        node.put("end", Instant.ofEpochMilli(record.endWallMillis()).toString());
        node.put("importMilliWh", record.importMilliWh());
        node.put("exportMilliWh", record.exportMilliWh());
        return node.toPrettyString();
    }

    static ObjectNode node(SessionRecord r) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("number", r.number()).put("part", r.part());
        node.put("startWallMillis", r.startWallMillis()).put("endWallMillis", r.endWallMillis());
        node.put("durationNanos", r.durationNanos());
        node.put("evccId", r.evccId()).put("protocol", r.protocol());
        number(node, "startSocPercent", r.startSocPercent());
        number(node, "endSocPercent", r.endSocPercent());
        node.put("startImportMilliWh", r.startImportMilliWh());
        node.put("endImportMilliWh", r.endImportMilliWh());
        node.put("startExportMilliWh", r.startExportMilliWh());
        node.put("endExportMilliWh", r.endExportMilliWh());
        number(node, "peakImportW", r.peakImportW());
        number(node, "peakExportW", r.peakExportW());
        node.put("chargeNanos", r.chargeNanos()).put("dischargeNanos", r.dischargeNanos());
        node.put("frequencySupportNanos", r.frequencySupportNanos());
        node.put("stopReason", r.stopReason());
        return node;
    }

    static SessionRecord record(JsonNode n) {
        return new SessionRecord(
                n.path("number").asLong(),
                n.path("part").asInt(1),
                n.path("startWallMillis").asLong(),
                n.path("endWallMillis").asLong(),
                n.path("durationNanos").asLong(),
                n.path("evccId").asText(""),
                n.path("protocol").asText(""),
                n.path("startSocPercent").asDouble(Double.NaN),
                n.path("endSocPercent").asDouble(Double.NaN),
                n.path("startImportMilliWh").asLong(),
                n.path("endImportMilliWh").asLong(),
                n.path("startExportMilliWh").asLong(),
                n.path("endExportMilliWh").asLong(),
                n.path("peakImportW").asDouble(0),
                n.path("peakExportW").asDouble(0),
                n.path("chargeNanos").asLong(),
                n.path("dischargeNanos").asLong(),
                n.path("frequencySupportNanos").asLong(),
                n.path("stopReason").asText(""));
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree of plain values can always be written
        }
    }

    static @Nullable JsonNode parse(byte[] line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException _) {
            return null;
        }
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        }
    }
}
