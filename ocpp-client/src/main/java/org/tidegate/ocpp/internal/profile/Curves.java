package org.tidegate.ocpp.internal.profile;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorRule.Point;
import org.tidegate.ocpp.internal.message.Profile.FreqWattPoint;
import org.tidegate.ocpp.internal.message.Profile.SignalWattPoint;

/** Curves as a profile brings them, in whatever order (Q08). */
final class Curves {
    private static final Comparator<Point> BY_X = Comparator.comparingDouble(Point::x);

    private Curves() {}

    static List<Point> ofFrequency(List<FreqWattPoint> points) {
        return points.stream().map(p -> new Point(p.frequency(), p.power())).sorted(BY_X).toList();
    }

    static List<Point> ofSignal(@Nullable List<SignalWattPoint> points) {
        return points == null
                ? List.of()
                : points.stream().map(p -> new Point(p.signal(), p.power())).sorted(BY_X).toList();
    }

    static boolean hasTwins(List<Point> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).x() == sorted.get(i - 1).x()) {
                return true;
            }
        }
        return false;
    }

    /** Straight between the points, level outside of them; 0 without any. */
    static double at(List<Point> sorted, double x) {
        if (sorted.isEmpty()) {
            return 0;
        }
        Point before = sorted.getFirst();
        if (x <= before.x()) {
            return before.powerW();
        }
        for (Point p : sorted) {
            if (x < p.x()) {
                double share = (x - before.x()) / (p.x() - before.x());
                return before.powerW() + share * (p.powerW() - before.powerW());
            }
            before = p;
        }
        return before.powerW();
    }

    static double lowest(List<Point> points) {
        return points.stream().mapToDouble(Point::powerW).min().orElse(0);
    }
}
