package org.tidegate.rig.converter;

/**
 * The nameplate of a converter twin and its own last line of defence.
 *
 * @param slewWPerS how fast it follows a set-point
 * @param startSeconds from the start command to running
 * @param communicationTimeoutSeconds without any access over the bus it goes to 0 W
 * @param heartbeatTimeoutSeconds without a new controller heartbeat, once there was one, it goes to
 *     0 W
 * @param enterServiceSeconds it waits this long after a grid trip of its own
 */
public record ConverterRatings(
        double maxApparentVa,
        double maxChargeW,
        double maxDischargeW,
        double nominalVoltageV,
        double nominalFrequencyHz,
        double maxDcVoltageV,
        double minDcVoltageV,
        double maxDcCurrentA,
        double slewWPerS,
        double startSeconds,
        double communicationTimeoutSeconds,
        double heartbeatTimeoutSeconds,
        double enterServiceSeconds) {

    /** Three phases, 11 kVA both ways, 150 V to 920 V and 32 A on the DC side, 50 Hz. */
    public static ConverterRatings elevenKw() {
        return new ConverterRatings(
                11_000, 11_000, 11_000, 230, 50, 920, 150, 32, 60_000, 0.2, 1.5, 3, 5);
    }

    /** Without communication and heartbeat watchdogs: only the revert timers are left. */
    public ConverterRatings withoutWatchdogs() {
        double never = Double.POSITIVE_INFINITY;
        return new ConverterRatings(
                maxApparentVa,
                maxChargeW,
                maxDischargeW,
                nominalVoltageV,
                nominalFrequencyHz,
                maxDcVoltageV,
                minDcVoltageV,
                maxDcCurrentA,
                slewWPerS,
                startSeconds,
                never,
                never,
                enterServiceSeconds);
    }

    public ConverterRatings withNominalFrequency(double frequencyHz) {
        return new ConverterRatings(
                maxApparentVa,
                maxChargeW,
                maxDischargeW,
                nominalVoltageV,
                frequencyHz,
                maxDcVoltageV,
                minDcVoltageV,
                maxDcCurrentA,
                slewWPerS,
                startSeconds,
                communicationTimeoutSeconds,
                heartbeatTimeoutSeconds,
                enterServiceSeconds);
    }

    /** Phase to neutral. */
    public ConverterRatings withNominalVoltage(double voltageV) {
        return new ConverterRatings(
                maxApparentVa,
                maxChargeW,
                maxDischargeW,
                voltageV,
                nominalFrequencyHz,
                maxDcVoltageV,
                minDcVoltageV,
                maxDcCurrentA,
                slewWPerS,
                startSeconds,
                communicationTimeoutSeconds,
                heartbeatTimeoutSeconds,
                enterServiceSeconds);
    }
}
