package org.tidegate.pilot.frontend;

import org.tidegate.pilot.DutyCycle;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;

/**
 * Window comparators at 10.5, 7.5, 4.5 and 1.5 V and one at −10.5 V. They tell the band and not the
 * voltage, so each band is reported by its nominal voltage.
 */
public final class ComparatorPilot implements PilotIo {
    private static final int POSITIVE =
            ComparatorLines.ABOVE_10V5
                    | ComparatorLines.ABOVE_7V5
                    | ComparatorLines.ABOVE_4V5
                    | ComparatorLines.ABOVE_1V5;

    private final ComparatorLines lines;
    private final Oscillator oscillator;
    private double dutyPercent = DutyCycle.NOT_AVAILABLE_PERCENT;
    private boolean refused;
    private long sequence;
    private long sampledAtNanos;

    public ComparatorPilot(ComparatorLines lines, Oscillator oscillator) {
        this.lines = lines;
        this.oscillator = oscillator;
    }

    @Override
    public void read(PilotSample into) {
        long levels = lines.levels();
        if (levels != ComparatorLines.UNREADABLE && !refused) {
            sequence++;
            sampledAtNanos = lines.readAtNanos();
            into.positivePeakV = positiveV(levels);
            into.negativePeakV = negativeV(levels, into.positivePeakV);
            into.proximityOhm = Double.NaN;
        }
        into.sequence = sequence;
        into.sampledAtNanos = sampledAtNanos;
    }

    private double positiveV(long levels) {
        return switch ((int) levels & POSITIVE) {
            case POSITIVE -> 12;
            case POSITIVE & ~ComparatorLines.ABOVE_10V5 -> 9;
            case ComparatorLines.ABOVE_4V5 | ComparatorLines.ABOVE_1V5 -> 6;
            case ComparatorLines.ABOVE_1V5 -> 3;
            // Static −12 V has no positive half; anything else without one is a short.
            case 0 -> isBelow(levels) && dutyPercent <= 0 ? -12 : 0;
            // A higher comparator without the lower ones: one of them is broken.
            default -> Double.NaN;
        };
    }

    private double negativeV(long levels, double positiveV) {
        if (isBelow(levels)) {
            return -12;
        }
        // Above −10.5 V while the oscillator runs: the negative half is loaded like the other.
        return DutyCycle.oscillates(dutyPercent) ? -positiveV : positiveV;
    }

    private static boolean isBelow(long levels) {
        return (levels & ComparatorLines.BELOW_MINUS_10V5) != 0;
    }

    @Override
    public void setDutyPercent(double dutyPercent) {
        this.dutyPercent = dutyPercent;
        refused = !oscillator.setDutyPercent(dutyPercent);
    }
}
