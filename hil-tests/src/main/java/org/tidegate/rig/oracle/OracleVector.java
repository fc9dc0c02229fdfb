package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario of the protection family: inputs and, where the file has them, the oracle's outputs
 * of the same step. Powers and signs are the file's: plus is into the grid.
 */
public final class OracleVector {
    private static final List<String> TEXTS = List.of("status", "trip");

    private final Scenario scenario;
    private final CsvTable table;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final double stepSeconds;

    /** A status that begins at a time. */
    public record Transition(double seconds, String status) {}

    /** A value that follows from the standard itself, not from the oracle. */
    public record Check(double seconds, String column, String expected, double tol, String basis) {}

    private OracleVector(
            Scenario scenario, CsvTable table, List<String> leaveOut, double stepSeconds)
            throws BadFile {
        this.scenario = scenario;
        this.table = table;
        for (String column : table.columns()) {
            if (!leaveOut.contains(column)) {
                numbers.put(column, table.numbers(column));
            }
        }
        this.stepSeconds = stepSeconds;
    }

    static OracleVector of(Scenario scenario, CsvTable table) throws BadFile {
        return new OracleVector(scenario, table, TEXTS, step(scenario, table));
    }

    /** Without the oracle's outputs: what is wrong in them is of no interest. */
    static OracleVector inputs(
            Scenario scenario, CsvTable table, List<String> outputs, double stepSeconds)
            throws BadFile {
        return new OracleVector(scenario, table, outputs, stepSeconds);
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

    /** The scenario's step, or what the first two rows say. */
    static double step(@Nullable Scenario scenario, CsvTable table) throws BadFile {
        if (scenario != null && scenario.json().path("dt_s").asDouble() > 0) {
            return scenario.json().path("dt_s").asDouble();
        }
        double[] times = table.numbers("t");
        if (times.length < 2 || !(times[1] > times[0])) {
            throw table.badValue(
                    "t",
                    Math.min(1, times.length - 1),
                    "the step between two rows cannot be told",
                    "let t rise from row to row, or name the scenario");
        }
        return times[1] - times[0];
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
