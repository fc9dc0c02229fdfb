package org.tidegate.hal.pins;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.runtime.Clock;

/**
 * The safety inputs and outputs as GPIO lines: one coherent snapshot per look. A chip that is gone,
 * or an output that is refused, makes the samples old and so the charger safe.
 *
 * <p>An input that says "well" and opened for a moment between two looks is not well in the next
 * sample: the kernel's edges tell.
 */
public final class LineSafetyIo implements SafetyIo, AutoCloseable {
    /** What a line tells; active means the name is true. */
    public enum Input {
        EMERGENCY_STOP_OK,
        RESIDUAL_CURRENT_OK,
        PROTECTIVE_EARTH_OK,
        CONTACTOR_CLOSED,
        /** Left out where the vehicle's inlet locks. */
        CONNECTOR_LOCKED,
        /** The alarm contact of an insulation monitor. */
        INSULATION_OK
    }

    /** What a line does when active. */
    public enum Output {
        CONTACTOR,
        /** Toggles while cycles are healthy. */
        PERMISSION,
        LOCK,
        GATE_BLOCK,
        RESIDUAL_CURRENT_TEST
    }

    /**
     * Sensors that are not lines. Read by the lane: must not wait or allocate.
     *
     * @param insulationOhm NaN while unknown
     * @param connectorTemperatureC NaN without a sensor
     */
    public record Sensors(DoubleSupplier insulationOhm, DoubleSupplier connectorTemperatureC) {
        public static final Sensors NONE = new Sensors(() -> Double.NaN, () -> Double.NaN);
    }

    private static final List<Input> NEEDED_INPUTS =
            List.of(
                    Input.EMERGENCY_STOP_OK,
                    Input.RESIDUAL_CURRENT_OK,
                    Input.PROTECTIVE_EARTH_OK,
                    Input.CONTACTOR_CLOSED);

    /** An alarm contact knows no more than that the limit of IEC 61851-23 is kept. */
    private static final double INSULATION_LIMIT_OHM = 100_000;

    /** A chattering line must not keep the lane. */
    private static final int MOST_EDGES = 64;

    private final Clock clock;
    private final Sensors sensors;
    private final LineInputs inputs;
    private final LineOutputs outputs;
    private final long[] inputBits = new long[Input.values().length];
    private final long[] outputBits = new long[Output.values().length];
    private final long wellBits;
    private final Edge edge = new Edge();
    private boolean permission;
    private boolean refused;
    private long sampledAtNanos;
    private long sequence;
    private long interruptions;

    private LineSafetyIo(
            Clock clock,
            Sensors sensors,
            LineInputs inputs,
            List<Input> inputOrder,
            LineOutputs outputs,
            List<Output> outputOrder) {
        this.clock = clock;
        this.sensors = sensors;
        this.inputs = inputs;
        this.outputs = outputs;
        for (int i = 0; i < inputOrder.size(); i++) {
            inputBits[inputOrder.get(i).ordinal()] = 1L << i;
        }
        for (int i = 0; i < outputOrder.size(); i++) {
            outputBits[outputOrder.get(i).ordinal()] = 1L << i;
        }
        wellBits =
                bit(Input.EMERGENCY_STOP_OK)
                        | bit(Input.RESIDUAL_CURRENT_OK)
                        | bit(Input.PROTECTIVE_EARTH_OK);
    }

    /**
     * @throws PinException naming the line, when one is missing, taken or forbidden
     */
    public static LineSafetyIo open(
            Pins pins, Map<Input, Line> in, Map<Output, Line> out, Sensors sensors, Clock clock)
            throws PinException {
        for (Input input : NEEDED_INPUTS) {
            need(in.containsKey(input), input);
        }
        need(out.containsKey(Output.CONTACTOR), Output.CONTACTOR);
        need(out.containsKey(Output.PERMISSION), Output.PERMISSION);
        var inputOrder = List.copyOf(new EnumMap<>(in).keySet());
        var outputOrder = List.copyOf(new EnumMap<>(out).keySet());
        LineInputs inputs = pins.inputs("tidegate-safety", lines(inputOrder, in));
        try {
            LineOutputs outputs = pins.outputs("tidegate-safety", lines(outputOrder, out));
            return new LineSafetyIo(clock, sensors, inputs, inputOrder, outputs, outputOrder);
        } catch (PinException e) {
            inputs.close();
            throw e;
        }
    }

    private static <K> List<Line> lines(List<K> order, Map<K, Line> lines) {
        var ordered = new ArrayList<Line>();
        for (K each : order) {
            Line line = lines.get(each);
            if (line != null) {
                ordered.add(line);
            }
        }
        return ordered;
    }

    private static void need(boolean there, Enum<?> use) throws PinException {
        if (!there) {
            String name = use.name().toLowerCase(Locale.ROOT);
            throw new PinException(
                    "pins.lines",
                    "no line is used for " + name,
                    "Add an entry with 'use: " + name + "'.");
        }
    }

    @Override
    public void read(SafetySample into) {
        long levels = inputs.levels();
        levels = levels == LineInputs.UNREADABLE ? levels : levels & ~opened();
        if (levels != LineInputs.UNREADABLE && !refused) {
            sampledAtNanos = clock.nanos();
            sequence++;
            into.emergencyStopOk = is(levels, Input.EMERGENCY_STOP_OK);
            into.residualCurrentOk = is(levels, Input.RESIDUAL_CURRENT_OK);
            into.protectiveEarthOk = is(levels, Input.PROTECTIVE_EARTH_OK);
            into.contactorClosed = is(levels, Input.CONTACTOR_CLOSED);
            into.connectorLocked =
                    bit(Input.CONNECTOR_LOCKED) == 0 || is(levels, Input.CONNECTOR_LOCKED);
            into.insulationOhm = insulationOhm(levels);
            into.connectorTemperatureC = sensors.connectorTemperatureC().getAsDouble();
        }
        into.sampledAtNanos = sampledAtNanos;
        into.sequence = sequence;
    }

    private double insulationOhm(long levels) {
        double measured = sensors.insulationOhm().getAsDouble();
        if (bit(Input.INSULATION_OK) == 0) {
            return measured;
        }
        if (!is(levels, Input.INSULATION_OK)) {
            return 0;
        }
        return Double.isNaN(measured) ? INSULATION_LIMIT_OHM : measured;
    }

    /** Inputs that were well and opened since the last look, however short. */
    private long opened() {
        long opened = 0;
        for (int i = 0; i < MOST_EDGES && inputs.nextEdge(edge); i++) {
            if (!edge.rising && edge.index >= 0) {
                opened |= 1L << edge.index & wellBits;
            }
        }
        if (opened != 0) {
            interruptions++;
        }
        return opened;
    }

    /** Looks in which a "well" input had opened for a moment at least. */
    public long interruptions() {
        return interruptions;
    }

    /** Edges the kernel had to drop. */
    public long lostEdges() {
        return inputs.lostEdges();
    }

    @Override
    public void commandContactor(boolean close) {
        set(Output.CONTACTOR, close);
    }

    @Override
    public void commandLock(boolean locked) {
        set(Output.LOCK, locked);
    }

    @Override
    public boolean hasLock() {
        return bit(Output.LOCK) != 0 && bit(Input.CONNECTOR_LOCKED) != 0;
    }

    @Override
    public void togglePermission() {
        permission = !permission;
        set(Output.PERMISSION, permission);
    }

    @Override
    public boolean hasResidualCurrentTest() {
        return bit(Output.RESIDUAL_CURRENT_TEST) != 0;
    }

    @Override
    public void testResidualCurrent(boolean on) {
        set(Output.RESIDUAL_CURRENT_TEST, on);
    }

    /** The line that blocks the converter's pulses; {@link GateLine#NOT_WIRED} without one. */
    public GateLine gate() {
        return bit(Output.GATE_BLOCK) == 0
                ? GateLine.NOT_WIRED
                : blocked -> set(Output.GATE_BLOCK, blocked);
    }

    private void set(Output output, boolean active) {
        long bit = bit(output);
        if (bit != 0 && !outputs.set(active ? bit : 0, bit)) {
            refused = true;
        }
    }

    private long bit(Input input) {
        return inputBits[input.ordinal()];
    }

    private long bit(Output output) {
        return outputBits[output.ordinal()];
    }

    private boolean is(long levels, Input input) {
        return (levels & bit(input)) != 0;
    }

    @Override
    public void close() {
        outputs.close();
        inputs.close();
    }
}
