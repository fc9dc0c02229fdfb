package org.tidegate.rig.oracle;

import java.io.IOException;

/** Runs our protection over a vector's inputs, from the first to the last row. */
public final class OracleReplay {
    private final OracleVector vector;
    private final Fault fault;

    /** With the settings the vector was made with. */
    public OracleReplay(OracleVector vector) {
        this(vector, Fault.none());
    }

    /**
     * @param fault a mutation the comparator must find
     */
    public OracleReplay(OracleVector vector, Fault fault) {
        this.vector = vector;
        this.fault = fault;
    }

    public OracleTrace run() throws IOException {
        try {
            return runRows();
        } catch (BadFile e) {
            throw new IOException(e);
        }
    }

    OracleTrace runRows() throws BadFile {
        boolean storage = ReplayColumns.storage(vector.scenario(), vector.table().columns());
        var form =
                new OracleRun.Form(
                        vector.scenario(),
                        vector.firstSeconds(),
                        vector.stepSeconds(),
                        vector.threePhase(),
                        storage);
        var run = new OracleRun(form, fault);
        var trace = new OracleTrace(vector.rows(), vector.stepSeconds(), vector.firstSeconds());
        run.rows(inputs(storage), vector.rows(), trace);
        return trace;
    }

    private OracleRun.Inputs inputs(boolean storage) {
        double[][] voltages =
                vector.threePhase()
                        ? new double[][] {
                            vector.column("va"), vector.column("vb"), vector.column("vc")
                        }
                        : new double[][] {vector.column("v")};
        boolean turned =
                vector.threePhase()
                        && (vector.has("tha") || vector.has("thb") || vector.has("thc"));
        double[][] angles =
                turned
                        ? new double[][] {
                            vector.column("tha", 0),
                            vector.column("thb", -120),
                            vector.column("thc", 120)
                        }
                        : new double[0][];
        return new OracleRun.Inputs(
                vector.column("t"),
                vector.column("f"),
                vector.column(storage ? "pdem" : "pavail"),
                voltages,
                angles);
    }
}
