package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario of the protection family: inputs and, where the file has them, the oracle's outputs
 * of the same step. Powers and signs are the file's: plus is into the grid.
 */
public final class OracleVector {
    static final List<String> INPUTS =
            List.of("t", "f", "pdem", "pavail", "va", "vb", "vc", "v", "tha", "thb", "thc");

    private static final List<String> POWERS = List.of("p", "q");

    private static final double SHORTEST_STEP_S = 0.999e-3;
    private static final double LONGEST_STEP_S = 3600;

    private final Scenario scenario;
    private final CsvTable table;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final double stepSeconds;
    private final double firstSeconds;

    /** A status that begins at a time. */
    public record Transition(double seconds, String status) {}

    /** A value that follows from the standard itself, not from the oracle. */
    public record Check(double seconds, String column, String expected, double tol, String basis) {}

    private OracleVector(Scenario scenario, CsvTable table, List<String> wanted) throws BadFile {
        this.scenario = scenario;
        this.table = table;
        for (String column : wanted) {
            if (table.has(column)) {
                numbers.put(column, table.numbers(column));
            }
        }
        double[] times = column("t");
        stepSeconds = step(scenario, times, times.length, table::badValue);
        firstSeconds = times[0];
    }

    /** With what the oracle says about power; columns that nobody knows are not looked at. */
    static OracleVector of(Scenario scenario, CsvTable table) throws BadFile {
        table.numbers("t");
        var wanted = new ArrayList<>(INPUTS);
        wanted.addAll(POWERS);
        return new OracleVector(scenario, table, wanted);
    }

    /** Without the oracle's outputs: what is wrong in them is of no interest. */
    static OracleVector inputs(Scenario scenario, CsvTable table) throws BadFile {
        table.numbers("t");
        return new OracleVector(scenario, table, INPUTS);
    }

    /** Reads {@code NAME.csv} and {@code NAME.json} from a folder on the class path. */
    public static OracleVector load(Class<?> near, String folder, String name) throws IOException {
        Path json = Path.of(name + ".json");
        Path csv = Path.of(name + ".csv");
        try (InputStream description = open(near, folder + "/" + json);
                var rows =
                        new BufferedReader(
                                new InputStreamReader(
                                        open(near, folder + "/" + csv),
                                        StandardCharsets.US_ASCII))) {
            return of(Scenario.parse(json, description.readAllBytes()), CsvTable.read(csv, rows));
        } catch (BadFile e) {
            throw new IOException(e);
        }
    }

    private static InputStream open(Class<?> near, String file) throws IOException {
        InputStream in = near.getResourceAsStream(file);
        if (in == null) {
            throw new IOException("there is no " + file + " on the class path");
        }
        return in;
    }

    /** The scenario's step, or the mean one of the rows at hand. */
    static double step(@Nullable Scenario scenario, double[] times, int rows, BadRow bad)
            throws BadFile {
        if (scenario != null && scenario.json().has("dt_s")) {
            double step = scenario.number(scenario.json(), "", "dt_s");
            if (!(step >= SHORTEST_STEP_S && step <= LONGEST_STEP_S)) {
                throw scenario.badSetting(
                        "dt_s",
                        step + " s is no step",
                        "give seconds from 0.001 to 3600: the engine is made for no faster");
            }
            return step;
        }
        double step = rows < 2 ? Double.NaN : usualStep(times, rows);
        if (!(step >= SHORTEST_STEP_S && step <= LONGEST_STEP_S)) {
            throw bad.at(
                    "t",
                    Math.min(1, rows - 1),
                    "the step between two rows cannot be told",
                    "let t rise from row to row, or give the scenario dt_s");
        }
        return Math.round(step * 1e9) / 1e9; // the file's times are rounded
    }

    /** The mean step, or the usual one where rows are missing. */
    private static double usualStep(double[] times, int rows) {
        var steps = new double[rows - 1];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = times[k + 1] - times[k];
        }
        Arrays.sort(steps);
        double median = steps[steps.length / 2];
        boolean even = steps[0] > median / 2 && steps[steps.length - 1] < median * 1.5;
        return even ? (times[rows - 1] - times[0]) / (rows - 1) : median;
    }

    /** Names the place of a value that cannot be used. */
    interface BadRow {
        BadFile at(String column, int row, String reason, String remedy);
    }

    public String name() {
        return scenario.name();
    }

    Scenario scenario() {
        return scenario;
    }

    CsvTable table() {
        return table;
    }

    public int rows() {
        return table.rows();
    }

    public double stepSeconds() {
        return stepSeconds;
    }

    /** The time of the first row; a record need not begin at zero. */
    public double firstSeconds() {
        return firstSeconds;
    }

    /** The row of a time; may lie outside the record. */
    int row(double seconds) {
        return (int) Math.round((seconds - firstSeconds) / stepSeconds);
    }

    public JsonNode description() {
        return scenario.json();
    }

    /** Single-phase files have one voltage column. */
    public boolean threePhase() {
        return numbers.containsKey("va");
    }

    public boolean has(String column) {
        return numbers.containsKey(column);
    }

    /** A numeric column; a programming error if the file has none of that name. */
    public double[] column(String column) {
        double @Nullable [] values = numbers.get(column);
        if (values == null) {
            throw new IllegalArgumentException(name() + " has no column " + column);
        }
        return values;
    }

    /** A numeric column, or the same value in every row where the file has none of that name. */
    double[] column(String column, double otherwise) {
        double @Nullable [] values = numbers.get(column);
        if (values == null) {
            values = new double[rows()];
            Arrays.fill(values, otherwise);
            numbers.put(column, values);
        }
        return values;
    }

    public String status(int row) {
        return text("status", row);
    }

    public String trip(int row) {
        return text("trip", row);
    }

    private String text(String column, int row) {
        try {
            return table.text(column, row);
        } catch (BadFile e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the scenario lists them, or as the status column shows them. */
    public List<Transition> transitions() {
        var list = new ArrayList<Transition>();
        for (JsonNode t : scenario.json().path("status_transitions")) {
            list.add(new Transition(t.get(0).asDouble(), t.get(1).asText()));
        }
        return list;
    }

    public List<Check> checks() {
        var list = new ArrayList<Check>();
        for (JsonNode c : scenario.json().path("checks")) {
            list.add(
                    new Check(
                            c.path("t").asDouble(),
                            c.path("column").asText(),
                            c.path("expected").asText(),
                            c.path("tol").asDouble(),
                            c.path("basis").asText()));
        }
        return list;
    }

    @Override
    public String toString() {
        return name();
    }
}
