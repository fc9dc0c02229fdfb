package org.tidegate.rig.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.rig.story.StepResult;

/** How the demo ended, as a table or as JSON. */
final class Summary {
    private Summary() {}

    static void print(
            PrintStream out,
            List<StepResult> results,
            List<SessionRecord> sessions,
            String lateness,
            Path folder) {
        out.println();
        out.println("  step                      result    time   what was seen");
        for (StepResult r : results) {
            String result = !r.skipped().isEmpty() ? "skipped" : r.passed() ? "ok" : "FAILED";
            String seen = r.skipped().isEmpty() ? r.finding() : r.skipped();
            out.printf(
                    Locale.ROOT, "  %-25s %-7s %6.1f s  %s%n", r.name(), result, r.seconds(), seen);
        }
        out.println();
        for (SessionRecord s : sessions) {
            out.printf(
                    Locale.ROOT,
                    "  session %d: %.1f Wh into the vehicle, %.1f Wh into the grid (%s)%n",
                    s.number(),
                    s.importMilliWh() / 1000.0,
                    s.exportMilliWh() / 1000.0,
                    s.stopReason());
        }
        if (!lateness.isEmpty()) {
            out.println("  lane: " + lateness);
        }
        long failed = results.stream().filter(r -> !r.passed()).count();
        out.printf("  records in %s: junit.xml, trend.csv, session-N.json, journal/%n", folder);
        out.println(failed == 0 ? "  Everything went as it should." : "  " + failed + " failed.");
    }

    static String json(
            List<StepResult> results, List<SessionRecord> sessions, long seed, String lateness) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("ok", results.stream().allMatch(StepResult::passed));
        root.put("seed", seed);
        ArrayNode steps = root.putArray("steps");
        for (StepResult r : results) {
            ObjectNode step = steps.addObject();
            step.put("name", r.name());
            step.put("result", !r.skipped().isEmpty() ? "skipped" : r.passed() ? "ok" : "failed");
            step.put("seconds", Math.round(r.seconds() * 1000) / 1000.0);
            step.put("finding", r.skipped().isEmpty() ? r.finding() : r.skipped());
            ArrayNode failures = step.putArray("failures");
            r.failures().forEach(failures::add);
        }
        ArrayNode list = root.putArray("sessions");
        for (SessionRecord s : sessions) {
            ObjectNode session = list.addObject();
            session.put("number", s.number());
            session.put("importWh", s.importMilliWh() / 1000.0);
            session.put("exportWh", s.exportMilliWh() / 1000.0);
            session.put("stopReason", s.stopReason());
        }
        root.put("lane", lateness);
        return root.toString();
    }
}
