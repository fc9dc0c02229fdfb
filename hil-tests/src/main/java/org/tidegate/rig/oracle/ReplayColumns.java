package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which columns of a record of the protection family are read, and which are written. */
final class ReplayColumns {
    /** Columns of numbers in a block; the first is the time. */
    static final List<String> NUMBERS =
            List.of("t", "f", "pdem", "pavail", "v", "va", "vb", "vc", "tha", "thb", "thc");

    /** What they hold where the file has no such column. */
    static final double[] PRESETS = {0, 0, 0, 0, 0, 0, 0, 0, 0, -120, 120};

    private final boolean storage;
    private final boolean threePhase;
    private final boolean angles;
    private final ReplaySink.Layout layout;

    ReplayColumns(Scenario scenario, Path file, List<String> columns) throws BadFile {
        storage = storage(scenario, columns);
        threePhase = columns.contains("va");
        angles =
                threePhase
                        && (columns.contains("tha")
                                || columns.contains("thb")
                                || columns.contains("thc"));
        var needed = new ArrayList<>(List.of("t", "f", storage ? "pdem" : "pavail"));
        needed.addAll(threePhase ? List.of("va", "vb", "vc") : List.of("v"));
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw CsvTable.noColumn(file, column, columns);
            }
        }
        requirePhases(scenario, file);
        layout = layout(scenario, columns);
    }

    /** As the scenario says, or as the columns do. */
    static boolean storage(Scenario scenario, List<String> columns) throws BadFile {
        JsonNode model = scenario.json().path("model");
        if (model.isMissingNode()) {
            return columns.contains("pdem") || !columns.contains("pavail");
        }
        return switch (model.asText()) {
            case "DER_BESS" -> true;
            case "DER" -> false;
            default ->
                    throw scenario.badSetting(
                            "model",
                            "'" + model.asText() + "' is not modelled here",
                            "write DER (a generator) or DER_BESS (storage)");
        };
    }

    private void requirePhases(Scenario scenario, Path file) throws BadFile {
        JsonNode phase = scenario.json().path("settings").path("NP_PHASE");
        if (phase.isTextual() && phase.asText().equals("THREE") != threePhase) {
            throw BadFile.at(
                    file,
                    1,
                    1,
                    "the scenario is for NP_PHASE " + phase.asText() + ", the columns are not",
                    "give va,vb,vc to three phases and v to one");
        }
    }

    private static ReplaySink.Layout layout(Scenario scenario, List<String> columns) {
        List<String> inputs = columns.stream().filter(c -> OutputColumn.named(c) == null).toList();
        boolean sixtyHertz = scenario.json().path("profile").isMissingNode();
        var outputs = new ArrayList<>(List.of(OutputColumn.STATUS, OutputColumn.P, OutputColumn.Q));
        outputs.addAll(
                sixtyHertz
                        ? List.of(OutputColumn.PDES, OutputColumn.QDES, OutputColumn.TRIP)
                        : List.of(OutputColumn.TRIP, OutputColumn.V10, OutputColumn.ROCOF));
        if (sixtyHertz && scenario.json().path("settings").path("NP_BESS_CAPACITY").isNumber()) {
            outputs.add(OutputColumn.SOC);
        }
        return new ReplaySink.Layout(
                inputs, inputs.stream().mapToInt(columns::indexOf).toArray(), outputs);
    }

    boolean storage() {
        return storage;
    }

    boolean threePhase() {
        return threePhase;
    }

    ReplaySink.Layout layout() {
        return layout;
    }

    /** The columns of a block as the engine takes them. */
    OracleRun.Inputs inputs(double[][] n) {
        return new OracleRun.Inputs(
                n[0],
                n[1],
                storage ? n[2] : n[3],
                threePhase ? new double[][] {n[5], n[6], n[7]} : new double[][] {n[4]},
                angles ? new double[][] {n[8], n[9], n[10]} : new double[0][]);
    }

    /**
     * Row by row, one step after the other. Recorded times tremble by up to half a step and drift
     * by up to one percent; beyond that rows are missing, or the step is another one.
     */
    static final class Steps {
        private static final double DRIFT = 0.01;

        private final double stepSeconds;
        private double firstSeconds;
        private double lastSeconds;
        private long rows;

        Steps(double stepSeconds) {
            this.stepSeconds = stepSeconds;
        }

        void require(double seconds, int row, OracleVector.BadRow bad) throws BadFile {
            if (rows == 0) {
                firstSeconds = seconds;
                lastSeconds = seconds - stepSeconds;
            }
            double step = seconds - lastSeconds;
            double late = seconds - firstSeconds - rows * stepSeconds;
            double mayBeLate = stepSeconds / 2 + DRIFT * (seconds - firstSeconds);
            boolean follows =
                    Math.abs(step - stepSeconds) < stepSeconds / 2 && Math.abs(late) < mayBeLate;
            if (!follows) {
                throw bad.at(
                        "t",
                        row,
                        seconds + " s does not follow the step of " + stepSeconds + " s",
                        "give one row for each step");
            }
            lastSeconds = seconds;
            rows++;
        }
    }
}
