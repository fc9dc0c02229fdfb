package org.tidegate.rig.oracle;

import java.util.ArrayList;
import java.util.List;

/** What our engine made of a vector's inputs, in the vector's signs: plus is into the grid. */
public final class OracleTrace {
    private final double stepSeconds;
    final String[] status;
    final String[] trip;
    final double[] p;
    final double[] q;

    public OracleTrace(int rows, double stepSeconds) {
        this.stepSeconds = stepSeconds;
        status = new String[rows];
        trip = new String[rows];
        p = new double[rows];
        q = new double[rows];
    }

    /** Fills one row. */
    public void set(int row, String status, String trip, double p, double q) {
        this.status[row] = status;
        this.trip[row] = trip;
        this.p[row] = p;
        this.q[row] = q;
    }

    public String status(int row) {
        return status[row];
    }

    public double p(int row) {
        return p[row];
    }

    /** Every change of status, with the first row as the first. */
    public List<OracleVector.Transition> transitions() {
        var list = new ArrayList<OracleVector.Transition>();
        for (int k = 0; k < status.length; k++) {
            if (k == 0 || !status[k].equals(status[k - 1])) {
                list.add(new OracleVector.Transition(k * stepSeconds, status[k]));
            }
        }
        return list;
    }

    /** The same trace with the active power's sign the other way round: a fault to be found. */
    public OracleTrace withPowerReversed() {
        var other = new OracleTrace(status.length, stepSeconds);
        for (int k = 0; k < status.length; k++) {
            other.set(k, status[k], trip[k], -p[k], q[k]);
        }
        return other;
    }
}
