package org.tidegate.board.internal;

import java.util.List;
import org.tidegate.board.Board;

/** The insulation monitor of the DC side; part of {@link Keys}. */
final class InsulationKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Board.InsulationDriver> DRIVER =
            KEYS.preset(
                    "insulation.driver",
                    new ChoiceType<>(Board.InsulationDriver.class),
                    Board.InsulationDriver.NONE,
                    Sources.OURS,
                    "Insulation monitor on a bus; none where a line of section pins or the pilot"
                            + " microcontroller tells.");
    static final Key<String> MAP =
            KEYS.optional(
                    "insulation.map",
                    TextTypes.words(200),
                    "docs/converters.md",
                    "Register map for driver map: an id, or a file ending in .yaml.");
    static final Key<String> HOST =
            KEYS.optional(
                    "insulation.host",
                    TextTypes.host(),
                    Sources.WIRING,
                    "Where its Modbus TCP server is; needed without serial_device.");
    static final SerialKeys SERIAL = new SerialKeys(KEYS, "insulation");
    static final Key<Double> PORT =
            KEYS.preset(
                    "insulation.port",
                    NumberType.whole("", 1, 65_535, "Modbus TCP guide: 502"),
                    502.0,
                    "Modbus TCP guide",
                    "Its TCP port.");
    static final Key<Double> UNIT_ID =
            KEYS.preset(
                    "insulation.unit_id",
                    NumberType.whole("", 1, 247, "Modbus serial line 1.02, 2.2"),
                    1.0,
                    "Modbus serial line 1.02, 2.2",
                    "Its Modbus unit.");

    private InsulationKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
