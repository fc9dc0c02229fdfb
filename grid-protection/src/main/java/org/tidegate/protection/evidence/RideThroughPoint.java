package org.tidegate.protection.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Where the grid stands among the trip stages, for people to see.
 *
 * @param lowestPu,highestPu of the voltages that stages look at; NaN if unknown
 * @param frequencyHz NaN if unknown
 * @param outsideNanos how long the grid has been beyond the nearest threshold of any stage; 0 while
 *     it is beyond none
 * @param margins one for each stage, in the code's order
 */
public record RideThroughPoint(
        double lowestPu,
        double highestPu,
        double frequencyHz,
        long outsideNanos,
        List<Margin> margins) {

    public RideThroughPoint {
        margins = List.copyOf(margins);
    }

    /**
     * The way to one trip.
     *
     * @param value how far the quantity is from the threshold, in pu, Hz or Hz/s: positive inside,
     *     negative beyond; NaN if unknown
     * @param remainingNanos what is left of the delay; all of it while inside
     * @param pickedUp whether the delay runs
     */
    public record Margin(String stage, double value, long remainingNanos, boolean pickedUp) {}

    /** The stage that trips next if nothing changes. */
    public Optional<Margin> next() {
        return margins.stream()
                .filter(Margin::pickedUp)
                .min((a, b) -> Long.compare(a.remainingNanos(), b.remainingNanos()));
    }
}
