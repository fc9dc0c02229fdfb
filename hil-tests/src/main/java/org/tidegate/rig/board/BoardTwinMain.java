package org.tidegate.rig.board;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.rig.converter.ConverterModel;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.converter.ConverterTwin;
import org.tidegate.rig.converter.FaultPanel;
import org.tidegate.rig.converter.MapLayout;
import org.tidegate.rig.converter.SunSpecRegisterMap;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.Clock;

/**
 * Everything around the control board, in a process that outlives it: contactors behind the
 * hardware's own AND, comparators on the pilot wire, and a converter on Modbus TCP.
 *
 * <p>Prints {@code nanos what} at every change and obeys {@code press}, {@code release}, {@code
 * stick} and {@code free} on its standard input.
 */
public final class BoardTwinMain {
    private static final long PERIOD_NANOS = 2_000_000L;
    private static final long PERMISSION_NANOS = 200_000_000L;
    private static final long CONTACTOR_NANOS = 30_000_000L;
    private static final double FLOWING_W = 1_000;
    private static final double NO_POWER_W = 50;

    private final Clock clock = Clock.system();
    private final SimulatedChip chip;
    private final FaultPanel faults = new FaultPanel();
    private final ConverterModel converter;
    private volatile boolean pressed;
    private volatile boolean closed;

    private BoardTwinMain(SimulatedChip chip) {
        this.chip = chip;
        this.converter =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(clock, 50, 1),
                        LinearBattery.halfFull(() -> closed),
                        faults);
    }

    public static void main(String[] args) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        new BoardTwinMain(SimulatedChip.find()).run();
    }

    private void run() throws IOException {
        var map = new SunSpecRegisterMap(converter, MapLayout.complete());
        try (ConverterTwin twin = ConverterTwin.start(map, 0, clock)) {
            say("port " + twin.port());
            Thread.ofPlatform().daemon().start(this::obey);
            live();
        }
    }

    private void obey() {
        try (var in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                switch (line) {
                    case "press" -> pressed = true;
                    case "release" -> pressed = false;
                    case "stick" -> faults.inject(ConverterFault.NO_ANSWER);
                    case "free" -> faults.clear(ConverterFault.NO_ANSWER);
                    default -> say("unknown " + line);
                }
            }
        } catch (IOException _) {
            // the same as the end
        }
        System.exit(0);
    }

    private void live() {
        boolean permission = false;
        long toggledAtNanos = clock.nanos() - PERMISSION_NANOS;
        boolean goal = false;
        long dueNanos = 0;
        boolean flowing = false;
        while (true) {
            long nowNanos = clock.nanos();
            boolean level = chip.isHigh(BoardLines.PERMISSION);
            if (level != permission) {
                permission = level;
                toggledAtNanos = nowNanos;
            }
            boolean coil =
                    chip.isHigh(BoardLines.CONTACTOR)
                            && !pressed
                            && nowNanos - toggledAtNanos < PERMISSION_NANOS;
            if (coil != goal) {
                goal = coil;
                dueNanos = nowNanos + CONTACTOR_NANOS;
            }
            if (closed != goal && nowNanos - dueNanos >= 0) {
                closed = goal;
                say(closed ? "closed" : "open");
            }
            converter.blockGates(chip.isHigh(BoardLines.GATE_BLOCK));
            drive();
            double powerW = Math.abs(converter.acPowerW());
            if (flowing ? powerW < NO_POWER_W : powerW > FLOWING_W) {
                flowing = !flowing;
                say(flowing ? "power" : "none");
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    private void drive() {
        chip.drive(BoardLines.EMERGENCY_STOP_OK, !pressed);
        chip.drive(BoardLines.RESIDUAL_CURRENT_OK, true);
        chip.drive(BoardLines.PROTECTIVE_EARTH_OK, true);
        chip.drive(BoardLines.INSULATION_OK, true);
        chip.drive(BoardLines.CONTACTOR_CLOSED, closed);
        boolean oscillates = chip.isHigh(BoardLines.OSCILLATING);
        boolean positive = oscillates || chip.isHigh(BoardLines.STATIC_HIGH);
        boolean plugged = chip.isHigh(BoardLines.PLUGGED);
        boolean ready = plugged && chip.isHigh(BoardLines.S2);
        chip.drive(0, positive && !plugged);
        chip.drive(1, positive && !ready);
        chip.drive(2, positive);
        chip.drive(3, positive);
        chip.drive(4, oscillates || !positive);
    }

    private void say(String what) {
        System.out.println(clock.nanos() + " " + what);
        System.out.flush();
    }
}
