package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every key with its value in force, and where it comes from. */
@Command(
        name = "show",
        description = "Every key with value, unit and where it comes from.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:shown", " 2:the file is not valid"})
final class ConfigShowCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "BOARD_FILE",
            defaultValue = ConfigFiles.BOARD,
            description = "The board file; ${DEFAULT-VALUE} if left out.")
    private Path file = Path.of(ConfigFiles.BOARD);

    @Option(names = "--set", description = "Leave presets and keys without value out.")
    private boolean onlySet;

    @Option(names = "--flat", description = "One file of version 1 that says the same.")
    private boolean flat;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "Only this section, such as grid.")
    private String section = "";

    @Override
    public Integer call() {
        Loaded.Valid valid = ConfigFiles.valid(file);
        PrintWriter out = spec.commandLine().getOut();
        if (flat) {
            out.print(BoardFiles.flat(valid.source()));
            out.flush();
            return TidegateCommand.OK;
        }
        List<Setting> shown =
                valid.source().settings().stream()
                        .filter(s -> !onlySet || s.at() != null)
                        .filter(s -> section.isEmpty() || s.path().startsWith(section + "."))
                        .toList();
        int keys = width(shown.stream().map(Setting::path).toList());
        int values = width(shown.stream().map(ConfigShowCommand::value).toList());
        for (Setting setting : shown) {
            String line = "%-" + keys + "s  %-" + values + "s  %s%n";
            out.printf(Locale.ROOT, line, setting.path(), value(setting), setting.source());
        }
        out.flush();
        return TidegateCommand.OK;
    }

    static String value(Setting setting) {
        return setting.value().isEmpty() ? "-" : (setting.value() + " " + setting.unit()).strip();
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).filter(n -> n <= 48).max().orElse(1);
    }
}
