package org.tidegate.controller.selftest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.Problem;
import org.tidegate.controller.assembly.BoardAssembly;
import org.tidegate.controller.assembly.BoardDevices;
import org.tidegate.controller.assembly.FrontEnds;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.SafetySample;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * All checks in one order. The charger itself must not run meanwhile: the devices are one's own.
 */
public final class SelfTest {
    /** How deep to look. */
    public enum Depth {
        /** Host, files, certificates: two seconds, touches no device. */
        QUICK,
        /** Also reads converter, pilot and safety inputs. */
        NORMAL,
        /** Also moves a little power in both directions. */
        FULL
    }

    private static final long PINS_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 5_000_000L;

    private final Host host;
    private final FrontEnds frontEnds;
    private final Clock clock;
    private final LongConsumer pause = LockSupport::parkNanos;

    public SelfTest(Host host, FrontEnds frontEnds, Clock clock) {
        this.host = host;
        this.frontEnds = frontEnds;
        this.clock = clock;
    }

    public List<Finding> run(Path boardFile, Depth depth) {
        var findings = new ArrayList<>(HostChecks.ofHost(host));
        switch (BoardFiles.load(boardFile)) {
            case Loaded.Invalid invalid -> invalid.problems().forEach(p -> findings.add(board(p)));
            case Loaded.Valid valid -> {
                findings.add(
                        Finding.pass(
                                "board file", boardFile.toString(), "valid, with all its files"));
                findings.addAll(HostChecks.ofBoard(host, valid.board()));
                findings.addAll(CredentialChecks.of(host, valid.board()));
                profile(valid, depth, findings);
            }
        }
        return List.copyOf(findings);
    }

    private static Finding board(Problem problem) {
        String place = problem.file() + ":" + problem.line() + ":" + problem.column();
        String key = problem.key().isEmpty() ? "" : problem.key() + ": ";
        return Finding.fail("board file", place, key + problem.reason(), problem.remedy());
    }

    private void profile(Loaded.Valid valid, Depth depth, List<Finding> findings) {
        Board board = valid.board();
        GridProfile profile;
        try {
            profile =
                    GridProfile.load(
                            board.grid().profile(),
                            board.grid().phases(),
                            board.grid().demonstration());
        } catch (IllegalArgumentException e) {
            findings.add(
                    board(
                            valid.source()
                                    .problem(
                                            "grid.profile",
                                            String.valueOf(e.getMessage()),
                                            "Choose one of 'tidegate grid profile list'.")));
            return;
        }
        List<String> unconfirmed = BoardAssembly.stillUnconfirmed(board, profile);
        String place = valid.source().at("grid.profile").toString();
        if (unconfirmed.isEmpty() && !profile.demonstration()) {
            findings.add(Finding.pass("grid profile", place, profile.name() + ", confirmed"));
        } else {
            findings.add(
                    Finding.warn(
                            "grid profile",
                            place,
                            profile.demonstration()
                                    ? profile.name() + " is not for a real grid"
                                    : unconfirmed.size() + " sections are unconfirmed: no export",
                            profile.demonstration()
                                    ? "Set grid.demonstration to false before connecting a real grid."
                                    : "Confirm them under grid.confirmed."));
        }
        if (depth != Depth.QUICK) {
            pins(board, findings);
            devices(board, profile, depth, findings);
        }
    }

    private void pins(Board board, List<Finding> findings) {
        try {
            FrontEnds.FrontEnd frontEnd = frontEnds.open(board, clock);
            try {
                var pilot = new PilotSample();
                var safety = new SafetySample();
                List<Plane> planes =
                        frontEnd.planes(new Published<>(VehicleState.none(clock.nanos())));
                long end = clock.nanos() + PINS_NANOS;
                while (clock.nanos() - end < 0) {
                    planes.forEach(plane -> plane.step(clock.nanos()));
                    frontEnd.pilot().read(pilot);
                    frontEnd.safety().read(safety);
                    pause.accept(PAUSE_NANOS);
                }
                findings.add(DeviceChecks.pilot(board, pilot));
                findings.addAll(DeviceChecks.safety(board, safety));
            } finally {
                close(frontEnd);
            }
        } catch (IOException | IllegalArgumentException e) {
            findings.add(
                    Finding.fail(
                            "pilot",
                            "pins",
                            String.valueOf(e.getMessage()),
                            "Stop the charger if it runs, and check the pins' keys."));
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // nothing was energised, and the process ends soon
        }
    }

    private void devices(Board board, GridProfile profile, Depth depth, List<Finding> findings) {
        if (board.converter().driver() == Board.ConverterDriver.SUNSPEC) {
            try (ModbusMaster bus = BoardDevices.converterBus(board.converter(), clock)) {
                findings.addAll(DeviceChecks.converter(bus, board, profile.code(), clock, pause));
            }
        }
        try (BoardDevices devices =
                BoardDevices.open(
                        board, GateLine.NOT_WIRED, new EventRing("selftest", 64), clock)) {
            new DeviceRun(board, devices, clock, pause).run(depth == Depth.FULL, findings);
        } catch (IOException e) {
            findings.add(
                    Finding.fail(
                            "devices",
                            "board file",
                            String.valueOf(e.getMessage()),
                            "Correct the register map that the board file names."));
        }
    }
}
