package org.tidegate.hal;

/**
 * How a SunSpec converter is polled and watched. {@link #defaults} suits Modbus TCP.
 *
 * @param unit Modbus unit id
 * @param pollNanos period of the fast block
 * @param exchangeTimeoutNanos what all exchanges of one poll may take together
 * @param discoveryTimeoutNanos what one look for the device may take
 * @param rewriteNanos the set-point is written at least this often, changed or not
 * @param revertSeconds the device goes to 0 W by itself this long after the last write; SunSpec
 *     counts whole seconds
 * @param requestLifetimeNanos a request older than this is replaced by 0 W and off
 * @param offlineAfterNanos without a good exchange for this long (or for three polls) nothing is
 *     known any more
 * @param slewWPerS how fast the set-point's magnitude may rise; it falls at once
 * @param followNanos how long the output may exceed the set-point before that is a fault
 * @param boardDcVoltageV,boardDcCurrentA what board and cable stand on the DC side
 */
public record SunSpecSettings(
        int unit,
        long pollNanos,
        long exchangeTimeoutNanos,
        long discoveryTimeoutNanos,
        long rewriteNanos,
        int revertSeconds,
        long requestLifetimeNanos,
        long offlineAfterNanos,
        double slewWPerS,
        long followNanos,
        double boardDcVoltageV,
        double boardDcCurrentA) {
    private static final long MILLI = 1_000_000;

    public SunSpecSettings {
        boolean sane =
                unit >= 0
                        && unit <= 255
                        && pollNanos > 0
                        && exchangeTimeoutNanos > 0
                        && discoveryTimeoutNanos > 0
                        && revertSeconds >= 1
                        && rewriteNanos > 0
                        && rewriteNanos <= revertSeconds * 500L * MILLI
                        && requestLifetimeNanos > 0
                        && offlineAfterNanos > 0
                        && slewWPerS > 0
                        && followNanos > 0
                        && boardDcVoltageV >= 0
                        && boardDcCurrentA >= 0;
        if (!sane) {
            // half the revert time, so that one lost write does not make the device revert
            throw new IllegalArgumentException(
                    "settings out of range, or the set-point is rewritten more rarely than every"
                            + " half revert time");
        }
    }

    /** Poll 20 ms, revert 2 s, rewrite 400 ms, request lifetime 500 ms, 920 V and 32 A. */
    public static SunSpecSettings defaults() {
        return new SunSpecSettings(
                1,
                20 * MILLI,
                100 * MILLI,
                1000 * MILLI,
                400 * MILLI,
                2,
                500 * MILLI,
                500 * MILLI,
                50_000,
                1000 * MILLI,
                920,
                32);
    }

    public SunSpecSettings withUnit(int newUnit) {
        return new SunSpecSettings(
                newUnit,
                pollNanos,
                exchangeTimeoutNanos,
                discoveryTimeoutNanos,
                rewriteNanos,
                revertSeconds,
                requestLifetimeNanos,
                offlineAfterNanos,
                slewWPerS,
                followNanos,
                boardDcVoltageV,
                boardDcCurrentA);
    }

    /** Changes the poll period and with it how long one poll may take. */
    public SunSpecSettings withPoll(long newPollNanos, long newExchangeTimeoutNanos) {
        return new SunSpecSettings(
                unit,
                newPollNanos,
                newExchangeTimeoutNanos,
                discoveryTimeoutNanos,
                rewriteNanos,
                revertSeconds,
                requestLifetimeNanos,
                offlineAfterNanos,
                slewWPerS,
                followNanos,
                boardDcVoltageV,
                boardDcCurrentA);
    }

    /** Changes the device's own revert time and how often the set-point is rewritten. */
    public SunSpecSettings withRevert(int newRevertSeconds, long newRewriteNanos) {
        return new SunSpecSettings(
                unit,
                pollNanos,
                exchangeTimeoutNanos,
                discoveryTimeoutNanos,
                newRewriteNanos,
                newRevertSeconds,
                requestLifetimeNanos,
                offlineAfterNanos,
                slewWPerS,
                followNanos,
                boardDcVoltageV,
                boardDcCurrentA);
    }

    public SunSpecSettings withBoardDc(double voltageV, double currentA) {
        return new SunSpecSettings(
                unit,
                pollNanos,
                exchangeTimeoutNanos,
                discoveryTimeoutNanos,
                rewriteNanos,
                revertSeconds,
                requestLifetimeNanos,
                offlineAfterNanos,
                slewWPerS,
                followNanos,
                voltageV,
                currentA);
    }
}
