package org.tidegate.protection.evidence;

/**
 * Why a recording was made.
 *
 * @param stage the code's own name, such as {@code UV2}
 * @param extreme the furthest value of the stage's quantity; NaN if nothing was seen
 * @param tripNanos monotonic time of the decision
 * @param beyondNanos from the first violation to the decision
 * @param clearingNanos from the first violation until the current had gone; 0 while it has not
 */
public record TripRecord(
        String stage, double extreme, long tripNanos, long beyondNanos, long clearingNanos) {}
