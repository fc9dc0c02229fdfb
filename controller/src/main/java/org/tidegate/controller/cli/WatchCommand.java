package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One line, twice a second, until interrupted. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follows power, grid and battery twice a second.")
public final class WatchCommand implements Callable<Integer> {
    private static final long EVERY_MILLIS = 500;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final String ERASE_REST = "\u001b[K";

    @Mixin private final ConsoleClient console = new ConsoleClient();

    @Option(names = "--json", description = "print one snapshot per line")
    private boolean json;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "stop after N lines",
            defaultValue = "9223372036854775807",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private long count;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean redraw = !json && isTerminal();
        boolean bold = redraw && System.getenv("NO_COLOR") == null;
        for (long i = 0; i < count; i++) {
            if (i > 0) {
                Thread.sleep(EVERY_MILLIS);
            }
            JsonNode s = console.get("/api/v1/snapshot");
            if (json) {
                out.println(s);
            } else if (redraw) {
                out.print("\r" + line(s, bold) + ERASE_REST);
            } else {
                out.println(line(s, false));
            }
            out.flush();
        }
        if (redraw) {
            out.println();
            out.flush();
        }
        return TidegateCommand.OK;
    }

    @SuppressWarnings("SystemConsoleNull") // null as well with -Djdk.console=java.base
    private static boolean isTerminal() {
        var terminal = System.console();
        return terminal != null && terminal.isTerminal();
    }

    /** Fits 80 columns in the usual case, so that a redrawn line does not wrap. */
    static String line(JsonNode s, boolean bold) {
        String power = "%9s".formatted(Text.kilowatts(s.at("/power/acPowerW")));
        String arrow =
                switch (s.at("/state/direction").asText()) {
                    case "INTO_VEHICLE" -> "-> vehicle";
                    case "INTO_GRID" -> "-> grid   ";
                    case "NONE" -> "   idle   ";
                    default -> "   unknown";
                };
        JsonNode soc = s.at("/vehicle/socPercent");
        long age = s.path("ageMillis").asLong();
        return "%s %s  %s V  %s Hz  %s  %s%s"
                .formatted(
                        bold ? BOLD + power + PLAIN : power,
                        arrow,
                        Text.number(s.at("/grid/voltageL1V"), 1),
                        Text.number(s.at("/grid/frequencyHz"), 2),
                        soc.isNumber() ? Text.number(soc, 0) + " %" : "",
                        s.at("/state/text").asText(),
                        age > 2_000 ? " (old: " + Text.duration(age / 1000) + ")" : "");
    }
}
