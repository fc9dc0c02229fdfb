package org.tidegate.rig.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.BoardDevices;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.SharedLine;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

@DisplayName("A meter and an insulation monitor on one RS-485 line")
class SharedSerialLineTest {
    private static final Path SOCAT = Path.of("/usr/bin/socat");

    @TempDir private Path folder;

    private static Board board(String line) {
        String text =
                """
                charger: {identity: TG-1, serial: A7}
                grid: {profile: p, import_limit_w: 1}
                converter: {host: 127.0.0.1, port: 9}
                pilot: {cable_current_limit_a: 32}
                vehicle: {tls: false}
                meter: {driver: map, map: eastron-sdm630, serial_device: %s}
                insulation:
                  {driver: map, map: example-insulation, serial_device: %s, unit_id: 2}
                """
                        .formatted(line, line);
        return switch (BoardFiles.read(
                "b.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/x"))) {
            case Loaded.Valid valid -> valid.board();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    @Test
    void takes_turns_on_one_thread_and_both_are_heard() throws Exception {
        assumeTrue(Files.isExecutable(SOCAT), "socat is not installed here");
        Path ours = Path.of("/dev/tidegate-test-" + ProcessHandle.current().pid());
        Path theirs = folder.resolve("theirs");
        assumeTrue(Files.isWritable(Path.of("/dev")), "no device can be named here");
        Process wire =
                new ProcessBuilder(
                                SOCAT.toString(),
                                "pty,raw,echo=0,link=" + ours,
                                "pty,raw,echo=0,link=" + theirs)
                        .start();
        try {
            await(() -> Files.exists(ours) && Files.exists(theirs));
            try (var slave = new MeterSlave(theirs.toRealPath().toString());
                    BoardDevices devices =
                            BoardDevices.open(
                                    board(ours.toString()),
                                    GateLine.NOT_WIRED,
                                    new EventRing("bus", 64),
                                    Clock.system())) {
                slave.reads(-3_000);
                slave.insulation(500, false);
                assertThat(devices.planes()).hasSize(2);
                Plane line = devices.planes().getLast();
                assertThat(line).isInstanceOf(SharedLine.class);
                await(
                        () -> {
                            line.step(Clock.system().nanos());
                            return devices.siteMeter().latest().quality().isGood()
                                    && devices.insulation().latest().sequence() > 2;
                        });
                assertThat(devices.siteMeter().latest().powerW()).isEqualTo(-3_000);
                assertThat(devices.insulation().latest().lowestOhm()).isEqualTo(500_000);
            }
        } finally {
            wire.destroy();
            Files.deleteIfExists(ours);
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int left = 1_500; left > 0; left--) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("it does not come");
    }
}
