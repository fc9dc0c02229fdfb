package org.tidegate.rig.board;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineSafetyIo.Input;
import org.tidegate.hal.pins.LineSafetyIo.Output;

/** Which line of the simulated chip is what. */
final class BoardLines {
    /** gpio-sim names its chips after their place in configfs. */
    static final String CHIP = "gpio-sim.0-node0";

    static final int COMPARATORS = 5;
    static final int EMERGENCY_STOP_OK = 5;
    static final int RESIDUAL_CURRENT_OK = 6;
    static final int PROTECTIVE_EARTH_OK = 7;
    static final int CONTACTOR_CLOSED = 8;
    static final int INSULATION_OK = 9;
    static final int CONTACTOR = 10;
    static final int PERMISSION = 11;
    static final int GATE_BLOCK = 12;
    static final int OSCILLATING = 13;
    static final int STATIC_HIGH = 14;
    static final int PLUGGED = 15;
    static final int S2 = 16;
    static final int SPARE = 17;
    static final int VEHICLE_CLOSED = 21;
    static final int COUNT = 24;

    private BoardLines() {}

    static Line line(int offset) {
        return Line.of(CHIP, Integer.toString(offset));
    }

    static Map<Input, Line> inputs() {
        var lines = new EnumMap<Input, Line>(Input.class);
        lines.put(Input.EMERGENCY_STOP_OK, line(EMERGENCY_STOP_OK));
        lines.put(Input.RESIDUAL_CURRENT_OK, line(RESIDUAL_CURRENT_OK));
        lines.put(Input.PROTECTIVE_EARTH_OK, line(PROTECTIVE_EARTH_OK));
        lines.put(Input.CONTACTOR_CLOSED, line(CONTACTOR_CLOSED));
        lines.put(Input.INSULATION_OK, line(INSULATION_OK));
        return lines;
    }

    static Map<Output, Line> outputs() {
        var lines = new EnumMap<Output, Line>(Output.class);
        lines.put(Output.CONTACTOR, line(CONTACTOR));
        lines.put(Output.PERMISSION, line(PERMISSION));
        lines.put(Output.GATE_BLOCK, line(GATE_BLOCK));
        return lines;
    }

    static List<Line> comparators() {
        return List.of(line(0), line(1), line(2), line(3), line(4));
    }

    static List<Line> world() {
        return List.of(
                line(OSCILLATING),
                line(STATIC_HIGH),
                line(PLUGGED),
                line(S2),
                line(VEHICLE_CLOSED));
    }
}
