package org.tidegate.controller.console;

import java.util.Locale;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;

/**
 * What the charger is doing, for a person: a pure function of the snapshot, used by the page, the
 * API and the command line alike.
 *
 * @param id stable word for programs
 * @param text one short line
 * @param detail the next thing one would ask; may be empty
 * @param direction where power flows
 */
record StateWords(String id, String text, String detail, Direction direction) {
    /** Below this the converter idles, whatever the sign of its reading. */
    private static final double FLOWING_W = 50;

    enum Direction {
        INTO_VEHICLE("into the vehicle"),
        INTO_GRID("into the grid"),
        NONE("no power flows"),
        UNKNOWN("power is not measured");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Direction of(double acPowerW) {
            if (Double.isNaN(acPowerW)) {
                return UNKNOWN;
            }
            return acPowerW > FLOWING_W ? INTO_VEHICLE : acPowerW < -FLOWING_W ? INTO_GRID : NONE;
        }
    }

    static StateWords of(Snapshot s) {
        Direction direction = Direction.of(s.power().acPowerW());
        SessionPhase phase = s.session().phase();
        String stopReason = s.session().stopReason();
        if (phase == SessionPhase.FAULTED) {
            return new StateWords("FAULTED", "Out of order", stopReason, direction);
        }
        if (s.grid().tripped()) {
            return new StateWords(
                    "GRID_TRIPPED", "Stopped by grid protection", tripDetail(s.grid()), direction);
        }
        if (!s.grid().measured()) {
            return new StateWords(
                    "GRID_NOT_MEASURED",
                    "The grid is not being measured",
                    "power stays at zero until it is",
                    direction);
        }
        if (phase == SessionPhase.ENERGY) {
            return energy(s, direction);
        }
        String text = phase.text();
        String hold = s.site().hold();
        return new StateWords(
                phase.name(),
                text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1),
                hold.isEmpty() || !mayBegin(phase) ? stopReason : hold,
                direction);
    }

    private static boolean mayBegin(SessionPhase phase) {
        return switch (phase) {
            case AVAILABLE, AUTHORISING, FINISHED -> true;
            case PREPARING, CABLE_CHECK, PRE_CHARGE, ENERGY, STOPPING, FAULTED -> false;
        };
    }

    private static StateWords energy(Snapshot s, Direction direction) {
        String why = s.ladder().sentence();
        return switch (s.grid().mode()) {
            case MANDATORY_OPERATION,
                    PERMISSIVE_OPERATION,
                    MOMENTARY_CESSATION,
                    CEASE_TO_ENERGISE,
                    NOT_DEFINED ->
                    new StateWords(
                            "RIDE_THROUGH", "Riding through a grid disturbance", why, direction);
            case CONTINUOUS_OPERATION, ENTERING_SERVICE, TRIPPED ->
                    switch (direction) {
                        case INTO_VEHICLE ->
                                new StateWords("CHARGING", "Charging the vehicle", why, direction);
                        case INTO_GRID ->
                                new StateWords("DISCHARGING", "Feeding the grid", why, direction);
                        case NONE ->
                                new StateWords("WAITING", "Connected, waiting", why, direction);
                        case UNKNOWN ->
                                new StateWords(
                                        "NOT_MEASURED", "Power is not measured", why, direction);
                    };
        };
    }

    private static String tripDetail(Snapshot.Grid grid) {
        String stage = grid.tripStage().isEmpty() ? "" : grid.tripStage() + "; ";
        long remaining = grid.enterServiceRemainingNanos();
        if (remaining == Long.MAX_VALUE) {
            return stage + "waiting for the grid to come back inside its window";
        }
        return stage + "back in service in " + (remaining + 999_999_999L) / 1_000_000_000L + " s";
    }
}
