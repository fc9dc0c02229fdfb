package org.tidegate.rig.conformance;

import java.util.Arrays;
import org.tidegate.protection.GridMode;

/**
 * What was applied and what followed, in columns. Rows are kept when something moved, and at least
 * four a second; between rows the values of the earlier one hold. Power is plus into the vehicle,
 * in per unit of rated apparent power, at the contactor.
 */
public final class Recording {
    /** Above the twin grid's noise (4e-4 pu, 2 mHz), far below what any probe judges by. */
    private static final double QUIET = 1e-3;

    private static final double QUIET_HZ = 5e-3;
    private static final double LONGEST_GAP_S = 0.25;
    private static final GridMode[] MODES = GridMode.values();

    private int rows;
    private double[] timeS = new double[4096];
    private float[] v1Pu = new float[4096];
    private float[] v2Pu = new float[4096];
    private float[] v3Pu = new float[4096];
    private float[] hz = new float[4096];
    private float[] activePu = new float[4096];
    private float[] reactivePu = new float[4096];
    private byte[] modes = new byte[4096];
    private String tripStage = "";
    private double tripAtS = Double.NaN;

    /** Adds a row; times must not go back. */
    public void add(
            double atS,
            GridPoint grid,
            double activePowerPu,
            double reactivePowerPu,
            GridMode mode,
            String stage) {
        if (mode == GridMode.TRIPPED && Double.isNaN(tripAtS) && atS >= 0) {
            tripAtS = atS;
            tripStage = stage;
        }
        if (rows > 0 && isQuiet(atS, grid, activePowerPu, reactivePowerPu, mode)) {
            return;
        }
        if (rows == timeS.length) {
            grow();
        }
        timeS[rows] = atS;
        v1Pu[rows] = (float) grid.l1Pu();
        v2Pu[rows] = (float) grid.l2Pu();
        v3Pu[rows] = (float) grid.l3Pu();
        hz[rows] = (float) grid.frequencyHz();
        activePu[rows] = (float) activePowerPu;
        reactivePu[rows] = (float) reactivePowerPu;
        modes[rows] = (byte) mode.ordinal();
        rows++;
    }

    private boolean isQuiet(double atS, GridPoint grid, double p, double q, GridMode mode) {
        int last = rows - 1;
        return atS - timeS[last] < LONGEST_GAP_S
                && modes[last] == mode.ordinal()
                && Math.abs(p - activePu[last]) < QUIET
                && Math.abs(q - reactivePu[last]) < QUIET
                && Math.abs(grid.l1Pu() - v1Pu[last]) < QUIET
                && Math.abs(grid.l2Pu() - v2Pu[last]) < QUIET
                && Math.abs(grid.l3Pu() - v3Pu[last]) < QUIET
                && Math.abs(grid.frequencyHz() - hz[last]) < QUIET_HZ;
    }

    private void grow() {
        int more = 2 * rows;
        timeS = Arrays.copyOf(timeS, more);
        v1Pu = Arrays.copyOf(v1Pu, more);
        v2Pu = Arrays.copyOf(v2Pu, more);
        v3Pu = Arrays.copyOf(v3Pu, more);
        hz = Arrays.copyOf(hz, more);
        activePu = Arrays.copyOf(activePu, more);
        reactivePu = Arrays.copyOf(reactivePu, more);
        modes = Arrays.copyOf(modes, more);
    }

    public int rows() {
        return rows;
    }

    public double timeS(int row) {
        return timeS[row];
    }

    /** Phase 1 to 3. */
    public double voltagePu(int phase, int row) {
        return switch (phase) {
            case 1 -> v1Pu[row];
            case 2 -> v2Pu[row];
            default -> v3Pu[row];
        };
    }

    public double frequencyHz(int row) {
        return hz[row];
    }

    public double activePu(int row) {
        return activePu[row];
    }

    public double reactivePu(int row) {
        return reactivePu[row];
    }

    public GridMode mode(int row) {
        return MODES[modes[row]];
    }

    /** When the charger first tripped after time zero; NaN if it did not. */
    public double tripAtS() {
        return tripAtS;
    }

    /** Which stage it was; empty if none. */
    public String tripStage() {
        return tripStage;
    }

    /** The last row at or before a time; the first row if there is none. */
    public int rowAt(double atS) {
        int found = Arrays.binarySearch(timeS, 0, rows, atS);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, rows - 1);
    }

    /**
     * The first time from {@code fromS} on after which the power stays gone; NaN if it does not.
     */
    public double ceasedAtS(double fromS, double untilS, double belowPu) {
        double since = Double.NaN;
        for (int i = rowAt(fromS); i < rows && timeS[i] <= untilS; i++) {
            boolean gone = Math.hypot(activePu[i], reactivePu[i]) < belowPu;
            if (!gone) {
                since = Double.NaN;
            } else if (Double.isNaN(since)) {
                since = Math.max(timeS[i], fromS);
            }
        }
        return since;
    }
}
