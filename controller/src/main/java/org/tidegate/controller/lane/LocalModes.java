package org.tidegate.controller.lane;

import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.LocalRule;
import org.tidegate.controller.session.SiteWord;

/**
 * Evaluates what the operator leaves to the charger (OCPP 2.1 Q05, Q08, Q09), once a cycle and with
 * what has just been measured. What cannot be seen asks for 0 W. Allocates nothing.
 */
final class LocalModes {
    /** A correction has to show at the meter before the next one is made of it. */
    private static final long SETTLE_NANOS = 500_000_000L;

    private LocalRule last = LocalRule.NONE;
    private double heldHz = Double.NaN;
    private double heldW;
    private double balanceW;
    private long sampleNanos;
    private long correctedNanos;
    private double allowedLowW;
    private double allowedHighW;
    private boolean blind;

    /** What the ladder let through in the cycle before: no correction winds up beyond it. */
    void allowed(double lowW, double highW) {
        allowedLowW = lowW;
        allowedHighW = highW;
    }

    void forget() {
        last = LocalRule.NONE;
    }

    /** The set-point in watts, plus into the vehicle; NaN if the rule asks for none. */
    double targetW(LocalRule rule, Perception seen, long nowNanos) {
        boolean changed = !sameKind(rule, last);
        last = rule;
        blind = false;
        return switch (rule) {
            case LocalRule.None _ -> Double.NaN;
            case LocalRule.Frequency f -> byFrequency(f, changed, seen);
            case LocalRule.LoadBalancing b -> byLoad(b, changed, seen, nowNanos);
            case LocalRule.External e -> e.setpoint() ? byManager(seen.ems, nowNanos) : Double.NaN;
        };
    }

    private static boolean sameKind(LocalRule a, LocalRule b) {
        return a.getClass() == b.getClass();
    }

    private double byFrequency(LocalRule.Frequency f, boolean changed, Perception seen) {
        double nowHz = seen.gridMeasured ? seen.grid.frequencyHz : Double.NaN;
        if (Double.isNaN(nowHz)) {
            heldHz = nowHz;
            return 0;
        }
        if (changed || !(Math.abs(nowHz - heldHz) < f.thresholdHz())) {
            heldHz = nowHz;
        }
        heldW = f.baselineW() + f.curve().at(heldHz) + f.signalW();
        return heldW;
    }

    private double byLoad(
            LocalRule.LoadBalancing b, boolean changed, Perception seen, long nowNanos) {
        SiteWord site = seen.site;
        if (changed) {
            double flowingW = seen.measurement.acPowerW;
            balanceW = seen.stageFresh && Double.isFinite(flowingW) ? flowingW : 0;
            correctedNanos = nowNanos - SETTLE_NANOS;
        }
        if (!site.isFresh(nowNanos)) {
            blind = true;
            balanceW = 0; // a load that nobody sees is neither covered nor filled up
            return balanceW;
        }
        boolean seenSince = site.measuredNanos() - correctedNanos >= SETTLE_NANOS;
        if (site.measuredNanos() != sampleNanos && (changed || seenSince)) {
            sampleNanos = site.measuredNanos();
            double byW = correctionW(b, site.loadW());
            if (byW != 0) {
                balanceW = clamp(balanceW) + byW;
                correctedNanos = nowNanos;
            }
        }
        return balanceW;
    }

    private static double correctionW(LocalRule.LoadBalancing b, double loadW) {
        if (loadW > b.upperW()) {
            return b.upperW() + b.upperOffsetW() - loadW;
        }
        return loadW < b.lowerW() ? b.lowerW() + b.lowerOffsetW() - loadW : 0;
    }

    private double clamp(double powerW) {
        return Math.max(allowedLowW, Math.min(allowedHighW, powerW));
    }

    private double byManager(EmsWord ems, long nowNanos) {
        blind = !ems.isFresh(nowNanos) || Double.isNaN(ems.targetW());
        return blind ? 0 : ems.targetW();
    }

    /** The rule of the last cycle asked for 0 W because what it goes by is not to be seen. */
    boolean isBlind() {
        return blind;
    }
}
