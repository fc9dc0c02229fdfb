package org.tidegate.board.internal;

import java.util.List;
import org.tidegate.board.Board;

/** The meter at the site's connection to the grid; part of {@link Keys}. */
final class MeterKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Board.MeterDriver> METER_DRIVER =
            KEYS.preset(
                    "meter.driver",
                    new ChoiceType<>(Board.MeterDriver.class),
                    Board.MeterDriver.NONE,
                    Sources.OURS,
                    "Language of the meter at the site's connection to the grid.");
    static final Key<String> METER_MAP =
            KEYS.optional(
                    "meter.map",
                    TextTypes.words(200),
                    "docs/converters.md",
                    "Register map for driver map: an id such as eastron-sdm630, or a file ending"
                            + " in .yaml.");
    static final Key<String> METER_HOST =
            KEYS.optional(
                    "meter.host",
                    TextTypes.host(),
                    "wiring of the site",
                    "Where its Modbus TCP server is; needed without serial_device.");
    static final SerialKeys METER_SERIAL = new SerialKeys(KEYS, "meter");
    static final Key<Double> METER_PORT =
            KEYS.preset(
                    "meter.port",
                    NumberType.whole("", 1, 65_535, "Modbus TCP guide: 502"),
                    502.0,
                    "Modbus TCP guide",
                    "Its TCP port.");
    static final Key<Double> METER_UNIT_ID =
            KEYS.preset(
                    "meter.unit_id",
                    NumberType.whole("", 1, 247, "Modbus serial line 1.02, 2.2"),
                    1.0,
                    "Modbus serial line 1.02, 2.2",
                    "Its Modbus unit.");
    static final Key<Boolean> METER_PLUS_IS_EXPORT =
            KEYS.preset(
                    "meter.plus_is_export",
                    new FlagType(),
                    false,
                    "manual of the meter",
                    "A SunSpec meter counts export as plus; a register map says it itself.");

    private MeterKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
