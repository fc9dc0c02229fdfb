package org.tidegate.ocpp.internal.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Profile.FreqWattPoint;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.SignalWattPoint;

/** What holds at an instant, as a period of a composite schedule (K08). */
public final class CompositePeriod {
    private CompositePeriod() {}

    /**
     * @param maxChargeW,maxDischargeW nameplate: without any limit it is one
     */
    public static Period of(int startPeriod, Effective e, double maxChargeW, double maxDischargeW) {
        if (e.mode() == OperationMode.IDLE) {
            return Period.of(startPeriod, null, null, null, e.mode());
        }
        if (e.rule() instanceof OperatorRule.Frequency f) {
            return byFrequency(startPeriod, e, f);
        }
        double limitW = Math.min(e.limitW(), Math.max(0, maxChargeW));
        boolean setpoint = !Double.isNaN(e.targetW());
        boolean export = setpoint || !(e.rule() instanceof OperatorRule.Given);
        double dischargeW = Math.max(e.dischargeLimitW(), -Math.max(0, maxDischargeW));
        return Period.of(
                startPeriod,
                limitW,
                export ? dischargeW + 0.0 : null,
                setpoint ? e.targetW() : null,
                e.mode());
    }

    private static Period byFrequency(int start, Effective e, OperatorRule.Frequency f) {
        @Nullable List<SignalWattPoint> signal =
                e.signalCurve().isEmpty()
                        ? null
                        : e.signalCurve().stream()
                                .map(p -> new SignalWattPoint((int) p.x(), p.powerW()))
                                .toList();
        return new Period(
                start,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                f.baselineW(),
                e.mode(),
                f.curve().stream().map(p -> new FreqWattPoint(p.x(), p.powerW())).toList(),
                signal);
    }
}
