package org.tidegate.controller.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalJson;
import org.tidegate.controller.journal.JournalRecord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.Refusal;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.pilot.PilotInhibit;

/**
 * The console's JSON. Names carry their units; power is plus into the vehicle. A number that is not
 * known is left out rather than invented.
 */
final class SnapshotJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SnapshotJson() {}

    /**
     * @param nowNanos,wallMillis one reading of both clocks
     */
    static ObjectNode node(Snapshot s, long boot, long nowNanos, long wallMillis) {
        StateWords words = StateWords.of(s);
        long ageMillis = Math.max(0, nowNanos - s.nanos()) / 1_000_000;
        ObjectNode node = MAPPER.createObjectNode();
        node.put("wallMillis", wallMillis - ageMillis).put("ageMillis", ageMillis);
        node.put("boot", boot).put("cycle", s.cycle()).put("nanos", s.nanos());
        ObjectNode state = node.putObject("state");
        state.put("id", words.id()).put("text", words.text()).put("detail", words.detail());
        state.put("direction", words.direction().name());
        state.put("directionText", words.direction().text());
        session(node.putObject("session"), s);
        grid(node.putObject("grid"), s.grid());
        power(node.putObject("power"), s.power());
        pilot(node.putObject("pilot"), s.pilot());
        vehicle(node.putObject("vehicle"), s.vehicle());
        operator(node.putObject("operator"), s.operator());
        site(node.putObject("site"), s.site());
        node.set("ladder", JournalJson.node(Explanation.of(boot, wallMillis - ageMillis, s)));
        node.putObject("health")
                .put("latenessNanos", s.health().latenessNanos())
                .put("workNanos", s.health().workNanos())
                .put("overruns", s.health().overruns())
                .put("realTime", s.health().realTime());
        node.putObject("lastCommand")
                .put("id", s.lastCommandId())
                .put("result", s.lastCommandResult());
        return node;
    }

    /** Newest first. */
    static ArrayNode events(List<JournalRecord> events, int atMost) {
        ArrayNode array = MAPPER.createArrayNode();
        List<JournalRecord> newest =
                events.subList(Math.max(0, events.size() - atMost), events.size());
        newest.reversed().forEach(event -> array.add(JournalJson.node(event)));
        return array;
    }

    static ObjectNode error(String problem, String remedy) {
        return MAPPER.createObjectNode().put("error", problem).put("remedy", remedy);
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

    private static void session(ObjectNode node, Snapshot s) {
        Snapshot.Session session = s.session();
        node.put("number", session.number());
        node.put("phase", session.phase().name()).put("phaseText", session.phase().text());
        node.put("sinceSeconds", Math.max(0, s.nanos() - session.sinceNanos()) / 1_000_000_000L);
        node.put("stopReason", session.stopReason());
        node.put("importMilliWh", session.importMilliWh());
        node.put("exportMilliWh", session.exportMilliWh());
    }

    private static void grid(ObjectNode node, Snapshot.Grid g) {
        node.put("measured", g.measured());
        number(node, "voltageL1V", g.voltageL1V(), 2);
        number(node, "voltageL2V", g.voltageL2V(), 2);
        number(node, "voltageL3V", g.voltageL3V(), 2);
        number(node, "nominalVoltageV", g.nominalVoltageV(), 2);
        number(node, "frequencyHz", g.frequencyHz(), 4);
        node.put("mode", g.mode().name()).put("tripped", g.tripped());
        node.put("tripStage", g.tripStage());
        if (g.enterServiceRemainingNanos() != Long.MAX_VALUE) {
            node.put("enterServiceRemainingSeconds", g.enterServiceRemainingNanos() / 1e9);
        }
        node.put("frequencySupportActive", g.frequencySupportActive());
        node.put("profile", g.profile()).put("demonstration", g.demonstration());
    }

    private static void power(ObjectNode node, Snapshot.Power p) {
        node.put("stage", p.stage().name());
        number(node, "acPowerW", p.acPowerW(), 1);
        number(node, "setpointW", p.setpointW(), 1);
        number(node, "dcVoltageV", p.dcVoltageV(), 2);
        number(node, "dcCurrentA", p.dcCurrentA(), 3);
        node.put("importMilliWh", p.importMilliWh()).put("exportMilliWh", p.exportMilliWh());
        number(node, "maxChargeW", p.maxChargeW(), 1);
        number(node, "maxDischargeW", p.maxDischargeW(), 1);
    }

    private static void pilot(ObjectNode node, Snapshot.Pilot p) {
        node.put("level", p.level().name());
        number(node, "dutyPercent", p.dutyPercent(), 1);
        node.put("contactorPermitted", p.contactorPermitted());
        node.put("contactorClosed", p.contactorClosed());
        node.put("connectorLocked", p.connectorLocked());
        ArrayNode inhibits = node.putArray("inhibits");
        for (PilotInhibit inhibit : PilotInhibit.values()) {
            if (inhibit.isIn(p.inhibitBits())) {
                inhibits.add(inhibit.text());
            }
        }
    }

    private static void vehicle(ObjectNode node, Snapshot.Vehicle v) {
        node.put("phase", v.phase()).put("protocol", v.protocol());
        node.put("encrypted", v.encrypted()).put("evccId", v.evccId());
        node.put("discharges", v.discharges());
        number(node, "socPercent", v.socPercent(), 1);
        number(node, "minimumSocPercent", v.minimumSocPercent(), 1);
        number(node, "targetSocPercent", v.targetSocPercent(), 1);
        number(node, "maxChargePowerW", v.maxChargePowerW(), 1);
        number(node, "maxDischargePowerW", v.maxDischargePowerW(), 1);
        node.put("refusal", v.refusal());
        Refusal.of(v.refusal())
                .ifPresent(r -> node.put("refusalCode", r.name()).put("refusalRemedy", r.remedy()));
    }

    private static void operator(ObjectNode node, Snapshot.Operator o) {
        node.put("online", o.online()).put("authorised", o.authorised());
        number(node, "targetW", o.targetW(), 1);
        node.put("profileText", o.profileText()).put("queued", o.queued());
        Snapshot.Obedience how = o.obedience();
        node.put("mode", how.mode().text());
        node.put("following", how.restraint().text());
        number(node, "delayRemainingS", how.delayRemainingNanos() / 1e9, 0);
        number(node, "silentS", how.silentNanos() / 1e9, 0);
    }

    /** What people in front of the charger should see; nothing of it once nobody vouches for it. */
    static void front(ObjectNode node, OperatorState o, long nowNanos) {
        if (!o.isFresh(nowNanos)) {
            return;
        }
        node.put("authorisation", o.authorisation().name());
        node.put("authorisationReason", o.authorisationReason());
        OperatorState.Front front = o.front();
        node.putObject("front")
                .put("operative", front.operative())
                .put("reserved", front.reserved())
                .put("message", front.message())
                .put("cost", front.cost());
    }

    private static void site(ObjectNode node, Snapshot.Site site) {
        number(node, "loadW", site.loadW(), 0);
        number(node, "othersW", site.othersW(), 0);
        node.put("meterTrouble", site.meterTrouble());
        number(node, "managerTargetW", site.managerTargetW(), 0);
        node.put("managerTrouble", site.managerTrouble());
        node.put("hold", site.hold());
    }

    /** Rounded to what the measurement can mean; not written at all when not finite. */
    static void number(ObjectNode node, String key, double value, int decimals) {
        if (Double.isFinite(value)) {
            double scale = Math.pow(10, decimals);
            node.put(key, Math.rint(value * scale) / scale);
        }
    }
}
