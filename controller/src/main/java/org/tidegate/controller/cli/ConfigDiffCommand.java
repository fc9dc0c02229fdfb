package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardSource;
import org.tidegate.board.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What two boards do differently, whatever files they are made of. */
@Command(
        name = "diff",
        description = "What two board files do differently: values in force, presets included.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:they do the same", " 1:they differ", " 2:one is not valid"})
final class ConfigDiffCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The one board file.")
    private Path one = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private Path other = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int differences =
                print(out, ConfigFiles.valid(one).source(), ConfigFiles.valid(other).source());
        out.println(
                differences == 0
                        ? "They do the same."
                        : differences == 1 ? "1 key differs." : differences + " keys differ.");
        out.flush();
        return differences == 0 ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    /** How many keys differ. */
    static int print(PrintWriter out, BoardSource before, BoardSource after) {
        Map<String, Setting> a = byPath(before);
        Map<String, Setting> b = byPath(after);
        var paths = new LinkedHashSet<>(a.keySet());
        paths.addAll(b.keySet());
        int differences = 0;
        for (String path : paths) {
            Setting left = a.get(path);
            Setting right = b.get(path);
            if (!value(left).equals(value(right))) {
                differences++;
                out.println(path);
                out.println("  - " + value(left) + source(left));
                out.println("  + " + value(right) + source(right));
            }
        }
        return differences;
    }

    private static Map<String, Setting> byPath(BoardSource source) {
        Map<String, Setting> byPath = new LinkedHashMap<>();
        source.settings().forEach(setting -> byPath.put(setting.path(), setting));
        return byPath;
    }

    private static String value(@Nullable Setting setting) {
        return setting == null ? "-" : ConfigShowCommand.value(setting);
    }

    private static String source(@Nullable Setting setting) {
        return setting == null ? "" : "   " + setting.source();
    }
}
