package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalJson;
import org.tidegate.controller.journal.JournalRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the charger does now, or what its journal says it did last. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the charger is doing.",
            "Exits with 1 when it is out of order, tripped, blind or standing still."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final Set<String> UNWELL =
            Set.of("FAULTED", "GRID_TRIPPED", "GRID_NOT_MEASURED", "NOT_MEASURED");
    private static final long STANDING_STILL_MILLIS = 2_000;
    private static final int EVENTS_SHOWN = 10;

    @Mixin private final ConsoleClient console = new ConsoleClient();

    @Option(names = "--json", description = "print the console's JSON")
    private boolean json;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "read this journal folder instead of a running charger")
    private @Nullable Path journal;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (journal != null) {
            return fromJournal(out, JournalOption.open(journal));
        }
        JsonNode s = console.get("/api/v1/snapshot");
        if (json) {
            out.println(s.toPrettyString());
        } else {
            print(out, s);
        }
        out.flush();
        boolean standingStill = s.path("ageMillis").asLong() > STANDING_STILL_MILLIS;
        boolean unwell = standingStill || UNWELL.contains(s.at("/state/id").asText());
        return unwell ? TidegateCommand.FAILED : TidegateCommand.OK;
    }

    private static void print(PrintWriter out, JsonNode s) {
        long ageMillis = s.path("ageMillis").asLong();
        if (ageMillis > STANDING_STILL_MILLIS) {
            out.printf(
                    "The control lane has not reported for %s; this is old.%n",
                    Text.duration(ageMillis / 1000));
        }
        if (s.at("/grid/demonstration").asBoolean()) {
            out.println("Demonstration: shortened grid times, not for a real grid.");
        }
        out.println(s.at("/state/text").asText());
        String detail = s.at("/state/detail").asText();
        if (!detail.isEmpty()) {
            out.println("  " + detail);
        }
        out.printf(
                "  power    %s (%s)%n",
                Text.kilowatts(s.at("/power/acPowerW")), s.at("/state/directionText").asText());
        session(out, s);
        Text.refused(
                out,
                "  ",
                s.at("/vehicle/refusal").asText(),
                s.at("/vehicle/refusalRemedy").asText());
        out.printf(
                "  grid     %s V, %s Hz, profile %s%n",
                Text.number(s.at("/grid/voltageL1V"), 1),
                Text.number(s.at("/grid/frequencyHz"), 2),
                s.at("/grid/profile").asText("none"));
        out.printf(
                "  operator %s, %d to send%s%n",
                s.at("/operator/online").asBoolean()
                        ? "connected"
                        : "out of reach for %d s".formatted(s.at("/operator/silentS").asLong()),
                s.at("/operator/queued").asInt(),
                following(s.path("operator")));
        front(out, s.path("operator"));
        site(out, s.path("site"));
        out.printf(
                "  lane     %s, %d overruns%n",
                s.at("/health/realTime").asBoolean() ? "real time" : "not real time",
                s.at("/health/overruns").asLong());
    }

    /** What the operator wants people at the charger to see. */
    private static void front(PrintWriter out, JsonNode operator) {
        JsonNode front = operator.path("front");
        if (front.isMissingNode()) {
            return;
        }
        if (!front.path("operative").asBoolean(true)) {
            out.println("  notice   taken out of service by the operator");
        }
        if (front.path("reserved").asBoolean()) {
            out.println("  notice   reserved for somebody who has not come yet");
        }
        String reason = operator.path("authorisationReason").asText();
        if (!reason.isEmpty()) {
            out.println("  notice   not authorised: " + reason);
        }
        if (!front.path("message").asText().isEmpty()) {
            out.println("  message  " + front.path("message").asText());
        }
        if (!front.path("cost").asText().isEmpty()) {
            out.println("  cost     " + front.path("cost").asText());
        }
    }

    /** Only where there is a meter or an energy manager. */
    private static void site(PrintWriter out, JsonNode site) {
        String meter = site.path("meterTrouble").asText();
        if (site.has("loadW") || !meter.isEmpty()) {
            out.printf(
                    "  site     %s%n",
                    meter.isEmpty()
                            ? Text.kilowatts(site.path("loadW")) + " at its meter"
                            : "the meter is not seen: " + meter);
        }
        String manager = site.path("managerTrouble").asText();
        if (site.has("managerTargetW") || !manager.isEmpty()) {
            out.printf(
                    "  manager  %s%n",
                    manager.isEmpty()
                            ? "asks for " + Text.kilowatts(site.path("managerTargetW"))
                            : "silent: " + manager);
        }
    }

    /** Only where somebody far away asks for something. */
    private static String following(JsonNode operator) {
        if (!operator.has("targetW")) {
            return "";
        }
        long delayS = operator.path("delayRemainingS").asLong();
        return ", %s %+.1f kW: %s%s"
                .formatted(
                        operator.path("mode").asText(),
                        operator.path("targetW").asDouble() / 1000,
                        operator.path("following").asText(),
                        delayS > 0 ? " (" + delayS + " s to go)" : "");
    }

    private static void session(PrintWriter out, JsonNode s) {
        if (s.at("/session/number").asLong() > 0) {
            out.printf(
                    "  session  %d: %s for %s, %s into the vehicle, %s into the grid%n",
                    s.at("/session/number").asLong(),
                    s.at("/session/phaseText").asText(),
                    Text.duration(s.at("/session/sinceSeconds").asLong()),
                    Text.kilowattHours(s.at("/session/importMilliWh")),
                    Text.kilowattHours(s.at("/session/exportMilliWh")));
        }
        if (s.at("/vehicle/socPercent").isNumber()) {
            out.printf(
                    "  battery  %s %% (minimum %s %%, target %s %%)%n",
                    Text.number(s.at("/vehicle/socPercent"), 0),
                    Text.number(s.at("/vehicle/minimumSocPercent"), 0),
                    Text.number(s.at("/vehicle/targetSocPercent"), 0));
        }
    }

    private int fromJournal(PrintWriter out, JournalFolder folder) throws IOException {
        JournalFolder.Content content = folder.events();
        Explanation last = folder.lastExplanation().orElse(null);
        List<JournalRecord> events = content.events();
        List<JournalRecord> shown =
                events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size());
        if (json) {
            ObjectNode node = new ObjectMapper().createObjectNode();
            if (last != null) {
                node.set("last", JournalJson.node(last));
            }
            var array = node.putArray("events");
            shown.forEach(event -> array.add(JournalJson.node(event)));
            node.put("cutBytes", content.cutBytes()).put("damagedBytes", content.damagedBytes());
            out.println(node.toPrettyString());
        } else {
            if (last != null) {
                out.printf(
                        "Last power, at %s: %s%n", Text.time(last.wallMillis()), last.sentence());
            }
            out.printf("%d events, the newest:%n", events.size());
            shown.forEach(event -> Text.print(out, event));
            if (content.damagedBytes() > 0) {
                out.printf("%d bytes of the journal are unreadable.%n", content.damagedBytes());
            }
        }
        out.flush();
        return content.damagedBytes() > 0 ? TidegateCommand.FAILED : TidegateCommand.OK;
    }
}
