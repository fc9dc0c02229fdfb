package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.selftest.Finding;
import org.tidegate.controller.selftest.LinuxHost;
import org.tidegate.controller.selftest.Report;
import org.tidegate.controller.selftest.SelfTest;
import org.tidegate.controller.selftest.SelfTest.Depth;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether this board is fit, with a report for the charger's papers. */
@Command(
        name = "selftest",
        description = {
            "Check board, host, pins and converter.",
            "The charger must not run meanwhile. Nothing is energised, except with --full: then a"
                    + " little power flows in both directions if a battery simulator is connected."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:nothing failed", " 1:a check failed", " 3:a report cannot be written"})
public final class SelfTestCommand implements Callable<Integer> {
    private final FrontEnds frontEnds;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--board",
            paramLabel = "FILE",
            defaultValue = ConfigFiles.BOARD,
            description = "The board file; ${DEFAULT-VALUE} if left out.")
    private Path board = Path.of(ConfigFiles.BOARD);

    @ArgGroup private @Nullable How how;

    /** At most one of them. */
    static final class How {
        @Option(names = "--quick", description = "Host, files and certificates only.")
        private boolean quick;

        @Option(names = "--full", description = "Also move power in both directions.")
        private boolean full;
    }

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the commissioning report, one file for the charger's papers.")
    private @Nullable Path html;

    public SelfTestCommand(FrontEnds frontEnds) {
        this.frontEnds = frontEnds;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.system();
        List<Finding> findings =
                new SelfTest(new LinuxHost(clock), frontEnds, clock).run(board, depth());
        PrintWriter out = spec.commandLine().getOut();
        out.print(Report.text(findings));
        out.flush();
        Report.Subject subject = subject(clock.wallMillis());
        write(junit, Report.junit(findings, subject));
        write(html, Report.html(findings, subject));
        return Report.isPassed(findings) ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    private Depth depth() {
        if (how == null) {
            return Depth.NORMAL;
        }
        return how.quick ? Depth.QUICK : how.full ? Depth.FULL : Depth.NORMAL;
    }

    private Report.Subject subject(long wallMillis) {
        String[] version = spec.root().version();
        String firmware = version.length == 0 ? "" : version[0];
        return switch (BoardFiles.load(board)) {
            case Loaded.Valid valid ->
                    new Report.Subject(
                            valid.board().charger().identity()
                                    + ", serial "
                                    + valid.board().charger().serial(),
                            valid.board().grid().profile(),
                            firmware,
                            wallMillis);
            case Loaded.Invalid _ -> new Report.Subject("unknown", "unknown", firmware, wallMillis);
        };
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw ConfigFiles.unusable("write", file, e);
        }
    }
}
