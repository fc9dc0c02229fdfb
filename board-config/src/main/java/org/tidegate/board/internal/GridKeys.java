package org.tidegate.board.internal;

import java.time.LocalDate;
import java.util.List;
import org.tidegate.board.Board;

/** What the grid at this place asks for and allows; part of {@link Keys}. */
final class GridKeys {
    private static final Topic KEYS = new Topic();

    static final Key<String> PROFILE =
            KEYS.required(
                    "grid.profile",
                    TextTypes.pattern(
                            "[a-z0-9][a-z0-9.-]{0,63}",
                            "the id of a grid code profile",
                            "vde-ar-n-4105"),
                    Sources.CONNECTION,
                    "Grid code whose trip stages and functions are in force.");
    static final Key<Double> NOMINAL_VOLTAGE =
            KEYS.preset(
                    "grid.nominal_voltage_v",
                    NumberType.number(
                            "V", 100, 300, "IEC 60038: 120, 230 and 277 V phase to neutral"),
                    230.0,
                    "IEC 60038",
                    "Nominal voltage from phase to neutral: 1 per unit.");
    static final Key<Double> PHASES =
            KEYS.preset(
                    "grid.phases",
                    NumberType.whole("", 1, 3, "wiring of the charger"),
                    3.0,
                    "wiring of the charger",
                    "Phases the converter feeds: 1 or 3.");
    static final Key<Double> IMPORT_LIMIT =
            KEYS.required(
                    "grid.import_limit_w",
                    NumberType.number("W", 0, 350_000, Sources.CONNECTION),
                    Sources.CONNECTION,
                    "Most power the charger may take from the grid.");
    static final Key<Double> EXPORT_LIMIT =
            KEYS.preset(
                    "grid.export_limit_w",
                    NumberType.number("W", 0, 350_000, Sources.CONNECTION),
                    0.0,
                    Sources.CONNECTION,
                    "Most power the charger may feed into the grid.");
    static final Key<Boolean> EXPORT_PERMITTED =
            KEYS.preset(
                    "grid.export_permitted",
                    new FlagType(),
                    false,
                    Sources.CONNECTION,
                    "The grid operator has permitted feeding in.");
    static final Key<Boolean> DEMONSTRATION =
            KEYS.preset(
                    "grid.demonstration",
                    new FlagType(),
                    false,
                    Sources.OURS,
                    "The profile has shortened times and is not for a real grid.");
    static final Key<Board.IslandingMethod> ISLANDING =
            KEYS.preset(
                    "grid.anti_islanding",
                    new ChoiceType<>(Board.IslandingMethod.class),
                    Board.IslandingMethod.PROFILE,
                    "IEEE 1547-2018 8.1, IEC 62116; one method leads, two disturb each other",
                    "Who looks for islands: as the profile says, the converter alone, the"
                            + " controller alone, or the converter with the controller verifying.");
    static final Key<Board.ConverterIslanding> CONVERTER_ISLANDING =
            KEYS.preset(
                    "grid.converter_anti_islanding",
                    new ChoiceType<>(Board.ConverterIslanding.class),
                    Board.ConverterIslanding.UNKNOWN,
                    "the converter's type certificate",
                    "What a person knows of the converter's own method; unknown refuses export to a"
                            + " real grid, whoever looks for islands.");
    static final Key<Double> MEASUREMENT_DELAY =
            KEYS.preset(
                    "grid.measurement_delay_ms",
                    NumberType.whole("ms", 0, 1_000, "measured at commissioning: 20 to 200 ms"),
                    200.0,
                    "the slowest of the converters that were looked at",
                    "Time until a step of the grid shows in the converter's registers. Clearing"
                            + " times that it does not leave room for are the converter's.");
    static final Key<String> CONFIRMED_KEY =
            KEYS.required(
                    "grid.confirmed[].key",
                    TextTypes.pattern(
                            "[a-z0-9_]+(\\.[^\\s=]([^=\\n]*[^\\s=])?)?",
                            "the key of a section of the grid profile",
                            "trip_stages.UV1"),
                    Sources.OURS,
                    "Section of the grid profile with values that have no public source.");
    static final Key<String> CONFIRMED_VALUE =
            KEYS.required(
                    "grid.confirmed[].value",
                    TextTypes.words(2000),
                    Sources.OURS,
                    "What was confirmed, as 'tidegate grid profile show ID --unconfirmed' prints"
                            + " it; when the profile changes, the confirmation is void.");
    static final Key<String> CONFIRMED_BY =
            KEYS.required(
                    "grid.confirmed[].by",
                    TextTypes.words(100),
                    Sources.OURS,
                    "Person who has compared it with the grid code's text.");
    static final Key<LocalDate> CONFIRMED_ON =
            KEYS.required(
                    "grid.confirmed[].on",
                    TextTypes.date(),
                    Sources.OURS,
                    "Day when that happened.");

    private GridKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
