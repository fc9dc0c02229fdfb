package org.tidegate.rig.oracle;

import java.util.ArrayList;
import java.util.List;

/** What our engine made of a vector's inputs, in the vector's signs: plus is into the grid. */
public final class OracleTrace {
    private final double stepSeconds;
    private final double firstSeconds;
    final String[] status;
    final String[] trip;
    final double[] p;
    final double[] q;
    final double[] desiredP;
    final double[] desiredQ;
    final double[] soc;
    final double[] mean;
    final double[] rate;

    /** For rows whose times are of no interest. */
    OracleTrace(int rows) {
        this(rows, 0, 0);
    }

    /**
     * @param firstSeconds of the first row
     */
    public OracleTrace(int rows, double stepSeconds, double firstSeconds) {
        this.stepSeconds = stepSeconds;
        this.firstSeconds = firstSeconds;
        status = new String[rows];
        trip = new String[rows];
        p = new double[rows];
        q = new double[rows];
        desiredP = new double[rows];
        desiredQ = new double[rows];
        soc = new double[rows];
        mean = new double[rows];
        rate = new double[rows];
    }

    /** Fills what every vector has. */
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

    public double q(int row) {
        return q[row];
    }

    /** Every change of status, with the first row as the first. */
    public List<OracleVector.Transition> transitions() {
        var list = new ArrayList<OracleVector.Transition>();
        for (int k = 0; k < status.length; k++) {
            if (k == 0 || !status[k].equals(status[k - 1])) {
                list.add(new OracleVector.Transition(firstSeconds + k * stepSeconds, status[k]));
            }
        }
        return list;
    }

    /** The same trace with powers multiplied: a fault to be found. */
    public OracleTrace scaled(double activeFactor, double reactiveFactor) {
        var other = new OracleTrace(status.length, stepSeconds, firstSeconds);
        for (int k = 0; k < status.length; k++) {
            other.set(k, status[k], trip[k], activeFactor * p[k], reactiveFactor * q[k]);
        }
        return other;
    }
}
