package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trips, ride-through and support functions: the vectors at 60 Hz and at 50 Hz. */
public final class ProtectionFamily implements GridFamily {
    private static final List<String> OUTPUTS =
            List.of("status", "p", "q", "pdes", "qdes", "trip", "soc", "v10", "rocof");

    private static final int POWER_DECIMALS = 5;
    private static final int SOC_DECIMALS = 6;
    private static final int RATE_DECIMALS = 3;
    private static final double TOLERANCE_PU = 0.005;

    @Override
    public String name() {
        return "protection";
    }

    @Override
    public boolean accepts(Scenario scenario) {
        return scenario.json().has("settings") || scenario.json().has("profile");
    }

    @Override
    public boolean accepts(CsvTable table) {
        return table.has("status") && table.has("p") && table.has("trip");
    }

    @Override
    public CsvTable replay(Scenario scenario, CsvTable input) throws BadFile {
        return new Running(scenario, input).next(input);
    }

    /** Block by block: what has been read is forgotten when it has been written. */
    @Override
    public long replay(Scenario scenario, Path input, Path output) throws BadFile {
        try (CsvBlocks blocks = CsvBlocks.open(input);
                var writer = new CsvWriter(output, input)) {
            CsvTable block = blocks.next();
            if (block == null) {
                throw BadFile.at(
                        input, 2, 1, "there are no rows", "add at least one row of values");
            }
            var running = new Running(scenario, block);
            for (; block != null; block = blocks.next()) {
                writer.add(running.next(block));
            }
            return writer.finish();
        }
    }

    /** A run, and the columns it reads and writes. */
    private static final class Running {
        private final Scenario scenario;
        private final double stepSeconds;
        private final OracleReplay.Run run;
        private final List<String> inputs;
        private final List<String> columns;
        private double firstSeconds = Double.NaN;
        private long row;

        Running(Scenario scenario, CsvTable first) throws BadFile {
            this.scenario = scenario;
            requireInputs(scenario, first);
            stepSeconds = OracleVector.step(scenario, first);
            try {
                run =
                        new OracleReplay(OracleVector.inputs(scenario, first, OUTPUTS, stepSeconds))
                                .begin();
            } catch (IOException e) {
                if (e.getCause() instanceof BadFile bad) {
                    throw bad;
                }
                throw new java.io.UncheckedIOException(e); // nothing else is read here
            }
            boolean sixtyHertz = scenario.json().path("profile").isMissingNode();
            inputs = first.columns().stream().filter(c -> !OUTPUTS.contains(c)).toList();
            var all = new ArrayList<>(inputs);
            all.addAll(
                    sixtyHertz
                            ? List.of("status", "p", "q", "pdes", "qdes", "trip")
                            : List.of("status", "p", "q", "trip", "v10", "rocof"));
            if (sixtyHertz
                    && scenario.json().path("settings").path("NP_BESS_CAPACITY").isNumber()) {
                all.add("soc");
            }
            columns = List.copyOf(all);
        }

        CsvTable next(CsvTable block) throws BadFile {
            requireSteps(block);
            OracleTrace trace =
                    run.rows(OracleVector.inputs(scenario, block, OUTPUTS, stepSeconds));
            row += block.rows();
            return CsvTable.of(block.file(), columns, new Outputs(block, inputs, columns, trace));
        }

        private void requireSteps(CsvTable block) throws BadFile {
            double[] times = block.numbers("t");
            if (row == 0) {
                firstSeconds = times[0];
            }
            for (int k = 0; k < times.length; k++) {
                double expected = firstSeconds + (row + k) * stepSeconds;
                if (!(Math.abs(times[k] - expected) < stepSeconds / 2)) {
                    throw block.badValue(
                            "t",
                            k,
                            times[k] + " s does not follow the step of " + stepSeconds + " s",
                            "give one row for each step");
                }
            }
        }
    }

    /** Inputs as they were written, then what the engine made of them. */
    private static final class Outputs implements CsvTable.Cells {
        private final CsvTable input;
        private final int[] inputAt;
        private final List<String> columns;
        private final OracleTrace trace;

        Outputs(CsvTable input, List<String> inputs, List<String> columns, OracleTrace trace) {
            this.input = input;
            inputAt = inputs.stream().mapToInt(input.columns()::indexOf).toArray();
            this.columns = columns;
            this.trace = trace;
        }

        @Override
        public int rows() {
            return input.rows();
        }

        @Override
        public void write(int row, int column, Ascii into) {
            if (column < inputAt.length) {
                input.write(row, inputAt[column], into);
            } else {
                output(columns.get(column), trace, row, into);
            }
        }
    }

    private static void requireInputs(Scenario scenario, CsvTable input) throws BadFile {
        boolean storage = !scenario.json().path("model").asText("DER_BESS").equals("DER");
        var needed = new ArrayList<>(List.of("t", "f", storage ? "pdem" : "pavail"));
        needed.addAll(input.has("va") ? List.of("va", "vb", "vc") : List.of("v"));
        for (String column : needed) {
            input.numbers(column);
        }
        JsonNode phase = scenario.json().path("settings").path("NP_PHASE");
        if (phase.isTextual() && phase.asText().equals("THREE") != input.has("va")) {
            throw BadFile.at(
                    input.file(),
                    1,
                    1,
                    "the scenario is for NP_PHASE " + phase.asText() + ", the columns are not",
                    "give va,vb,vc to three phases and v to one");
        }
    }

    private static void output(String column, OracleTrace trace, int row, Ascii into) {
        switch (column) {
            case "status" -> into.add(trace.status[row]);
            case "trip" -> into.add(trace.trip[row]);
            case "p" -> into.add(trace.p[row], POWER_DECIMALS);
            case "q" -> into.add(trace.q[row], POWER_DECIMALS);
            case "pdes" -> into.add(trace.desiredP[row], POWER_DECIMALS);
            case "qdes" -> into.add(trace.desiredQ[row], POWER_DECIMALS);
            case "soc" -> into.add(trace.soc[row], SOC_DECIMALS);
            case "v10" -> into.add(trace.mean[row], POWER_DECIMALS);
            case "rocof" -> into.add(trace.rate[row], RATE_DECIMALS);
            default -> throw new IllegalArgumentException(column);
        }
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
        Scenario described = described(scenario, expected);
        OracleVector oracle = OracleVector.of(described, expected);
        OracleTrace ours = trace(actual, oracle.stepSeconds());
        double tolerance = described.json().path("tolerances").path("p_pu").asDouble(TOLERANCE_PU);
        var comparator = new OracleComparator(tolerance);
        OracleComparator.Verdict verdict = comparator.compare(oracle, ours);
        var problems = new ArrayList<>(verdict.problems());
        comparator.failedChecks(oracle, ours).forEach(c -> problems.add("check failed: " + c));
        return new Verdict(
                oracle.name(),
                ours.transitions().size(),
                oracle.transitions().size(),
                verdict.worst(),
                problems);
    }

    /** A scenario is not always at hand; the transitions are in the status column as well. */
    private static Scenario described(@Nullable Scenario scenario, CsvTable expected)
            throws BadFile {
        if (scenario != null && scenario.json().has("status_transitions")) {
            return scenario;
        }
        ObjectNode json =
                scenario != null && scenario.json() instanceof ObjectNode node
                        ? node.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("status_transitions");
        String[] status = expected.texts("status");
        double step = OracleVector.step(scenario, expected);
        for (int k = 0; k < status.length; k++) {
            if (k == 0 || !status[k].equals(status[k - 1])) {
                list.addArray().add(k * step).add(status[k]);
            }
        }
        String name = scenario == null ? String.valueOf(expected.file()) : scenario.name();
        return new Scenario(expected.file(), name, json);
    }

    private static OracleTrace trace(CsvTable actual, double stepSeconds) throws BadFile {
        var trace = new OracleTrace(actual.rows(), stepSeconds);
        String[] status = actual.texts("status");
        String[] trip = actual.texts("trip");
        double[] p = actual.numbers("p");
        double[] q = actual.numbers("q");
        for (int k = 0; k < status.length; k++) {
            trace.set(k, status[k], trip[k], p[k], q[k]);
        }
        return trace;
    }
}
