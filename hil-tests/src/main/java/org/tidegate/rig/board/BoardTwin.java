package org.tidegate.rig.board;

import java.io.IOException;
import org.tidegate.controller.lane.LaneThread;
import org.tidegate.controller.lane.LatenessRecorder;
import org.tidegate.controller.lane.RealTimeSetup;
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
import org.tidegate.runtime.EventRing;

/**
 * Everything around the control board, in a process that outlives it: contactors behind the
 * hardware's own AND, comparators on the pilot wire, and a converter on Modbus TCP. Looks at the
 * lines every 2 ms, above the charger's priority as hardware is, and marks every change in the
 * kernel's trace.
 */
final class BoardTwin implements AutoCloseable {
    // What it marks.
    static final String COIL_ON = "coil on";
    static final String COIL_OFF_LOOP = "coil off: emergency stop loop";
    static final String COIL_OFF_COMMAND = "coil off: command";
    static final String COIL_OFF_PERMISSION = "coil off: permission";
    static final String CLOSED = "contacts closed";
    static final String OPEN = "contacts open";
    static final String POWER = "power flows";
    static final String NO_POWER = "no power";
    static final String ORDERED = "converter ordered";
    static final String ORDERED_OFF = "converter ordered off";
    static final String FELL_BACK = "converter fell back by itself";
    static final String PILOT_A = "pilot A";
    static final String PILOT_B = "pilot B";
    static final String PILOT_WHOLE = "pilot as the vehicle wants it";

    static final long PERMISSION_NANOS = 200_000_000L;

    private static final long PERIOD_NANOS = 2_000_000L;
    private static final int PRIORITY = 90;
    private static final long CONTACTOR_NANOS = 30_000_000L;
    private static final double FLOWING_W = 1_000;
    private static final double NO_POWER_W = 50;

    /** What the hardware makes of the vehicle's end of the pilot. */
    enum Wire {
        WHOLE,
        /** The vehicle's switch is open, whatever it wants. */
        S2_OPEN,
        /** The plug is pulled. */
        CUT
    }

    private final SimulatedChip chip;
    private final KernelTrace trace;
    private final FaultPanel faults = new FaultPanel();
    private final ConverterModel converter;
    private final SunSpecRegisterMap map;
    private final ConverterTwin device;
    private final LaneThread thread;
    private final boolean[] driven = new boolean[BoardLines.COUNT];
    private volatile boolean pressed;
    private volatile Wire wire = Wire.WHOLE;
    private volatile boolean closed;

    /** Closes once and never opens: in no trial is the vehicle of any help. */
    private volatile boolean vehicleClosed;

    private volatile boolean flowing;
    private boolean begun;
    private boolean permission;
    private long toggledAtNanos;
    private boolean coil;
    private long dueNanos;
    private boolean ordered;
    private Wire wireMarked = Wire.WHOLE;

    private BoardTwin(SimulatedChip chip, KernelTrace trace, Clock clock) throws IOException {
        this.chip = chip;
        this.trace = trace;
        this.converter =
                new ConverterModel(
                        ConverterRatings.elevenKw(),
                        new GridTwin(clock, 50, 1),
                        LinearBattery.halfFull(() -> closed && vehicleClosed),
                        faults);
        this.map = new SunSpecRegisterMap(converter, MapLayout.complete());
        this.device = ConverterTwin.start(map, 0, clock);
        this.thread =
                new LaneThread(
                        new RealTimeSetup(PERIOD_NANOS, PRIORITY, RealTimeSetup.ANY_CPU, false),
                        clock,
                        (nowNanos, _) -> look(nowNanos),
                        _ -> {},
                        Throwable::printStackTrace,
                        new LatenessRecorder(),
                        new EventRing("hardware", 64));
    }

    static BoardTwin start(SimulatedChip chip, KernelTrace trace, Clock clock) throws IOException {
        var twin = new BoardTwin(chip, trace, clock);
        twin.thread.start();
        return twin;
    }

    int port() {
        return device.port();
    }

    boolean isClosed() {
        return closed;
    }

    boolean powerFlows() {
        return flowing;
    }

    /** At the grid terminals. */
    double powerW() {
        return converter.acPowerW();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void pressEmergencyStop() {
        pressed = true;
    }

    void change(Wire next) {
        wire = next;
    }

    /** Nothing passes on the bus, in neither direction. */
    void stickBus() {
        faults.inject(ConverterFault.NO_ANSWER);
    }

    private void look(long nowNanos) {
        if (!begun) {
            begun = true;
            toggledAtNanos = nowNanos - PERMISSION_NANOS;
            drive(true);
        }
        boolean level = chip.isHigh(BoardLines.PERMISSION);
        if (level != permission) {
            permission = level;
            toggledAtNanos = nowNanos;
        }
        boolean commanded = chip.isHigh(BoardLines.CONTACTOR);
        boolean permitted = nowNanos - toggledAtNanos < PERMISSION_NANOS;
        boolean now = commanded && !pressed && permitted;
        if (now != coil) {
            coil = now;
            dueNanos = nowNanos + CONTACTOR_NANOS;
            trace.mark(
                    now
                            ? COIL_ON
                            : pressed
                                    ? COIL_OFF_LOOP
                                    : commanded ? COIL_OFF_PERMISSION : COIL_OFF_COMMAND);
        }
        if (closed != coil && nowNanos - dueNanos >= 0) {
            closed = coil;
            trace.mark(closed ? CLOSED : OPEN);
        }
        vehicleClosed |= chip.isHigh(BoardLines.VEHICLE_CLOSED);
        map.blockGates(chip.isHigh(BoardLines.GATE_BLOCK));
        drive(false);
        watchConverter();
    }

    private void watchConverter() {
        double powerW = Math.abs(converter.acPowerW());
        if (flowing ? powerW < NO_POWER_W : powerW > FLOWING_W) {
            flowing = !flowing;
            trace.mark(flowing ? POWER : NO_POWER);
        }
        boolean now = Math.abs(converter.commandedW()) >= NO_POWER_W;
        if (now != ordered) {
            ordered = now;
            trace.mark(now ? ORDERED : converter.fellBack() ? FELL_BACK : ORDERED_OFF);
        }
    }

    private void drive(boolean everything) {
        Wire wireNow = wire;
        if (wireNow != wireMarked) {
            wireMarked = wireNow;
            trace.mark(
                    switch (wireNow) {
                        case WHOLE -> PILOT_WHOLE;
                        case S2_OPEN -> PILOT_B;
                        case CUT -> PILOT_A;
                    });
        }
        drive(BoardLines.EMERGENCY_STOP_OK, !pressed, everything);
        drive(BoardLines.RESIDUAL_CURRENT_OK, true, everything);
        drive(BoardLines.PROTECTIVE_EARTH_OK, true, everything);
        drive(BoardLines.INSULATION_OK, true, everything);
        drive(BoardLines.CONTACTOR_CLOSED, closed, everything);
        boolean oscillates = chip.isHigh(BoardLines.OSCILLATING);
        boolean positive = oscillates || chip.isHigh(BoardLines.STATIC_HIGH);
        boolean plugged = wireNow != Wire.CUT && chip.isHigh(BoardLines.PLUGGED);
        boolean ready = plugged && wireNow == Wire.WHOLE && chip.isHigh(BoardLines.S2);
        drive(0, positive && !plugged, everything);
        drive(1, positive && !ready, everything);
        drive(2, positive, everything);
        drive(3, positive, everything);
        drive(4, oscillates || !positive, everything);
    }

    /** Wires do not chatter: only what changes is written. */
    private void drive(int line, boolean high, boolean everything) {
        if (everything || driven[line] != high) {
            driven[line] = high;
            chip.drive(line, high);
        }
    }

    @Override
    public void close() {
        thread.close();
        device.close();
    }
}
