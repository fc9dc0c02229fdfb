package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Band;
import org.tidegate.board.gridcode.GridCode.Consecutive;
import org.tidegate.board.gridcode.GridCode.Mode;
import org.tidegate.board.gridcode.GridCode.Performance;
import org.tidegate.board.gridcode.GridCode.PhaseJump;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCode.RideThrough;
import org.tidegate.board.gridcode.GridCode.RideThroughAxis;
import org.tidegate.board.gridcode.GridCode.Withstand;
import org.tidegate.board.gridcode.SupportFunctions.Point;

/** Reads what has to be endured. */
final class RideThroughReader {
    private RideThroughReader() {}

    static RideThrough read(Section s) {
        RideThroughAxis voltage = axis(s.section("voltage"), "v_min", "v_max", "pu");
        RideThroughAxis frequency = axis(s.section("frequency"), "f_min", "f_max", "Hz");
        Performance performance = performance(s.sectionOrNull("performance"));
        Consecutive consecutive = consecutive(s.sectionOrNull("consecutive"));
        PhaseJump jump = jump(s.sectionOrNull("phase_jump"));
        List<Point> under = curve(s.sectionOrNull("under_curve"), true);
        List<Point> over = curve(s.sectionOrNull("over_curve"), false);
        List<Withstand> withstand = withstand(s.sectionOrNull("rate_of_change"));
        s.close();
        return new RideThrough(
                voltage, frequency, performance, consecutive, jump, under, over, withstand);
    }

    private static RideThroughAxis axis(Section s, String low, String high, String unit) {
        Range continuous = s.range("continuous", unit);
        var bands = new ArrayList<Band>();
        for (Section band : s.sections("bands")) {
            double from = band.numberOrNaN(low, unit);
            double to = band.numberOrNaN(high, unit);
            Mode mode = band.word("mode", Mode.class);
            String atLeast = band.duration("min_s");
            band.close();
            bands.add(
                    new Band(
                            Double.isNaN(from) ? Double.NEGATIVE_INFINITY : from,
                            Double.isNaN(to) ? Double.POSITIVE_INFINITY : to,
                            mode == null ? Mode.MANDATORY : mode,
                            atLeast));
        }
        return new RideThroughAxis(continuous.min(), continuous.max(), bands, s.group(true));
    }

    private static @Nullable Performance performance(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double cease = secondsOrNaN(s, "cease_s");
        double cessation = secondsOrNaN(s, "cessation_s");
        double restore = s.number("restore_pu", "pu");
        s.require(
                !(restore <= 0) && !(restore > 1),
                "restore_pu",
                ProfileValue.number(restore) + " is not possible",
                "Write the share of the current before, above 0 and at most 1.");
        double within = SupportReader.seconds(s, "restore_s", true);
        return new Performance(cease, cessation, restore, within, s.group(false));
    }

    private static double secondsOrNaN(Section s, String key) {
        if (s.has(key)) {
            return SupportReader.seconds(s, key, true);
        }
        s.ignore(key);
        return Double.NaN;
    }

    private static @Nullable Consecutive consecutive(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = s.flag("enabled");
        double sets = s.number("sets", "");
        s.require(
                Double.isNaN(sets) || (sets >= 1 && sets <= 100 && sets == Math.rint(sets)),
                "sets",
                ProfileValue.number(sets) + " is not possible",
                "Write a whole number.");
        double gap = SupportReader.seconds(s, "gap_s", true);
        double window = SupportReader.seconds(s, "window_s", false);
        return new Consecutive(enabled, (int) sets, gap, window, s.group(enabled));
    }

    private static @Nullable PhaseJump jump(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double positive = degrees(s, "positive_sequence_deg");
        double single = degrees(s, "single_phase_deg");
        double cessation = secondsOrNaN(s, "cessation_s");
        return new PhaseJump(positive, single, cessation, s.group(false));
    }

    private static double degrees(Section s, String key) {
        double degrees = s.number(key, "deg");
        s.require(
                !(degrees <= 0) && !(degrees > 180),
                key,
                ProfileValue.number(degrees) + " deg is not possible",
                "Write degrees, above 0 and at most 180.");
        return degrees;
    }

    /** Seconds and voltage; the demand gets weaker as time passes. */
    private static List<Point> curve(@Nullable Section s, boolean under) {
        if (s == null) {
            return List.of();
        }
        List<Point> points = s.points("points", "t", "s", "v", "pu");
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            String place = "points[" + i + "]";
            boolean possible = under ? point.y() >= 0 && point.y() <= 1 : point.y() >= 1;
            s.requireAt(
                    Double.isNaN(point.y()) || (possible && point.y() <= 2),
                    place,
                    "%s pu is not possible",
                    point.y(),
                    Double.NaN,
                    under ? "Write 0 to 1 pu." : "Write 1 to 2 pu.");
            s.requireAt(
                    !(point.x() < 0),
                    place,
                    "%s s is not possible",
                    point.x(),
                    Double.NaN,
                    "Time starts with the disturbance, at 0.");
            if (i == 0) {
                continue;
            }
            Point before = points.get(i - 1);
            s.requireAt(
                    !(point.x() < before.x()),
                    place,
                    "lies at %s s, before the %s s of the point before it",
                    point.x(),
                    before.x(),
                    "Order the points by time.");
            s.requireAt(
                    !(under ? point.y() < before.y() : point.y() > before.y()),
                    place,
                    "asks for more, %s pu after %s pu, the longer it lasts",
                    point.y(),
                    before.y(),
                    "Correct the point.");
        }
        s.group(false);
        return points;
    }

    private static List<Withstand> withstand(@Nullable Section s) {
        if (s == null) {
            return List.of();
        }
        var list = new ArrayList<Withstand>();
        for (Point p : s.points("withstand", "hz_s", "Hz/s", "window_s", "s")) {
            s.requireAt(
                    !(p.x() <= 0) && !(p.y() <= 0),
                    "withstand[" + list.size() + "]",
                    "%s Hz/s over %s s is not possible",
                    p.x(),
                    p.y(),
                    "Write a rate and its window, both above 0.");
            list.add(new Withstand(p.x(), p.y()));
        }
        s.group(false);
        return list;
    }
}
