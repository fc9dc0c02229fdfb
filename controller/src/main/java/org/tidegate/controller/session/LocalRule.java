package org.tidegate.controller.session;

import org.tidegate.protection.Curve;

/**
 * What the operator lets the charger decide by itself, as plain numbers: the lane evaluates it in
 * every cycle, so that it reacts within one, with or without a connection.
 */
public sealed interface LocalRule {
    /** The operator's own set-point and limits count. */
    record None() implements LocalRule {}

    /**
     * Power by frequency (OCPP 2.1 Q08).
     *
     * @param curve hertz to watts, plus into the vehicle; level outside its ends
     * @param baselineW added to it
     * @param signalW what the last aFRR signal adds
     * @param thresholdHz smaller changes of frequency are left alone
     */
    record Frequency(Curve curve, double baselineW, double signalW, double thresholdHz)
            implements LocalRule {
        public Frequency {
            require(Double.isFinite(baselineW), "baselineW", baselineW);
            require(Double.isFinite(signalW), "signalW", signalW);
            require(thresholdHz >= 0, "thresholdHz", thresholdHz);
        }
    }

    /**
     * Keeps the site's load between two thresholds (OCPP 2.1 Q09): beyond one, the power moves so
     * that the load comes to the threshold plus its offset.
     */
    record LoadBalancing(double upperW, double lowerW, double upperOffsetW, double lowerOffsetW)
            implements LocalRule {
        public LoadBalancing {
            require(lowerW < upperW, "lowerW", lowerW);
            require(Double.isFinite(upperOffsetW), "upperOffsetW", upperOffsetW);
            require(Double.isFinite(lowerOffsetW), "lowerOffsetW", lowerOffsetW);
        }
    }

    /**
     * The site's energy manager decides (OCPP 2.1 Q05).
     *
     * @param setpoint by a set-point; otherwise by limits only
     */
    record External(boolean setpoint) implements LocalRule {}

    LocalRule NONE = new None();

    private static void require(boolean holds, String what, double value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + " means nothing");
        }
    }
}
