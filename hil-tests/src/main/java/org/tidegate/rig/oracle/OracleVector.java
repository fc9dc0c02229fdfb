package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario: inputs, and the oracle's outputs of the same step. Powers and signs are the file's:
 * plus is into the grid.
 */
public final class OracleVector {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final JsonNode description;
    private final Map<String, double[]> numbers;
    private final String[] status;
    private final String[] trips;

    /** A status that begins at a time. */
    public record Transition(double seconds, String status) {}

    /** A value that follows from the standard itself, not from the oracle. */
    public record Check(double seconds, String column, String expected, double tol, String basis) {}

    private OracleVector(
            String name,
            JsonNode description,
            Map<String, double[]> numbers,
            String[] status,
            String[] trips) {
        this.name = name;
        this.description = description;
        this.numbers = numbers;
        this.status = status;
        this.trips = trips;
    }

    /** Reads {@code NAME.csv} and {@code NAME.json} from a folder on the class path. */
    public static OracleVector load(Class<?> near, String folder, String name) throws IOException {
        JsonNode description;
        try (InputStream in = open(near, folder + "/" + name + ".json")) {
            description = JSON.readTree(in);
        }
        try (InputStream in = open(near, folder + "/" + name + ".csv")) {
            return read(name, description, in);
        }
    }

    private static InputStream open(Class<?> near, String file) throws IOException {
        InputStream in = near.getResourceAsStream(file);
        if (in == null) {
            throw new IOException("there is no " + file + " on the class path");
        }
        return in;
    }

    private static OracleVector read(String name, JsonNode description, InputStream in)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        String header = reader.readLine();
        if (header == null) {
            throw new IOException(name + ".csv is empty");
        }
        List<String> columns = List.of(header.split(",", -1));
        var rows = new ArrayList<String[]>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            rows.add(line.split(",", -1));
        }
        var numbers = new LinkedHashMap<String, double[]>();
        String[] status = text(rows, columns.indexOf("status"));
        String[] trips = text(rows, columns.indexOf("trip"));
        for (int c = 0; c < columns.size(); c++) {
            String column = columns.get(c);
            if (!column.equals("status") && !column.equals("trip")) {
                numbers.put(column, column(rows, c));
            }
        }
        return new OracleVector(name, description, numbers, status, trips);
    }

    private static String[] text(List<String[]> rows, int column) throws IOException {
        if (column < 0) {
            throw new IOException("this is not a protection vector: no status or trip column");
        }
        return rows.stream().map(r -> r[column]).toArray(String[]::new);
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(r -> Double.parseDouble(r[column])).toArray();
    }

    public String name() {
        return name;
    }

    public int rows() {
        return status.length;
    }

    public double stepSeconds() {
        return description.path("dt_s").asDouble();
    }

    public JsonNode description() {
        return description;
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
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        return values;
    }

    public String status(int row) {
        return status[row];
    }

    public String trip(int row) {
        return trips[row];
    }

    public List<Transition> transitions() {
        var list = new ArrayList<Transition>();
        for (JsonNode t : description.path("status_transitions")) {
            list.add(new Transition(t.get(0).asDouble(), t.get(1).asText()));
        }
        return list;
    }

    public List<Check> checks() {
        var list = new ArrayList<Check>();
        for (JsonNode c : description.path("checks")) {
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
        return name;
    }
}
