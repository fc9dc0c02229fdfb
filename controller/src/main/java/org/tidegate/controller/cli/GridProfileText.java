package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCode.Band;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.RideThroughAxis;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.ProfileValue;

/** A profile as a table, with its trip and ride-through regions drawn over time. */
final class GridProfileText {
    private static final int COLUMNS = 61;
    private static final double FIRST_SECONDS = 0.01;

    /** Twelve columns a decade end the picture at 1000 s. */
    private static final double COLUMNS_PER_DECADE = 12;

    private GridProfileText() {}

    static void print(PrintWriter out, GridCode code) {
        out.println(code.name());
        out.println(
                "  id       " + code.id() + (code.base().isEmpty() ? "" : " on " + code.base()));
        out.println("  edition  " + code.edition() + ", " + code.region());
        out.printf(
                Locale.ROOT,
                "  nominal  %s, %.0f Hz%n",
                code.nominal().phaseVoltageV().isPresent()
                        ? "%.0f V".formatted(code.nominal().phaseVoltageV().getAsDouble())
                        : "voltage of the site",
                code.nominal().frequencyHz());
        out.println("  sha256   " + code.sha256());
        int width = code.values().stream().mapToInt(v -> v.key().length()).max().orElse(0);
        out.printf("%n%-" + width + "s  %-24s %-17s c  clause%n", "key", "value", "adjustable");
        for (ProfileValue v : code.values()) {
            out.printf(
                    "%-" + width + "s  %-24s %-17s %s  %s%s%n",
                    v.key(),
                    v.text() + (v.inForce() ? "" : " (not in force)"),
                    range(v).strip(),
                    v.provenance().confidence(),
                    v.provenance().clause(),
                    v.provenance().source().isEmpty() ? "" : " [" + v.provenance().source() + "]");
        }
        out.println();
        plot(out, code, false);
        out.println();
        plot(out, code, true);
        out.println("  # trips   m p c x ridden through: mandatory, permissive, cessation, ceased");
        out.println("  . continuous   blank: may trip, need not");
    }

    /** {@code [1.1, 1.2]} with a question mark when nobody has confirmed the range. */
    static String range(ProfileValue v) {
        ProfileValue.Adjustable a = v.adjustable();
        return a == null
                ? ""
                : " [%s, %s]%s"
                        .formatted(
                                number(a.range().min()),
                                number(a.range().max()),
                                a.provenance().confidence().confirmed() ? "" : "?");
    }

    private static void plot(PrintWriter out, GridCode code, boolean frequency) {
        RideThroughAxis axis =
                frequency ? code.rideThrough().frequency() : code.rideThrough().voltage();
        double top = frequency ? code.nominal().frequencyHz() + 4.5 : 1.3;
        double step = frequency ? 0.5 : 0.05;
        int rows = frequency ? 18 : 26;
        out.println(frequency ? "  Hz" : "  pu");
        for (int row = 0; row < rows; row++) {
            // The middle of the row: an edge belongs to neither of its neighbours.
            double value = top - (row + 0.5) * step;
            var line = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                double seconds = FIRST_SECONDS * Math.pow(10, column / COLUMNS_PER_DECADE);
                line.append(mark(code, axis, frequency, value, seconds));
            }
            out.printf(Locale.ROOT, "%6.2f |%s%n", top - row * step, line);
        }
        out.println("       +" + "-".repeat(COLUMNS));
        out.println("        0.01        0.1         1 s         10          100         1000");
    }

    private static char mark(
            GridCode code, RideThroughAxis axis, boolean frequency, double value, double seconds) {
        for (TripStage s : code.tripStages()) {
            boolean fits =
                    (s.quantity() == Quantity.FREQUENCY) == frequency
                            && s.quantity() != Quantity.MEAN_VOLTAGE;
            boolean beyond = s.over() ? value > s.threshold() : value < s.threshold();
            if (fits && beyond && seconds >= s.clearingSeconds()) {
                return '#';
            }
        }
        if (value >= axis.continuousLow() && value <= axis.continuousHigh()) {
            return '.';
        }
        for (Band b : axis.bands()) {
            if (value >= b.low() && value <= b.high()) {
                double most = b.seconds(value);
                if (Double.isNaN(most) || seconds <= most) {
                    return switch (b.mode()) {
                        case MANDATORY -> 'm';
                        case PERMISSIVE -> 'p';
                        case MOMENTARY_CESSATION -> 'c';
                        case CEASE_TO_ENERGISE -> 'x';
                    };
                }
            }
        }
        return ' ';
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
