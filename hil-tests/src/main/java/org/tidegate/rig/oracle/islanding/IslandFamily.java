package org.tidegate.rig.oracle.islanding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.GridFamily;
import org.tidegate.rig.oracle.Scenario;

/** The islanding plant: frequency, voltage, reactive power and whether the inverter still runs. */
public final class IslandFamily implements GridFamily {
    private static final List<String> COLUMNS = List.of("t", "f_meas", "v_rms", "q_pu", "running");
    private static final double TOLERANCE_HZ = 0.05;
    private static final double TOLERANCE_PU = 0.01;
    private static final double TOLERANCE_DETECTION = 0.25;

    /** Detection is wanted within two seconds where nothing else is said. */
    private static final double LONGEST_SECONDS = 2;

    @Override
    public String name() {
        return "islanding";
    }

    @Override
    public boolean accepts(Scenario scenario) {
        return scenario.json().path("kind").asText().startsWith("islanding")
                || scenario.json().path("plant").has("t_open");
    }

    @Override
    public boolean accepts(CsvTable table) {
        return table.has("f_meas") && table.has("v_rms");
    }

    @Override
    public CsvTable replay(Scenario scenario, CsvTable input) throws BadFile {
        var run = new IslandReplay(scenario, input);
        run.run(input);
        CsvTable out = CsvTable.of(input.file(), COLUMNS);
        for (int k = 0; k < input.rows(); k++) {
            out.add(
                    input.text("t", k),
                    String.format(Locale.ROOT, "%.4f", run.hz[k]),
                    String.format(Locale.ROOT, "%.3f", run.voltageV[k]),
                    String.format(Locale.ROOT, "%.5f", run.reactivePu[k]),
                    run.running[k] ? "1" : "0");
        }
        return out;
    }

    @Override
    public Verdict compare(@Nullable Scenario scenario, CsvTable expected, CsvTable actual)
            throws BadFile {
        if (expected.rows() != actual.rows()) {
            throw BadFile.of(
                    actual.file(),
                    actual.rows() + " rows, but " + expected.rows() + " in " + expected.file(),
                    "compare files of the same scenario");
        }
        JsonNode json = scenario == null ? MissingNode.getInstance() : scenario.json();
        JsonNode tolerance = json.path("tolerance");
        double nominalV = json.path("plant").path("V").asDouble(230);
        double hz = tolerance.path("f_hz").asDouble(TOLERANCE_HZ);
        double volts = tolerance.path("v_pu").asDouble(TOLERANCE_PU) * nominalV;
        double[] t = expected.numbers("t");
        double[] on = expected.numbers("running");
        double[] ours = actual.numbers("running");
        var rows = new Rows(t, on, ours);
        rows.compare("f_meas", expected.numbers("f_meas"), actual.numbers("f_meas"), hz);
        rows.compare("v_rms", expected.numbers("v_rms"), actual.numbers("v_rms"), volts);
        double opened = json.path("plant").path("t_open").asDouble(0);
        double theirStop = stop(t, on);
        double ourStop = stop(t, ours);
        double longest =
                json.path("expected").path("detect_max_s").asDouble(LONGEST_SECONDS);
        detection(rows, theirStop - opened, ourStop - opened, longest, tolerance);
        ends(rows, json, actual, hz, volts);
        String name = scenario == null ? String.valueOf(expected.file()) : scenario.name();
        return new Verdict(
                name,
                Double.isNaN(ourStop) ? 0 : 1,
                Double.isNaN(theirStop) ? 0 : 1,
                rows.worst,
                rows.problems);
    }

    private static double stop(double[] t, double[] running) {
        for (int k = 0; k < t.length; k++) {
            if (running[k] == 0) {
                return t[k];
            }
        }
        return Double.NaN;
    }

    private static void detection(
            Rows rows, double theirs, double ours, double longest, JsonNode tolerance) {
        if (Double.isNaN(theirs) && Double.isNaN(ours)) {
            return;
        }
        double part = tolerance.path("detection_time_rel").asDouble(TOLERANCE_DETECTION);
        boolean near = Math.abs(ours - theirs) <= part * theirs + 1e-3;
        if (!near || !(ours <= longest)) {
            rows.problems.add(
                    String.format(
                            Locale.ROOT,
                            "detection: %.3f s after opening, expected %.3f s within %.0f %% and %s s",
                            ours,
                            theirs,
                            100 * part,
                            longest));
        }
    }

    /** What follows from the closed forms, whatever the oracle's file says. */
    private static void ends(Rows rows, JsonNode json, CsvTable actual, double hz, double volts)
            throws BadFile {
        JsonNode closedForm = json.path("expected");
        double[] f = actual.numbers("f_meas");
        double[] v = actual.numbers("v_rms");
        int last = f.length - 1;
        if (closedForm.has("f_end")) {
            rows.check("f at the end", closedForm.path("f_end").asDouble(), f[last], hz, last);
        }
        if (closedForm.has("v_end")) {
            rows.check("v at the end", closedForm.path("v_end").asDouble(), v[last], volts, last);
        }
        if (closedForm.has("df_hz")) {
            double end =
                    json.path("plant").path("f0").asDouble(50)
                            + closedForm.path("df_hz").asDouble();
            rows.check("f at the end", end, f[last], hz, last);
        }
    }

    /** Rows that are compared while both run. */
    private static final class Rows {
        final double[] t;
        final double[] on;
        final double[] ours;
        final List<String> problems = new ArrayList<>();
        String worst = "none";
        double worstShare = -1;

        Rows(double[] t, double[] on, double[] ours) {
            this.t = t;
            this.on = on;
            this.ours = ours;
        }

        void compare(String what, double[] expected, double[] actual, double tolerance) {
            for (int k = 0; k < t.length; k++) {
                if (on[k] != 0 && ours[k] != 0) {
                    check(what, expected[k], actual[k], tolerance, k);
                }
            }
        }

        void check(String what, double expected, double actual, double tolerance, int row) {
            double share = Math.abs(actual - expected) / tolerance;
            boolean worse = !(share <= worstShare);
            boolean first =
                    !(share <= 1) && problems.stream().noneMatch(p -> p.startsWith(what + ":"));
            if (!worse && !first) {
                return;
            }
            String text =
                    String.format(
                            Locale.ROOT,
                            "%s: %.4f, expected %.4f within %.4f, t %.4f s (row %d)",
                            what,
                            actual,
                            expected,
                            tolerance,
                            t[row],
                            row + 1);
            if (worse) {
                worstShare = Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
                worst = text;
            }
            if (first) {
                problems.add(text);
            }
        }
    }
}
