package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidegate.board.gridcode.GridCode.Band;
import org.tidegate.board.gridcode.GridCode.Mode;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.SupportFunctions.Point;

/**
 * Stages and bands as the stairs that SunSpec 707 to 710 and OCPP draw: x is pu or Hz and does not
 * fall, y is seconds. Between two stages both draw the corner at which the faster one takes over.
 */
final class TripCurves {
    private final GridCode code;
    private final boolean frequency;
    private final boolean over;

    TripCurves(GridCode code, boolean frequency, boolean over) {
        this.code = code;
        this.frequency = frequency;
        this.over = over;
    }

    /** Stages on this side, from nominal outwards. */
    List<TripStage> stages() {
        Comparator<TripStage> outwards = Comparator.comparingDouble(TripStage::threshold);
        return code.tripStages().stream()
                .filter(s -> s.over() == over && fits(s.quantity()))
                .sorted(over ? outwards : outwards.reversed())
                .toList();
    }

    private boolean fits(Quantity quantity) {
        return frequency
                ? quantity == Quantity.FREQUENCY
                : quantity == Quantity.ANY_VOLTAGE || quantity == Quantity.PHASE_VOLTAGE;
    }

    /** At and beyond this line the converter must have tripped. */
    List<Point> mustTrip() {
        var points = new ArrayList<Point>();
        double seconds = Double.NaN;
        for (TripStage stage : stages()) {
            if (!points.isEmpty()) {
                points.add(new Point(stage.threshold(), seconds));
            }
            seconds = stage.clearingSeconds();
            points.add(new Point(stage.threshold(), seconds));
        }
        return ascending(points);
    }

    /** Before this line it must not; empty where the code names no times. */
    List<Point> mayTrip() {
        return stairs(List.of(Mode.MANDATORY, Mode.PERMISSIVE, Mode.MOMENTARY_CESSATION));
    }

    /** Beyond this line current ceases for as long as the disturbance lasts. */
    List<Point> momentaryCessation() {
        return stairs(List.of(Mode.MOMENTARY_CESSATION));
    }

    private List<Point> stairs(List<Mode> modes) {
        var axis = frequency ? code.rideThrough().frequency() : code.rideThrough().voltage();
        var points = new ArrayList<Point>();
        for (Band band : axis.bands()) {
            boolean side =
                    over
                            ? band.low() >= axis.continuousHigh()
                            : band.high() <= axis.continuousLow();
            if (!side || !modes.contains(band.mode())) {
                continue;
            }
            for (double edge : new double[] {band.low(), band.high()}) {
                double seconds = band.seconds(edge);
                if (Double.isFinite(edge) && Double.isFinite(seconds)) {
                    points.add(new Point(edge, seconds));
                }
            }
        }
        return ascending(points);
    }

    /** Over curves fall in time as x rises, under curves rise. */
    private List<Point> ascending(List<Point> points) {
        Comparator<Point> byTime = Comparator.comparingDouble(Point::y);
        return points.stream()
                .distinct()
                .sorted(
                        Comparator.comparingDouble(Point::x)
                                .thenComparing(over ? byTime.reversed() : byTime))
                .toList();
    }
}
