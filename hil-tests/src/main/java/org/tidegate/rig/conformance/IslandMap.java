package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * Loads for the test of unintentional islanding, resonant near nominal frequency.
 *
 * @param quality of the resonant load
 */
public record IslandMap(double quality, List<Point> points) {
    public IslandMap {
        points = List.copyOf(points);
    }

    /**
     * @param powerPu what is exported
     * @param activePu by which part the load takes more than that
     * @param reactivePu by which part of the export it absorbs more than nothing
     */
    public record Point(double powerPu, double activePu, double reactivePu) {}

    /**
     * @param powers what is exported, one map each
     * @param active,reactive steps of mismatch each way, and how large one is
     */
    static IslandMap around(
            double[] powers, int active, double activeStep, int reactive, double reactiveStep) {
        var points = new ArrayList<Point>();
        for (double power : powers) {
            for (int p = -active; p <= active; p++) {
                for (int q = -reactive; q <= reactive; q++) {
                    points.add(new Point(power, p * activeStep, q * reactiveStep));
                }
            }
        }
        return new IslandMap(1, points);
    }
}
