package org.tidegate.ocpp;

import java.util.List;

/**
 * What the operator leaves to the charger, as plain data: whoever runs the control cycle evaluates
 * it there, with what it measures, online or not. Powers are plus into the vehicle.
 */
public sealed interface OperatorRule {
    /** Nothing: set-point and limits are the operator's. */
    record Given() implements OperatorRule {}

    /** Of a curve, in the order of x. */
    record Point(double x, double powerW) {}

    /**
     * LocalFrequency: baseline, plus the curve at the measured frequency, plus the signal.
     *
     * @param curve hertz to watts; level outside its ends; no two points share a frequency
     * @param signalW what the last aFRR signal adds
     * @param thresholdHz a smaller change of frequency is left alone
     */
    record Frequency(List<Point> curve, double baselineW, double signalW, double thresholdHz)
            implements OperatorRule {
        public Frequency {
            curve = List.copyOf(curve);
        }

        public Frequency with(double signalW, double thresholdHz) {
            return new Frequency(curve, baselineW, signalW, thresholdHz);
        }
    }

    /**
     * LocalLoadBalancing: the site's load, plus when it consumes, is brought back to a threshold
     * plus its offset.
     */
    record LoadBalancing(double upperW, double lowerW, double upperOffsetW, double lowerOffsetW)
            implements OperatorRule {}

    /** The site's energy manager sets the power, or the limits only. */
    record External(boolean setpoint) implements OperatorRule {}

    OperatorRule GIVEN = new Given();
}
