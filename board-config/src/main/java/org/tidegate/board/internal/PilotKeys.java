package org.tidegate.board.internal;

import java.util.List;
import org.tidegate.board.Board;

/** The control pilot and the cable; part of {@link Keys}. */
final class PilotKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Board.FrontEnd> FRONT_END =
            KEYS.preset(
                    "pilot.front_end",
                    new ChoiceType<>(Board.FrontEnd.class),
                    Board.FrontEnd.NONE,
                    Sources.OURS,
                    "What measures the pilot; without one no contactor ever closes.");
    static final Key<Board.Connector> CONNECTOR =
            KEYS.preset(
                    "pilot.connector",
                    new ChoiceType<>(Board.Connector.class),
                    Board.Connector.FIXED_CABLE,
                    "IEC 61851-1 cases B and C",
                    "A cable fixed to the charger, or a socket for the user's cable.");
    static final Key<Double> CABLE_CURRENT_LIMIT =
            KEYS.optional(
                    "pilot.cable_current_limit_a",
                    NumberType.number("A", 6, 500, "IEC 61851-1: nothing below 6 A can be offered"),
                    "type plate of the cable",
                    "What the fixed cable carries; a plugged one says it by its resistor.");
    static final Key<Boolean> VENTILATION =
            KEYS.preset(
                    "pilot.ventilation",
                    new FlagType(),
                    false,
                    "IEC 61851-1 state D",
                    "The place is ventilated for vehicles that ask for it.");

    static final Key<Boolean> RELEASE_BUTTON =
            KEYS.preset(
                    "pilot.release_button",
                    new FlagType(),
                    false,
                    "IEC 61851-1 Table B.1",
                    "The connector is Type 1 and its proximity pin is measured: energy stops when"
                            + " its release button is pressed.");

    private PilotKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
