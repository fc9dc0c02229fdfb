package org.tidegate.protection.evidence;

import java.util.List;

/**
 * A frozen piece of the past around a trip.
 *
 * @param nanos monotonic time of each sample, rising
 * @param values by channel, then by sample; NaN where nothing was measured
 * @param triggerIndex the sample at which the trip was decided
 * @param nominalHz of the grid
 */
public record Recording(
        List<Channel> channels,
        long[] nanos,
        double[][] values,
        int triggerIndex,
        double nominalHz,
        TripRecord trip) {

    public Recording {
        channels = List.copyOf(channels);
        if (values.length != channels.size()
                || nanos.length == 0
                || triggerIndex < 0
                || triggerIndex >= nanos.length) {
            throw new IllegalArgumentException(
                    "%d channels, %d rows, %d samples, trigger %d"
                            .formatted(channels.size(), values.length, nanos.length, triggerIndex));
        }
    }

    public int samples() {
        return nanos.length;
    }

    /** Samples a second if they are evenly spaced to within 1 %; 0 if they are not. */
    public double rateHz() {
        int steps = samples() - 1;
        if (steps < 1) {
            return 0;
        }
        double step = (double) (nanos[steps] - nanos[0]) / steps;
        for (int i = 1; i <= steps; i++) {
            if (!(Math.abs(nanos[i] - nanos[i - 1] - step) <= 0.01 * step)) {
                return 0;
            }
        }
        return step > 0 ? 1e9 / step : 0;
    }
}
