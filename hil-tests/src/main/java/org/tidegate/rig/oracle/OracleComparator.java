package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares a trace with the oracle row by row.
 *
 * <ul>
 *   <li>Active and reactive power lie, outside blackout rows, within the tolerance of what the
 *       oracle shows in the rows from two before to two after.
 *   <li>Status and operated stages equal the oracle's in the row before, the row itself or the row
 *       after, outside blackout rows.
 *   <li>Blackout are the row of each of the oracle's transitions and the one after it.
 *   <li>There are as many transitions, to the same states, each at most one row early or late. (The
 *       vectors' own recipe allows 1 % of timers above 10 s; our timers do not need it.)
 * </ul>
 *
 * The worst row is always reported, of a pass as well.
 */
public final class OracleComparator {
    private static final int POWER_ROWS = 2;

    /** A transition may be a row off; rounding of the file's times must not make it two. */
    private static final double TIME_SLACK = 1e-6;

    private final Tolerances tolerances;

    /**
     * How near is near enough.
     *
     * @param statusRows by how many rows a status, a stage or a transition may be early or late
     * @param blackoutRows not looked at from each transition on
     */
    public record Tolerances(double pPu, double qPu, int statusRows, int blackoutRows) {
        /** The vectors' own: 0.005 pu, one row, two rows. */
        public static Tolerances standard() {
            return new Tolerances(0.005, 0.005, 1, 2);
        }

        /** What a scenario says, and the vectors' own for what it leaves out. */
        static Tolerances of(Scenario scenario) throws BadFile {
            Tolerances s = standard();
            return new Tolerances(
                    number(scenario, "p_pu", s.pPu()),
                    number(scenario, "q_pu", s.qPu()),
                    (int) number(scenario, "status_time_steps", s.statusRows()),
                    (int) number(scenario, "blackout_steps_after_transition", s.blackoutRows()));
        }

        private static double number(Scenario scenario, String key, double otherwise)
                throws BadFile {
            JsonNode all = scenario.json().path("tolerances");
            double value = all.has(key) ? scenario.number(all, "tolerances", key) : otherwise;
            if (!(value >= 0 && value <= 1000)) {
                throw scenario.badSetting(
                        "tolerances." + key, value + " is no tolerance", "give it from 0 to 1000");
            }
            return value;
        }
    }

    public OracleComparator() {
        this(Tolerances.standard());
    }

    public OracleComparator(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    /**
     * @param worstDeviationPu largest distance of a power from the oracle's range in that row
     * @param worst the row of it, in words
     * @param problems empty for a pass
     */
    public record Verdict(
            String vector, double worstDeviationPu, String worst, List<String> problems) {
        public Verdict {
            problems = List.copyOf(problems);
        }

        public boolean passed() {
            return problems.isEmpty();
        }

        @Override
        public String toString() {
            return "%s %s: worst %.5f pu (%s)%s"
                    .formatted(
                            passed() ? "pass" : "FAIL",
                            vector,
                            worstDeviationPu,
                            worst,
                            passed() ? "" : "\n  " + String.join("\n  ", problems));
        }
    }

    /** Compares; never throws for a difference. */
    public Verdict compare(OracleVector oracle, OracleTrace ours) {
        boolean[] blackout = blackout(oracle);
        var problems = new ArrayList<String>();
        var worst = new Worst();
        comparePower(oracle, "p", ours.p, tolerances.pPu(), blackout, worst);
        comparePower(oracle, "q", ours.q, tolerances.qPu(), blackout, worst);
        if (worst.rows > 0) {
            problems.add(worst.rows + " rows beyond " + worst.limits() + ", worst: " + worst.text);
        }
        compareWords(oracle, ours, blackout, problems);
        compareTransitions(oracle.transitions(), ours.transitions(), oracle, problems);
        return new Verdict(oracle.name(), worst.deviation, worst.text, problems);
    }

    /** The oracle-independent checks of the vector; returns those that fail, in words. */
    public List<String> failedChecks(OracleVector oracle, OracleTrace ours) {
        var failed = new ArrayList<String>();
        for (OracleVector.Check check : oracle.checks()) {
            int row = oracle.row(check.seconds());
            if (row < 0 || row >= oracle.rows()) {
                failed.add(describe(check, "not there: the record ends before"));
                continue;
            }
            OutputColumn column = OutputColumn.named(check.column());
            if (column == null) {
                failed.add(describe(check, "of a column that nobody writes"));
            } else if (column.isText()) {
                String word = column.texts(ours)[row];
                if (!word.equals(check.expected())) {
                    failed.add(describe(check, word));
                }
            } else {
                double value = column.numbers(ours)[row];
                if (!(Math.abs(value - expected(check)) <= check.tol())) {
                    failed.add(describe(check, String.format(Locale.ROOT, "%.5f", value)));
                }
            }
        }
        return failed;
    }

    /** NaN, which nothing is near to, for what is no number. */
    private static double expected(OracleVector.Check check) {
        try {
            return Double.parseDouble(check.expected());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static String describe(OracleVector.Check check, String got) {
        return String.format(
                Locale.ROOT,
                "t=%.3f s: %s must be %s ± %s (%s), is %s",
                check.seconds(),
                check.column(),
                check.expected(),
                check.tol(),
                check.basis(),
                got);
    }

    private boolean[] blackout(OracleVector oracle) {
        var blackout = new boolean[oracle.rows()];
        for (OracleVector.Transition t : oracle.transitions()) {
            int first = Math.max(0, oracle.row(t.seconds()));
            int end = Math.min(first + tolerances.blackoutRows(), blackout.length);
            for (int k = first; k < end; k++) {
                blackout[k] = true;
            }
        }
        return blackout;
    }

    private final class Worst {
        double deviation;
        double share;
        String text = "no row differs";
        int rows;

        String limits() {
            return tolerances.pPu() == tolerances.qPu()
                    ? tolerances.pPu() + " pu"
                    : tolerances.pPu() + " pu of p or " + tolerances.qPu() + " pu of q";
        }
    }

    private void comparePower(
            OracleVector oracle,
            String column,
            double[] ours,
            double tolerancePu,
            boolean[] blackout,
            Worst worst) {
        double[] theirs = oracle.column(column);
        for (int k = 0; k < theirs.length; k++) {
            if (blackout[k]) {
                continue;
            }
            double low = theirs[k];
            double high = theirs[k];
            for (int j = around(k, -POWER_ROWS, theirs); j <= around(k, POWER_ROWS, theirs); j++) {
                low = Math.min(low, theirs[j]);
                high = Math.max(high, theirs[j]);
            }
            double deviation = Math.max(low - ours[k], ours[k] - high);
            if (Double.isNaN(deviation)) {
                deviation = Double.POSITIVE_INFINITY;
            }
            if (deviation > tolerancePu) {
                worst.rows++;
            }
            double share = tolerancePu > 0 ? deviation / tolerancePu : deviation;
            if (deviation > 0 && share > worst.share) {
                worst.share = share;
                worst.deviation = deviation;
                worst.text =
                        String.format(
                                Locale.ROOT,
                                "t=%.3f s %s: ours %.5f, oracle %.5f to %.5f",
                                oracle.firstSeconds() + k * oracle.stepSeconds(),
                                column,
                                ours[k],
                                low,
                                high);
            }
        }
    }

    private static int around(int row, int offset, double[] rows) {
        return Math.clamp(row + offset, 0, rows.length - 1);
    }

    private void compareWords(
            OracleVector oracle, OracleTrace ours, boolean[] blackout, List<String> problems) {
        int rows = 0;
        String first = "";
        for (int k = 0; k < blackout.length; k++) {
            if (blackout[k]) {
                continue;
            }
            boolean status = false;
            boolean trip = false;
            for (int j = k - tolerances.statusRows(); j <= k + tolerances.statusRows(); j++) {
                if (j >= 0 && j < blackout.length) {
                    status |= oracle.status(j).equals(ours.status[k]);
                    trip |= oracle.trip(j).equals(ours.trip[k]);
                }
            }
            if ((!status || !trip) && rows++ == 0) {
                first =
                        String.format(
                                Locale.ROOT,
                                "t=%.3f s ours %s %s, oracle %s %s",
                                oracle.firstSeconds() + k * oracle.stepSeconds(),
                                ours.status[k],
                                ours.trip[k],
                                oracle.status(k),
                                oracle.trip(k));
            }
        }
        if (rows > 0) {
            problems.add(rows + " rows differ in status or stages, first: " + first);
        }
    }

    private void compareTransitions(
            List<OracleVector.Transition> theirs,
            List<OracleVector.Transition> ours,
            OracleVector oracle,
            List<String> problems) {
        if (theirs.size() != ours.size()) {
            problems.add(
                    "%d transitions instead of %d: %s instead of %s"
                            .formatted(ours.size(), theirs.size(), ours, theirs));
            return;
        }
        double late = tolerances.statusRows() * oracle.stepSeconds();
        for (int i = 0; i < theirs.size(); i++) {
            OracleVector.Transition t = theirs.get(i);
            OracleVector.Transition o = ours.get(i);
            boolean apart = Math.abs(t.seconds() - o.seconds()) > late + TIME_SLACK;
            if (apart || !t.status().equals(o.status())) {
                problems.add("transition " + i + ": " + o + " instead of " + t);
            }
        }
    }
}
