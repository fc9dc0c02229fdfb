package org.tidegate.rig.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.BoardCharger;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.rig.FreePort;
import org.tidegate.rig.demo.TwinFrontEnds;
import org.tidegate.runtime.Clock;

/** The twins' board as {@code run} starts it, with more in its file; real threads and sockets. */
final class RunningBoard implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    final Path file;
    final BoardCharger charger;

    /**
     * @param more sections at the end of the board file
     */
    RunningBoard(Path folder, String more) throws Exception {
        this(folder, 9, more);
    }

    /**
     * @param converterPort where nothing needs to listen
     */
    RunningBoard(Path folder, int converterPort, String more) throws Exception {
        this(text(converterPort) + more, folder);
    }

    /** Sessions begin without an operator. */
    static RunningBoard servingAnybody(Path folder, int converterPort, String more)
            throws Exception {
        return new RunningBoard(
                text(converterPort).replace("authorise_offline: false", "authorise_offline: true")
                        + more,
                folder);
    }

    private RunningBoard(String text, Path folder) throws Exception {
        file = folder.resolve("board.yaml");
        Files.writeString(file, text);
        Board board =
                switch (BoardFiles.load(file)) {
                    case Loaded.Valid valid -> valid.board();
                    case Loaded.Invalid invalid ->
                            throw new AssertionError(invalid.problems().toString());
                };
        GridProfile profile =
                GridProfile.load(
                        board.grid().profile(),
                        board.grid().phases(),
                        board.grid().demonstration());
        charger = BoardCharger.start(board, profile, new TwinFrontEnds(), Clock.system());
    }

    static String text(int converterPort) throws Exception {
        return Files.readString(Path.of("..", "boards", "twin.yaml"))
                .replace("port: 15020", "port: " + converterPort)
                .replace("port: 61851", "port: " + FreePort.forVehicles())
                .replace("  sdp: true\n", "  sdp: false\n")
                .replace("ws://127.0.0.1:19000/ocpp", "ws://127.0.0.1:9/ocpp")
                .replace("console:\n", "console:\n  enabled: false\n")
                .replace("real_time: true", "real_time: false")
                .replace("../demo-out/journal", "journal");
    }

    Snapshot now() {
        return charger.charger().snapshots().latest();
    }

    /** Machines under load are forgiven. */
    void awaits(String what, BooleanSupplier condition) throws InterruptedException {
        for (int left = PATIENCE_MILLIS / 20; left > 0; left--) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError(what + ": " + now());
    }

    @Override
    public void close() {
        charger.close();
    }
}
