package org.tidegate.board.internal;

import java.util.List;
import org.tidegate.board.Board;

/** The converter and how it is talked to; part of {@link Keys}. */
final class ConverterKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Board.ConverterDriver> DRIVER =
            KEYS.preset(
                    "converter.driver",
                    new ChoiceType<>(Board.ConverterDriver.class),
                    Board.ConverterDriver.SUNSPEC,
                    Sources.OURS,
                    "Language the converter speaks.");
    static final Key<String> CONVERTER_MAP =
            KEYS.optional(
                    "converter.map",
                    TextTypes.words(200),
                    "docs/converters.md",
                    "Register map for driver map: an id such as sinexcel-pws, or a file ending in"
                            + " .yaml.");
    static final Key<String> CONVERTER_HOST =
            KEYS.optional(
                    "converter.host",
                    TextTypes.host(),
                    "wiring of the charger",
                    "Where its Modbus TCP server is; needed without serial_device.");
    static final SerialKeys CONVERTER_SERIAL = new SerialKeys(KEYS, "converter");
    static final Key<Double> CONVERTER_PORT =
            KEYS.preset(
                    "converter.port",
                    NumberType.whole("", 1, 65_535, "Modbus TCP guide: 502"),
                    502.0,
                    "Modbus TCP guide",
                    "Its TCP port.");
    static final Key<Double> UNIT_ID =
            KEYS.preset(
                    "converter.unit_id",
                    NumberType.whole("", 1, 247, "Modbus serial line 1.02, 2.2"),
                    1.0,
                    "Modbus serial line 1.02, 2.2",
                    "Its Modbus unit.");
    static final Key<Double> POLL_INTERVAL =
            KEYS.preset(
                    "converter.poll_interval_ms",
                    NumberType.whole("ms", 20, 1_000, "a blind lane trips; see grid-protection"),
                    100.0,
                    Sources.OURS,
                    "Time from one measurement to the next.");
    static final Key<Double> DEADLINE =
            KEYS.preset(
                    "converter.deadline_ms",
                    NumberType.whole("ms", 10, 1_000, "less than the poll interval"),
                    80.0,
                    Sources.OURS,
                    "Most time for one answer.");
    static final Key<Double> REVERT_TIME =
            KEYS.preset(
                    "converter.revert_time_s",
                    NumberType.whole(
                            "s", 1, 2, "architecture section 4: 0 W within 2 s of any death"),
                    1.0,
                    "architecture section 4",
                    "Silence after which the converter goes to 0 W by itself.");
    static final Key<Double> CHARGE_CAP =
            KEYS.preset(
                    "converter.charge_cap_w",
                    NumberType.number("W", 0, 350_000, "converter datasheet"),
                    350_000.0,
                    "converter datasheet",
                    "Most DC power into the vehicle, if less than the converter's own rating.");
    static final Key<Double> DISCHARGE_CAP =
            KEYS.preset(
                    "converter.discharge_cap_w",
                    NumberType.number("W", 0, 350_000, "converter datasheet"),
                    350_000.0,
                    "converter datasheet",
                    "Most DC power out of the vehicle, if less than the converter's own rating.");

    private ConverterKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
