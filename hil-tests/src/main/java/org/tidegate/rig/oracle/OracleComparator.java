package org.tidegate.rig.oracle;

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
    private static final int STATUS_ROWS = 1;
    private static final int BLACKOUT_ROWS = 2;

    /** A transition may be a row off; rounding of the file's times must not make it two. */
    private static final double TIME_SLACK = 1e-6;

    private final double tolerancePu;

    /** With the vectors' own tolerance of 0.005 pu. */
    public OracleComparator() {
        this(0.005);
    }

    public OracleComparator(double tolerancePu) {
        this.tolerancePu = tolerancePu;
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
        comparePower(oracle, "p", ours.p, blackout, worst);
        comparePower(oracle, "q", ours.q, blackout, worst);
        if (worst.deviation > tolerancePu) {
            problems.add(worst.rows + " rows beyond " + tolerancePu + " pu, worst: " + worst.text);
        }
        compareWords(oracle, ours, blackout, problems);
        compareTransitions(oracle.transitions(), ours.transitions(), oracle, problems);
        return new Verdict(oracle.name(), worst.deviation, worst.text, problems);
    }

    /** The oracle-independent checks of the vector; returns those that fail, in words. */
    public List<String> failedChecks(OracleVector oracle, OracleTrace ours) {
        var failed = new ArrayList<String>();
        for (OracleVector.Check check : oracle.checks()) {
            int row = (int) Math.round(check.seconds() / oracle.stepSeconds());
            if (check.column().equals("status")) {
                if (!ours.status[row].equals(check.expected())) {
                    failed.add(describe(check, ours.status[row]));
                }
                continue;
            }
            double value = check.column().equals("p") ? ours.p[row] : ours.q[row];
            if (!(Math.abs(value - Double.parseDouble(check.expected())) <= check.tol())) {
                failed.add(describe(check, String.format(Locale.ROOT, "%.5f", value)));
            }
        }
        return failed;
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

    private static boolean[] blackout(OracleVector oracle) {
        var blackout = new boolean[oracle.rows()];
        for (OracleVector.Transition t : oracle.transitions()) {
            int first = (int) Math.round(t.seconds() / oracle.stepSeconds());
            for (int k = first; k < Math.min(first + BLACKOUT_ROWS, blackout.length); k++) {
                blackout[k] = true;
            }
        }
        return blackout;
    }

    private static final class Worst {
        double deviation;
        String text = "no row differs";
        int rows;
    }

    private void comparePower(
            OracleVector oracle, String column, double[] ours, boolean[] blackout, Worst worst) {
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
            if (deviation > worst.deviation) {
                worst.deviation = deviation;
                worst.text =
                        String.format(
                                Locale.ROOT,
                                "t=%.3f s %s: ours %.5f, oracle %.5f to %.5f",
                                k * oracle.stepSeconds(),
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

    private static void compareWords(
            OracleVector oracle, OracleTrace ours, boolean[] blackout, List<String> problems) {
        int rows = 0;
        String first = "";
        for (int k = 0; k < blackout.length; k++) {
            if (blackout[k]) {
                continue;
            }
            boolean status = false;
            boolean trip = false;
            for (int j = k - STATUS_ROWS; j <= k + STATUS_ROWS; j++) {
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
                                k * oracle.stepSeconds(),
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

    private static void compareTransitions(
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
        for (int i = 0; i < theirs.size(); i++) {
            OracleVector.Transition t = theirs.get(i);
            OracleVector.Transition o = ours.get(i);
            boolean late = Math.abs(t.seconds() - o.seconds()) > oracle.stepSeconds() + TIME_SLACK;
            if (late || !t.status().equals(o.status())) {
                problems.add("transition " + i + ": " + o + " instead of " + t);
            }
        }
    }
}
