package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardEvent;
import org.tidegate.board.Problem;
import org.tidegate.controller.assembly.BoardAssembly;
import org.tidegate.controller.assembly.BoardCharger;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.config.BoardInForce;
import org.tidegate.controller.config.ConfigStore;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.controller.store.FileDisk;
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

    private static final long LOOK_MILLIS = 200;

    private final FrontEnds frontEnds;
    private final Clock clock = Clock.system();

    private long startedNanos;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--board",
            required = true,
            paramLabel = "FILE",
            description = "The board file, such as boards/twin.yaml.")
    private Path file = Path.of("");

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Where the last good board and a configuration on trial are kept;"
                            + " $STATE_DIRECTORY if left out, and nowhere without it.")
    private @Nullable Path state;

    @Option(
            names = "--stop-after",
            paramLabel = "SECONDS",
            hidden = true, // for the start-up cache's training and for measurements
            description = "Stop in order after so many seconds; 0 runs on.")
    private int stopAfterSeconds;

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
        Path folder = stateFolder();
        if (folder == null) {
            return run(new BoardInForce(file, null), out, err);
        }
        try (var disk = new FileDisk(folder.resolve("config"))) {
            return run(new BoardInForce(file, new ConfigStore(disk)), out, err);
        }
    }

    /** The option, or what systemd gives the service; null keeps no state but the journal. */
    private @Nullable Path stateFolder() {
        String unit = System.getenv("STATE_DIRECTORY");
        return state != null || unit == null || unit.isBlank() ? state : Path.of(unit);
    }

    private int run(BoardInForce inForce, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            stop.countDown();
                            await(stopped);
                        }));
        startedNanos = clock.nanos();
        inForce.boot(startedNanos);
        try {
            while (stop.getCount() > 0) {
                switch (inForce.choose()) {
                    case BoardInForce.Choice.Refuse refuse -> {
                        refuse(refuse.problems(), err);
                        return NOT_VALID;
                    }
                    case BoardInForce.Choice.Start start -> {
                        if (!once(start, inForce, stop, out, err)) {
                            return UNREACHABLE;
                        }
                    }
                }
            }
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    private static void refuse(List<Problem> problems, PrintWriter err) {
        problems.forEach(err::println);
        err.println(
                problems.size()
                        + " problem(s). The charger stays de-energised until the file is valid.");
        err.flush();
    }

    /** One life of the charger, until a stop or a reason to start again; false if it cannot. */
    private boolean once(
            BoardInForce.Choice.Start start,
            BoardInForce inForce,
            CountDownLatch stop,
            PrintWriter out,
            PrintWriter err)
            throws InterruptedException {
        Board board = start.board();
        boolean trial = inForce.onTrial();
        try {
            GridProfile profile =
                    GridProfile.load(
                            board.grid().profile(),
                            board.grid().phases(),
                            board.grid().demonstration());
            try (BoardCharger charger = BoardCharger.start(board, profile, frontEnds, clock)) {
                inForce.started();
                announce(start, trial, charger, err);
                tell(out, board, profile, charger);
                String why = awaitEnd(charger, inForce, stop);
                if (!why.isEmpty()) {
                    out.println("Restarting: " + why + ".");
                    out.flush();
                }
            }
            return true;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (trial) {
                inForce.startFailed(String.valueOf(e.getMessage()));
                return true;
            }
            err.println("tidegate run: " + e.getMessage());
            err.println("Nothing was energised.");
            err.flush();
            return false;
        }
    }

    /** From the process's begin to the lane's first cycle. */
    private long protectingAfterMillis(BoardCharger charger) {
        long begun =
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .orElse(clock.wallMillis());
        long since = clock.nanos() - charger.process().protectingSinceNanos();
        return clock.wallMillis() - since / 1_000_000 - begun;
    }

    private void announce(
            BoardInForce.Choice.Start start, boolean trial, BoardCharger charger, PrintWriter err) {
        String name = file.toString();
        if (start.origin() == BoardInForce.Origin.LAST_GOOD) {
            start.problems().forEach(err::println);
            err.println("tidegate run: the charger runs on its last good board instead.");
            err.flush();
            charger.process()
                    .announce(BoardEvent.LAST_GOOD_IN_FORCE, start.problems().size(), name);
        } else {
            charger.process().announce(BoardEvent.BOARD_IN_FORCE, Double.NaN, name);
        }
        if (trial) {
            charger.process().announce(BoardEvent.CONFIGURATION_ON_TRIAL, Double.NaN, name);
        }
    }

    /** Why the charger is to start again; empty when it is to stop. */
    private String awaitEnd(BoardCharger charger, BoardInForce inForce, CountDownLatch stop)
            throws InterruptedException {
        boolean trial = inForce.onTrial();
        while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (isTimeUp()) {
                stop.countDown();
                return "";
            }
            if (charger.charger().resetRequested()) {
                return "the operator asked for a reset";
            }
            if (inForce.restartDue(isIdle(charger), clock.nanos())) {
                return inForce.onTrial()
                        ? "a changed configuration is on trial"
                        : "the changed configuration is reverted";
            }
            if (trial && !inForce.onTrial()) {
                trial = false;
                charger.process()
                        .announce(BoardEvent.CONFIGURATION_SETTLED, Double.NaN, file.toString());
            }
        }
        return "";
    }

    private boolean isTimeUp() {
        return stopAfterSeconds > 0
                && clock.nanos() - startedNanos >= stopAfterSeconds * 1_000_000_000L;
    }

    private static boolean isIdle(BoardCharger charger) {
        Snapshot now = charger.charger().snapshots().latest();
        return !now.pilot().contactorClosed()
                && switch (now.session().phase()) {
                    case AVAILABLE, AUTHORISING, FINISHED, FAULTED -> true;
                    case PREPARING, CABLE_CHECK, PRE_CHARGE, ENERGY, STOPPING -> false;
                };
    }

    private void tell(PrintWriter out, Board board, GridProfile profile, BoardCharger charger) {
        String console = charger.consoleAddress();
        List<String> unconfirmed = BoardAssembly.stillUnconfirmed(board, profile);
        if (json) {
            out.printf(
                    "{\"identity\":\"%s\",\"profile\":\"%s\",\"demonstration\":%b,"
                            + "\"unconfirmed\":%d,\"console\":\"%s\","
                            + "\"protecting_after_ms\":%d}%n",
                    board.charger().identity(),
                    profile.name(),
                    profile.demonstration(),
                    unconfirmed.size(),
                    console,
                    protectingAfterMillis(charger));
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
