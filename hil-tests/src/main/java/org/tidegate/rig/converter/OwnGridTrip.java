package org.tidegate.rig.converter;

import org.tidegate.rig.plant.GridSource;

/**
 * The converter's own grid protection, set wider than any controller's on purpose: it is the last
 * line, and a scenario in which it acts first has found a controller that was too slow.
 */
final class OwnGridTrip {
    static final int OVER_FREQUENCY = 8;
    static final int UNDER_FREQUENCY = 9;
    static final int OVER_VOLTAGE = 10;
    static final int UNDER_VOLTAGE = 11;

    private static final double HIGHEST_PU = 1.30;
    private static final double HIGHEST_FOR_SECONDS = 0.1;
    private static final double LOWEST_PU = 0.20;
    private static final double LOWEST_FOR_SECONDS = 5;
    private static final double WIDEST_HZ = 5;
    private static final double WIDEST_FOR_SECONDS = 0.3;
    private static final double RETURN_LOW_PU = 0.85;
    private static final double RETURN_HIGH_PU = 1.12;
    private static final double RETURN_HZ = 2;

    private final double nominalHz;
    private final double enterServiceSeconds;
    private double overVoltageSeconds;
    private double underVoltageSeconds;
    private double overFrequencySeconds;
    private double underFrequencySeconds;
    private double waitSeconds;
    private int alarm = -1;

    OwnGridTrip(double nominalHz, double enterServiceSeconds) {
        this.nominalHz = nominalHz;
        this.enterServiceSeconds = enterServiceSeconds;
    }

    void step(GridSource grid, double seconds) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int phase = 1; phase <= 3; phase++) {
            double pu = grid.voltagePu(phase);
            low = Math.min(low, pu);
            high = Math.max(high, pu);
        }
        double hz = grid.frequencyHz();
        overVoltageSeconds = high > HIGHEST_PU ? overVoltageSeconds + seconds : 0;
        underVoltageSeconds = low < LOWEST_PU ? underVoltageSeconds + seconds : 0;
        overFrequencySeconds = hz > nominalHz + WIDEST_HZ ? overFrequencySeconds + seconds : 0;
        underFrequencySeconds = hz < nominalHz - WIDEST_HZ ? underFrequencySeconds + seconds : 0;
        if (overVoltageSeconds > HIGHEST_FOR_SECONDS) {
            trip(OVER_VOLTAGE);
        } else if (underVoltageSeconds > LOWEST_FOR_SECONDS) {
            trip(UNDER_VOLTAGE);
        } else if (overFrequencySeconds > WIDEST_FOR_SECONDS) {
            trip(OVER_FREQUENCY);
        } else if (underFrequencySeconds > WIDEST_FOR_SECONDS) {
            trip(UNDER_FREQUENCY);
        } else if (isTripped()) {
            boolean good =
                    low > RETURN_LOW_PU
                            && high < RETURN_HIGH_PU
                            && Math.abs(hz - nominalHz) < RETURN_HZ;
            waitSeconds = good ? waitSeconds - seconds : enterServiceSeconds;
            if (waitSeconds <= 0) {
                alarm = -1;
            }
        }
    }

    private void trip(int bit) {
        alarm = bit;
        waitSeconds = enterServiceSeconds;
    }

    boolean isTripped() {
        return alarm >= 0;
    }

    /** SunSpec 701 {@code Alrm} with the bit of what tripped. */
    long alarmBits() {
        return alarm < 0 ? 0 : 1L << alarm;
    }

    double waitSeconds() {
        return isTripped() ? waitSeconds : 0;
    }
}
