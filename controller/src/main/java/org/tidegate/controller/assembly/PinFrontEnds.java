package org.tidegate.controller.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tidegate.board.Board;
import org.tidegate.board.Board.LineUse;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineSafetyIo;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.PwmOutput;
import org.tidegate.hal.pins.SerialDevice;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.frontend.AdcPilot;
import org.tidegate.pilot.frontend.ComparatorLines;
import org.tidegate.pilot.frontend.ComparatorPilot;
import org.tidegate.pilot.frontend.Microcontroller;
import org.tidegate.pilot.frontend.SerialPort;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** Front ends of real boards: comparators, an ADC, or a microcontroller, as the file says. */
public final class PinFrontEnds implements FrontEnds {
    /** IEC 61851-1: 1 kHz. */
    private static final long PILOT_PERIOD_NANOS = 1_000_000;

    private static final int RING = 256;

    private static final Map<LineUse, LineSafetyIo.Input> INPUTS =
            Map.of(
                    LineUse.EMERGENCY_STOP_OK, LineSafetyIo.Input.EMERGENCY_STOP_OK,
                    LineUse.RESIDUAL_CURRENT_OK, LineSafetyIo.Input.RESIDUAL_CURRENT_OK,
                    LineUse.PROTECTIVE_EARTH_OK, LineSafetyIo.Input.PROTECTIVE_EARTH_OK,
                    LineUse.CONTACTOR_CLOSED, LineSafetyIo.Input.CONTACTOR_CLOSED,
                    LineUse.CONNECTOR_LOCKED, LineSafetyIo.Input.CONNECTOR_LOCKED,
                    LineUse.INSULATION_OK, LineSafetyIo.Input.INSULATION_OK);

    private static final Map<LineUse, LineSafetyIo.Output> OUTPUTS =
            Map.of(
                    LineUse.CONTACTOR, LineSafetyIo.Output.CONTACTOR,
                    LineUse.PERMISSION, LineSafetyIo.Output.PERMISSION,
                    LineUse.LOCK, LineSafetyIo.Output.LOCK,
                    LineUse.GATE_BLOCK, LineSafetyIo.Output.GATE_BLOCK,
                    LineUse.RESIDUAL_CURRENT_TEST, LineSafetyIo.Output.RESIDUAL_CURRENT_TEST);

    /** In the order of the bits of {@link ComparatorLines}. */
    private static final List<LineUse> COMPARATORS =
            List.of(
                    LineUse.PILOT_ABOVE_10V5,
                    LineUse.PILOT_ABOVE_7V5,
                    LineUse.PILOT_ABOVE_4V5,
                    LineUse.PILOT_ABOVE_1V5,
                    LineUse.PILOT_BELOW_MINUS_10V5);

    private final Pins pins;

    public PinFrontEnds(Pins pins) {
        this.pins = pins;
    }

    @Override
    public FrontEnd open(Board board, Clock clock) throws IOException {
        var opening = new Opening(board.pins(), clock);
        try {
            return switch (board.pilot().frontEnd()) {
                case NONE, TWIN -> FrontEnds.none();
                case COMPARATORS -> opening.comparators();
                case ADC -> opening.adc();
                case MICROCONTROLLER -> opening.microcontroller();
            };
        } catch (IOException | RuntimeException e) {
            opening.close();
            throw e;
        }
    }

    /** What is open so far, so that a failure half-way leaves nothing behind. */
    private final class Opening {
        private final Board.Pins wiring;
        private final Clock clock;
        private final List<AutoCloseable> open = new ArrayList<>();
        private final List<Plane> planes = new ArrayList<>();
        private final List<EventRing> rings = new ArrayList<>();

        Opening(Board.Pins wiring, Clock clock) {
            this.wiring = wiring;
            this.clock = clock;
        }

        FrontEnd comparators() throws PinException {
            var lines = new ArrayList<Line>();
            for (LineUse use : COMPARATORS) {
                lines.add(line(use));
            }
            LineInputs inputs = keep(pins.inputs("tidegate-pilot", lines));
            PwmOutput pwm = pwm();
            var pilot = new ComparatorPilot(new Comparators(inputs, clock), pwm::setDutyPercent);
            AnalogChannels channels = keep(AnalogChannels.open(pins, wiring));
            return withLines(pilot, channels);
        }

        FrontEnd adc() throws PinException {
            PwmOutput pwm = pwm();
            AnalogChannels channels = keep(AnalogChannels.open(pins, wiring));
            AdcPilot pilot =
                    channels.seesThePilotItself()
                            ? AdcPilot.scanning(channels, pwm::setDutyPercent)
                            : AdcPilot.withPeakDetectors(channels, pwm::setDutyPercent);
            planes.add(pilot);
            return withLines(pilot, channels);
        }

        private FrontEnd withLines(PilotIo pilot, AnalogChannels channels) throws PinException {
            if (channels.measuresTemperature()) {
                planes.add(channels.thermometer());
            }
            LineSafetyIo safety =
                    keep(
                            LineSafetyIo.open(
                                    pins,
                                    lines(INPUTS, LineSafetyIo.Input.class),
                                    lines(OUTPUTS, LineSafetyIo.Output.class),
                                    new LineSafetyIo.Sensors(
                                            () -> Double.NaN, channels::connectorTemperatureC),
                                    clock));
            return new Opened(pilot, safety, safety.gate(), planes, rings, this::close);
        }

        FrontEnd microcontroller() throws PinException {
            String device = wiring.serialDevice();
            if (device == null) {
                throw new PinException("pins.serial_device", "it is missing", "Add it.");
            }
            SerialDevice line = keep(pins.serial(device, wiring.serialBaud()));
            var ring = new EventRing("pilot-mcu", RING);
            rings.add(ring);
            var mcu = new Microcontroller(new Port(line), ring);
            planes.add(mcu);
            return new Opened(
                    mcu, new McuSafetyIo(mcu), mcu::blockGate, planes, rings, this::close);
        }

        private PwmOutput pwm() throws PinException {
            String chip = wiring.pwmChip();
            if (chip == null) {
                throw new PinException("pins.pwm_chip", "it is missing", "Add it.");
            }
            return keep(pins.pwm(chip, wiring.pwmChannel(), PILOT_PERIOD_NANOS));
        }

        private Line line(LineUse use) throws PinException {
            for (Board.Line line : wiring.lines()) {
                if (line.use() == use) {
                    return toLine(line);
                }
            }
            throw new PinException("pins.lines", "no line is used for " + use, "Add an entry.");
        }

        private <K extends Enum<K>> Map<K, Line> lines(Map<LineUse, K> uses, Class<K> type) {
            var lines = new EnumMap<K, Line>(type);
            for (Board.Line line : wiring.lines()) {
                K use = uses.get(line.use());
                if (use != null) {
                    lines.put(use, toLine(line));
                }
            }
            return lines;
        }

        private <T extends AutoCloseable> T keep(T device) {
            open.add(device);
            return device;
        }

        void close() {
            for (AutoCloseable device : open.reversed()) {
                try {
                    device.close();
                } catch (Exception e) {
                    throw new IllegalStateException("a pin did not close", e);
                }
            }
            open.clear();
        }
    }

    private static Line toLine(Board.Line line) {
        Line.Bias bias =
                switch (line.bias()) {
                    case AS_IS -> Line.Bias.AS_IS;
                    case PULL_UP -> Line.Bias.PULL_UP;
                    case PULL_DOWN -> Line.Bias.PULL_DOWN;
                    case DISABLED -> Line.Bias.DISABLED;
                };
        return new Line(line.chip(), line.line(), line.activeLow(), bias, line.debounceUs());
    }

    private record Opened(
            PilotIo pilot,
            SafetyIo safety,
            GateLine gate,
            List<Plane> ownPlanes,
            List<EventRing> rings,
            Runnable closing)
            implements FrontEnd {
        @Override
        public List<Plane> planes(Published<VehicleState> vehicle) {
            return ownPlanes;
        }

        @Override
        public boolean isTwin() {
            return false;
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private static final class Comparators implements ComparatorLines {
        private final LineInputs inputs;
        private final Clock clock;
        private long readAtNanos;

        Comparators(LineInputs inputs, Clock clock) {
            this.inputs = inputs;
            this.clock = clock;
        }

        @Override
        public long levels() {
            readAtNanos = clock.nanos();
            return inputs.levels();
        }

        @Override
        public long readAtNanos() {
            return readAtNanos;
        }
    }

    private record Port(SerialDevice line) implements SerialPort {
        @Override
        public int read(byte[] into) {
            return line.read(into);
        }

        @Override
        public int write(byte[] from, int length) {
            return line.write(from, length);
        }
    }
}
