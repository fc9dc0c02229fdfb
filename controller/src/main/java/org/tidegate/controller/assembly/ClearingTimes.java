package org.tidegate.controller.assembly;

import java.util.List;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.islanding.DetectionTime;
import org.tidegate.protection.measurement.TimeBudget;
import org.tidegate.protection.measurement.TimeBudget.Actuation;
import org.tidegate.protection.measurement.TimeBudget.Finding;

/** Which clearing times of a grid code this charger cannot keep itself, over the path it has. */
public final class ClearingTimes {
    private static final long MILLISECOND = 1_000_000L;

    /** One poll may be lost before the bus counts as lost. */
    private static final int LOST_POLLS = 1;

    /** From the register to no current; converters of this class block within one cycle. */
    private static final long CONVERTER_NANOS = 20 * MILLISECOND;

    private ClearingTimes() {}

    /** In the order of the profile; empty when every stage can be kept. */
    public static List<Finding> leftToConverter(Board board, GridProfile profile) {
        TimeBudget path = overBus(board);
        return profile.code().tripStages().stream()
                .map(stage -> path.check(stage.id(), quantity(stage), nanos(stage)))
                .filter(finding -> !finding.reachable())
                .toList();
    }

    /** The way of reactive power around the converter's registers. */
    static DetectionTime.Path loop(Board board) {
        Board.Converter c = board.converter();
        return new DetectionTime.Path(
                board.grid().measurementDelayMillis() * MILLISECOND,
                c.pollIntervalMillis() * MILLISECOND,
                board.lane().periodMillis() * MILLISECOND
                        + c.deadlineMillis() * MILLISECOND
                        + CONVERTER_NANOS);
    }

    /** What the board file's path says about our own search for islands; empty if all is well. */
    public static String islanding(Board board, GridProfile profile) {
        Islanding islanding =
                Islanding.of(profile.code(), board.grid().islanding(), loop(board), false);
        return islanding == null ? "" : islanding.warning();
    }

    private static TimeBudget overBus(Board board) {
        Board.Converter c = board.converter();
        long answerNanos = c.deadlineMillis() * MILLISECOND;
        return TimeBudget.overBus(
                board.grid().measurementDelayMillis() * MILLISECOND,
                c.pollIntervalMillis() * MILLISECOND,
                LOST_POLLS,
                answerNanos,
                board.lane().periodMillis() * MILLISECOND,
                Actuation.register(answerNanos, CONVERTER_NANOS));
    }

    private static Quantity quantity(GridCode.TripStage stage) {
        return switch (stage.quantity()) {
            case ANY_VOLTAGE -> Quantity.ANY_VOLTAGE;
            case PHASE_VOLTAGE -> Quantity.PHASE_VOLTAGE;
            case MEAN_VOLTAGE -> Quantity.MEAN_VOLTAGE;
            case FREQUENCY -> Quantity.FREQUENCY;
        };
    }

    private static long nanos(GridCode.TripStage stage) {
        return Math.round(stage.clearingSeconds() * 1e9);
    }
}
