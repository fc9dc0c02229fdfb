package org.tidegate.hal.internal.driver;

import org.tidegate.hal.DcMode;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageRequest;

/**
 * What the device shall do in this poll: the lane's request, clamped to the ratings and slewed.
 * Whatever is missing or not a number becomes zero.
 */
public final class DriveOrder {
    /** Worst efficiency assumed when a DC current has to be limited through AC power. */
    private static final double WORST_EFFICIENCY = 0.9;

    public DcMode mode = DcMode.OFF;

    /** Plus into the vehicle. */
    public double acPowerW;

    /** Plus is what the charger draws. */
    public double reactivePowerVar;

    public double dcTargetV;
    public double dcLimitV;
    public double dcLimitA;
    private long decidedAtNanos;

    /** Output off, at once. */
    public void stop(long nowNanos) {
        mode = DcMode.OFF;
        acPowerW = 0;
        reactivePowerVar = 0;
        dcTargetV = 0;
        dcLimitV = 0;
        dcLimitA = 0;
        decidedAtNanos = nowNanos;
    }

    /**
     * @param dcVoltageV as measured; NaN if unknown
     */
    public void decide(
            StageRequest request,
            StageRating rating,
            double dcVoltageV,
            double slewWPerS,
            long nowNanos) {
        if (request.mode == DcMode.OFF) {
            stop(nowNanos);
            return;
        }
        double seconds = Math.max(0, nowNanos - decidedAtNanos) * 1e-9;
        mode = request.mode;
        dcLimitV = between(request.dcVoltageLimitV, 0, rating.maxDcVoltageV());
        dcLimitA = between(request.dcCurrentLimitA, 0, rating.maxDcCurrentA());
        dcTargetV = mode == DcMode.VOLTAGE ? between(request.dcVoltageTargetV, 0, dcLimitV) : 0;
        double wantedW = mode == DcMode.POWER ? allowedW(request, rating, dcVoltageV) : 0;
        acPowerW = slewed(acPowerW, wantedW, slewWPerS * seconds);
        double leftVar = Math.sqrt(square(rating.maxApparentVa()) - square(acPowerW));
        reactivePowerVar =
                mode == DcMode.POWER ? between(request.reactivePowerVar, -leftVar, leftVar) : 0;
        decidedAtNanos = nowNanos;
    }

    /**
     * How much the output may differ from {@link #acPowerW} because the DC side has its own aim.
     */
    double dcAllowanceW() {
        return mode == DcMode.VOLTAGE ? dcLimitV * dcLimitA : 0;
    }

    private double allowedW(StageRequest request, StageRating rating, double dcVoltageV) {
        double mostVa = rating.maxApparentVa();
        double charge = Math.min(rating.maxChargeW(), mostVa);
        double discharge = Math.min(rating.maxDischargeW(), mostVa);
        if (!rating.dcVoltageControl()) {
            // the device has no DC limits of its own to be told, so its AC power is all there is
            double dcW = dcVoltageV > 0 ? dcVoltageV * dcLimitA : 0;
            charge = dcVoltageV < dcLimitV ? Math.min(charge, dcW) : 0;
            discharge = Math.min(discharge, dcW * WORST_EFFICIENCY);
        }
        return between(request.acPowerW, -discharge, charge);
    }

    /** Towards zero at once, away from zero by at most {@code stepW}. */
    static double slewed(double fromW, double toW, double stepW) {
        double from = fromW * toW < 0 ? 0 : fromW;
        if (Math.abs(toW) <= Math.abs(from)) {
            return toW;
        }
        return from + Math.clamp(toW - from, -stepW, stepW);
    }

    private static double between(double value, double low, double high) {
        // not Math.clamp, which throws at 0.0 to -0.0
        return Double.isNaN(value) || !(low <= high) ? 0 : Math.max(low, Math.min(high, value));
    }

    private static double square(double value) {
        return value * value;
    }
}
