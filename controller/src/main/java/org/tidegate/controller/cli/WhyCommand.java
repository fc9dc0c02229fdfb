package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalJson;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why power is, or was, what it is. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Explains the present power: who asked, which limits apply, which one binds.",
            "With --at it answers for any second of the last 48 hours."
        })
public final class WhyCommand implements Callable<Integer> {
    @Mixin private final ConsoleClient console = new ConsoleClient();

    @Option(names = "--json", description = "print the explanation as JSON")
    private boolean json;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "02:13, 2026-01-31T02:13:20, 2026-01-31T01:13:20Z, or 10m (ago)")
    private @Nullable String at;

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
        JsonNode node = journal == null ? fromConsole() : fromJournal(JournalOption.open(journal));
        if (json) {
            out.println(node.toPrettyString());
        } else {
            Explanation explanation = JournalJson.explanation(node);
            if (at != null || journal != null) {
                out.println(Text.time(explanation.wallMillis()));
            }
            Text.print(out, explanation);
        }
        out.flush();
        return TidegateCommand.OK;
    }

    private JsonNode fromConsole() {
        return at == null
                ? console.get("/api/v1/ladder")
                : console.get("/api/v1/ladder?at=" + millis(at));
    }

    private JsonNode fromJournal(JournalFolder folder) throws IOException {
        String moment = at;
        var found =
                moment == null ? folder.lastExplanation() : folder.explanationAt(millis(moment));
        return JournalJson.node(
                found.orElseThrow(() ->
                        new CommandException(
                                TidegateCommand.FAILED,
                                "no explanation is stored for that moment",
                                "ask for a time in which the charger ran")));
    }

    private static long millis(String text) {
        Instant now = Instant.ofEpochMilli(Clock.system().wallMillis());
        return Moment.parse(text, now, ZoneId.systemDefault());
    }
}
