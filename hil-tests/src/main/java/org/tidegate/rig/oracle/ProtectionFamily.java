package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Trips, ride-through and support functions: the vectors at 60 Hz and at 50 Hz. */
public final class ProtectionFamily implements GridFamily {
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

    /** As a whole and plainly; from file to file it goes in blocks. */
    @Override
    public CsvTable replay(Scenario scenario, CsvTable input) throws BadFile {
        var columns = new ReplayColumns(scenario, input.file(), input.columns());
        OracleVector vector = OracleVector.inputs(scenario, input);
        var follows = new ReplayColumns.Steps(vector.stepSeconds());
        double[] times = vector.column("t");
        for (int k = 0; k < times.length; k++) {
            follows.require(times[k], k, input::badValue);
        }
        OracleTrace trace = new OracleReplay(vector).runRows();
        return CsvTable.of(
                input.file(), columns.layout().names(), new Outputs(input, columns, trace));
    }

    @Override
    public long replay(Scenario scenario, Path input, Path output) throws BadFile {
        try (ReplaySource source = ReplaySource.open(input)) {
            var columns = new ReplayColumns(scenario, input, source.columns());
            source.want(ReplayColumns.NUMBERS, columns.layout().lastKept());
            var running = new Running(scenario, source, columns);
            try (var sink = new ReplaySink(output, input, columns.layout())) {
                return new ReplayPipe(source, sink, ReplayColumns.PRESETS).run(running);
            }
        }
    }

    /** The engine on its way through the blocks of a file. */
    private static final class Running implements ReplayPipe.Engine {
        private final Scenario scenario;
        private final ReplaySource source;
        private final ReplayColumns columns;
        private @Nullable OracleRun run;
        private ReplayColumns.@Nullable Steps follows;

        Running(Scenario scenario, ReplaySource source, ReplayColumns columns) {
            this.scenario = scenario;
            this.source = source;
            this.columns = columns;
        }

        @Override
        public void run(ReplayBlock block) throws BadFile {
            OracleRun begun = run;
            ReplayColumns.Steps steps = follows;
            OracleVector.BadRow bad =
                    (column, row, reason, remedy) ->
                            source.badValue(block, row, column, reason, remedy);
            if (begun == null || steps == null) {
                if (block.rows == 0) {
                    if (block.last) {
                        throw BadFile.at(
                                source.file(),
                                2,
                                1,
                                "there are no rows",
                                "add at least one row of values");
                    }
                    return;
                }
                double[] times = block.numbers[0];
                double step = OracleVector.step(scenario, times, block.rows, bad);
                steps = new ReplayColumns.Steps(step);
                follows = steps;
                begun =
                        new OracleRun(
                                new OracleRun.Form(
                                        scenario,
                                        times[0],
                                        step,
                                        columns.threePhase(),
                                        columns.storage()),
                                Fault.none());
                run = begun;
            }
            for (int k = 0; k < block.rows; k++) {
                steps.require(block.numbers[0][k], k, bad);
            }
            begun.rows(columns.inputs(block.numbers), block.rows, block.trace);
        }
    }

    /** Inputs as they were written, then what the engine made of them. */
    private static final class Outputs implements CsvTable.Cells {
        private final CsvTable input;
        private final ReplaySink.Layout layout;
        private final OracleTrace trace;

        Outputs(CsvTable input, ReplayColumns columns, OracleTrace trace) {
            this.input = input;
            layout = columns.layout();
            this.trace = trace;
        }

        @Override
        public int rows() {
            return input.rows();
        }

        @Override
        public void write(int row, int column, Ascii into) {
            int[] kept = layout.keptAt();
            if (column < kept.length) {
                input.write(row, kept[column], into);
            } else {
                layout.outputs().get(column - kept.length).write(trace, row, into);
            }
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
        OracleTrace ours = trace(actual, oracle);
        requireSameTimes(oracle, actual);
        var comparator = new OracleComparator(OracleComparator.Tolerances.of(described));
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
        double[] t = expected.numbers("t");
        for (int k = 0; k < status.length; k++) {
            if (k == 0 || !status[k].equals(status[k - 1])) {
                list.addArray().add(t[k]).add(status[k]);
            }
        }
        String name = scenario == null ? String.valueOf(expected.file()) : scenario.name();
        return new Scenario(expected.file(), name, json);
    }

    private static void requireSameTimes(OracleVector oracle, CsvTable actual) throws BadFile {
        double[] theirs = oracle.column("t");
        double[] ours = actual.numbers("t");
        for (int k = 0; k < ours.length; k++) {
            if (!(Math.abs(ours[k] - theirs[k]) < oracle.stepSeconds() / 2)) {
                throw actual.badValue(
                        "t",
                        k,
                        ours[k] + " s, but " + theirs[k] + " s in the other file",
                        "compare files of the same scenario");
            }
        }
    }

    private static OracleTrace trace(CsvTable actual, OracleVector oracle) throws BadFile {
        var trace = new OracleTrace(actual.rows(), oracle.stepSeconds(), oracle.firstSeconds());
        String[] status = actual.texts("status");
        String[] trip = actual.texts("trip");
        double[] p = actual.numbers("p");
        double[] q = actual.numbers("q");
        for (int k = 0; k < status.length; k++) {
            trace.set(k, status[k], trip[k], p[k], q[k]);
        }
        for (OutputColumn column : OutputColumn.values()) {
            if (!column.isText() && actual.has(column.label)) {
                double[] values = actual.numbers(column.label);
                System.arraycopy(values, 0, column.numbers(trace), 0, values.length);
            }
        }
        return trace;
    }
}
