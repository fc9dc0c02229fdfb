package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.BoardAssembly;
import org.tidegate.controller.assembly.BoardCharger;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.runtime.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a charger from its board file until it is told to stop. */
@Command(
        name = "run",
        description = "Run the charger that a board file describes, until interrupted.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:stopped in order",
            " 2:the board file is not valid; nothing was energised",
            " 3:a port, file or address cannot be used; nothing was energised"
        })
public final class RunCommand implements Callable<Integer> {
    private static final int NOT_VALID = 2;
    private static final int UNREACHABLE = 3;

    private final FrontEnds frontEnds;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--board",
            required = true,
            paramLabel = "FILE",
            description = "The board file, such as boards/twin.yaml.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Say what was started in JSON.")
    private boolean json;

    public RunCommand(FrontEnds frontEnds) {
        this.frontEnds = frontEnds;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a CommandLine");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return switch (BoardFiles.load(file)) {
            case Loaded.Invalid invalid -> {
                invalid.problems().forEach(err::println);
                err.println(
                        invalid.problems().size()
                                + " problem(s). The charger stays de-energised until the file is"
                                + " valid.");
                err.flush();
                yield NOT_VALID;
            }
            case Loaded.Valid valid -> run(valid.board(), out, err);
        };
    }

    private int run(Board board, PrintWriter out, PrintWriter err) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try {
            GridProfile profile =
                    GridProfile.load(
                            board.grid().profile(),
                            board.grid().phases(),
                            board.grid().demonstration());
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                stop.countDown();
                                await(stopped);
                            }));
            while (stop.getCount() > 0) {
                try (BoardCharger charger =
                        BoardCharger.start(board, profile, frontEnds, Clock.system())) {
                    tell(out, board, profile, charger.consoleAddress());
                    while (!stop.await(200, TimeUnit.MILLISECONDS)
                            && !charger.charger().resetRequested()) {
                        // the planes do the work
                    }
                }
                if (stop.getCount() > 0) {
                    out.println("Restarting: the operator asked for a reset.");
                    out.flush();
                }
            }
            stopped.countDown();
            return 0;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            err.println("tidegate run: " + e.getMessage());
            err.println("Nothing was energised.");
            err.flush();
            return UNREACHABLE;
        }
    }

    private void tell(PrintWriter out, Board board, GridProfile profile, String console) {
        List<String> unconfirmed = BoardAssembly.stillUnconfirmed(board, profile);
        if (json) {
            out.printf(
                    "{\"identity\":\"%s\",\"profile\":\"%s\",\"demonstration\":%b,"
                            + "\"unconfirmed\":%d,\"console\":\"%s\"}%n",
                    board.charger().identity(),
                    profile.name(),
                    profile.demonstration(),
                    unconfirmed.size(),
                    console);
        } else {
            out.println("Charger " + board.charger().identity() + " is running.");
            out.println("  grid profile  " + profile.name());
            if (!unconfirmed.isEmpty()) {
                out.println(
                        "  no export into a real grid: "
                                + unconfirmed.size()
                                + " profile values are unconfirmed ("
                                + unconfirmed.getFirst()
                                + " …). Remedy: confirm them under grid.confirmed");
            }
            if (!console.isEmpty()) {
                out.println("  console       " + console);
            }
            out.println("Stop with Ctrl-C.");
        }
        out.flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
