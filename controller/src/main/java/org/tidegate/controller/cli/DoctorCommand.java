package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.selftest.Finding;
import org.tidegate.controller.selftest.LinuxHost;
import org.tidegate.controller.selftest.Report;
import org.tidegate.controller.selftest.SelfTest;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is wrong here, and what to do about it; says nothing about what is well. */
@Command(
        name = "doctor",
        description = "Name what is wrong with this machine and its files, each with its remedy.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:nothing failed", " 1:something is wrong"})
public final class DoctorCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--board",
            paramLabel = "FILE",
            defaultValue = ConfigFiles.BOARD,
            description = "The board file; ${DEFAULT-VALUE} if left out.")
    private Path board = Path.of(ConfigFiles.BOARD);

    @Override
    public Integer call() {
        Clock clock = Clock.system();
        var test = new SelfTest(new LinuxHost(clock), (_, _) -> FrontEnds.none(), clock);
        List<Finding> all = test.run(board, SelfTest.Depth.QUICK);
        List<Finding> ill = all.stream().filter(f -> f.verdict() != Finding.Verdict.PASS).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(ill.isEmpty() ? all.size() + " checks, and all is well.\n" : Report.text(ill));
        out.flush();
        return Report.isPassed(all) ? TidegateCommand.OK : TidegateCommand.FAILED;
    }
}
