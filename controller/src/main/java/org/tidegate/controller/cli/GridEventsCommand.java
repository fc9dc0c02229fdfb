package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tidegate.protection.evidence.TripFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The trips that left a file behind. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Lists the COMTRADE files of trips in a journal folder, newest last.")
public final class GridEventsCommand implements Callable<Integer> {
    private static final String HEAD = "--- file type: HDR ---\r\n";

    /** The words for people stand before the data. */
    private static final int MOST_HEAD = 16 * 1024;

    @Parameters(
            paramLabel = "DIR",
            description = "the journal folder, journal.directory of the board")
    private Path folder = Path.of("");

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> trips =
                    files.filter(f -> f.getFileName().toString().startsWith(TripFiles.PREFIX))
                            .sorted()
                            .toList();
            for (Path trip : trips) {
                out.println(trip.getFileName());
                words(trip).lines().forEach(l -> out.println("  " + l));
            }
            out.println(trips.isEmpty() ? "No trips." : trips.size() + " trips.");
            out.flush();
            return TidegateCommand.OK;
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    folder + " cannot be listed: " + e.getMessage(),
                    "give the journal folder of a charger");
        }
    }

    private static String words(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_HEAD), StandardCharsets.ISO_8859_1);
            int begin = text.indexOf(HEAD);
            int end = text.indexOf("--- file type: DAT", Math.max(0, begin));
            return begin < 0 || end < 0
                    ? "(no description)"
                    : text.substring(begin + HEAD.length(), end);
        }
    }
}
