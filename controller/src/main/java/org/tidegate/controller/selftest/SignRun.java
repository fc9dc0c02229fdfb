package org.tidegate.controller.selftest;

import java.util.function.LongConsumer;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.StageRequest;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;

/**
 * Moves a little power in both directions and compares what the grid side and the battery side make
 * of it. Needs a battery, or a simulator of one, at the converter's DC side; commands no contactor.
 */
public final class SignRun {
    /** Enough to stand above a house's noise, little enough for any supply. */
    public static final double POWER_W = 1500;

    private static final long SETTLE_NANOS = 3_000_000_000L;
    private static final long FOUND_NANOS = 5_000_000_000L;
    private static final long STEP_NANOS = 20_000_000L;
    private static final double LEAST_DC_V = 150;
    private static final double CURRENT_LIMIT_A = 10;

    private final PowerStage stage;
    private final Plane driver;
    private final Clock clock;
    private final LongConsumer pause;
    private final StageRequest request = new StageRequest();
    private final Measurement seen = new Measurement();

    /**
     * @param driver the plane that talks to the stage; stepped here and by nobody else
     * @param pause waits so many nanoseconds
     */
    public SignRun(PowerStage stage, Plane driver, Clock clock, LongConsumer pause) {
        this.stage = stage;
        this.driver = driver;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param maximumDcV of the battery, as its plate says; never more is asked for
     */
    public Finding run(String place, boolean exportPermitted, double maximumDcV) {
        if (!exportPermitted) {
            return Finding.skip(
                    "meter sign",
                    place,
                    "feeding in is not permitted here",
                    "Repeat once grid.export_permitted is true.");
        }
        holds(FOUND_NANOS, 0, 0);
        if (seen.sequence == 0) {
            return Finding.fail(
                    "meter sign", place, "the converter gives no measurement", "Check its line.");
        }
        if (!(seen.dcVoltageV >= LEAST_DC_V)) {
            return Finding.skip(
                    "meter sign",
                    place,
                    "there are %.0f V on the battery side".formatted(seen.dcVoltageV),
                    "Connect a battery simulator and repeat with --full.");
        }
        double restAcW = seen.acPowerW;
        double restDcW = seen.dcPowerW;
        try {
            holds(SETTLE_NANOS, POWER_W, maximumDcV);
            double chargeAcW = seen.acPowerW - restAcW;
            double chargeDcW = seen.dcPowerW - restDcW;
            holds(SETTLE_NANOS, -POWER_W, maximumDcV);
            double dischargeAcW = seen.acPowerW - restAcW;
            double dischargeDcW = seen.dcPowerW - restDcW;
            // Without the request's own direction both sides could be wrong alike.
            if (!(chargeDcW > 0) || !(dischargeDcW < 0)) {
                return Finding.fail(
                        "meter sign",
                        place,
                        "asked for %+.0f and %+.0f W, the battery side moved by %+.0f and %+.0f W"
                                .formatted(POWER_W, -POWER_W, chargeDcW, dischargeDcW),
                        "Check the battery side's wiring and the converter's sign settings.");
            }
            return DeviceChecks.meterSign(place, chargeDcW, chargeAcW, dischargeDcW, dischargeAcW);
        } finally {
            holds(SETTLE_NANOS, 0, 0);
        }
    }

    private void holds(long nanos, double acPowerW, double maximumDcV) {
        long end = clock.nanos() + nanos;
        while (clock.nanos() - end < 0) {
            long now = clock.nanos();
            if (acPowerW == 0) {
                request.setOff(now);
            } else {
                request.mode = DcMode.POWER;
                request.acPowerW = acPowerW;
                request.reactivePowerVar = 0;
                request.dcVoltageLimitV = maximumDcV;
                request.dcVoltageTargetV = maximumDcV;
                request.dcCurrentLimitA = CURRENT_LIMIT_A;
                request.issuedNanos = now;
            }
            stage.request(request);
            long again = driver.step(now);
            stage.read(seen);
            pause.accept(Math.clamp(again, 1, STEP_NANOS));
        }
    }
}
