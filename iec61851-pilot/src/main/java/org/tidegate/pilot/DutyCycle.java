package org.tidegate.pilot;

/**
 * Duty cycle and current, both ways (IEC 61851-1 Tables A.7 and A.8). The charger's side says what
 * may be put on the pilot; the vehicle's side says what a vehicle makes of any duty it measures.
 */
public final class DutyCycle {
    /** Static +12 V: present, but no energy on offer (x1). */
    public static final double OFF_PERCENT = 100;

    /** Static −12 V: state F. */
    public static final double NOT_AVAILABLE_PERCENT = 0;

    /** Digital communication is required before energy. */
    public static final double DIGITAL_COMMUNICATION_PERCENT = 5;

    /** Nothing below can be said by duty cycle. */
    public static final double MIN_CURRENT_A = 6;

    public static final double MAX_CURRENT_A = 80;

    private static final double LOW_RANGE_END_A = 51;
    private static final double LOW_RANGE_END_PERCENT = 85;
    private static final double LOW_AMPS_PER_PERCENT = 0.6;
    private static final double HIGH_AMPS_PER_PERCENT = 2.5;
    private static final double HIGH_OFFSET_PERCENT = 64;

    private DutyCycle() {}

    /**
     * The duty to generate for a limit.
     *
     * @param currentA below 6 A, or NaN, cannot be offered and gives {@link #OFF_PERCENT}; between
     *     51 and 52.5 A, where the two ranges leave a hole, the lower end is offered: a vehicle
     *     never understands more than was asked for
     */
    public static double percentFor(double currentA) {
        if (!(currentA >= MIN_CURRENT_A)) {
            return OFF_PERCENT;
        }
        if (currentA <= LOW_RANGE_END_A) {
            return currentA / LOW_AMPS_PER_PERCENT;
        }
        return Math.max(
                LOW_RANGE_END_PERCENT,
                Math.min(currentA, MAX_CURRENT_A) / HIGH_AMPS_PER_PERCENT + HIGH_OFFSET_PERCENT);
    }

    /** What a generated duty offers without digital communication; 0 for everything else. */
    public static double offeredA(double dutyPercent) {
        return dutyPercent >= 10 && dutyPercent <= 96 ? understoodA(dutyPercent) : 0;
    }

    /**
     * What a vehicle may draw at a measured duty (Table A.8); 0 where it must not charge, or only
     * after digital communication. NaN, no pilot, is 0.
     */
    public static double understoodA(double dutyPercent) {
        if (dutyPercent >= 8 && dutyPercent < 10) {
            return MIN_CURRENT_A;
        }
        if (dutyPercent >= 10 && dutyPercent <= LOW_RANGE_END_PERCENT) {
            return dutyPercent * LOW_AMPS_PER_PERCENT;
        }
        if (dutyPercent > LOW_RANGE_END_PERCENT && dutyPercent <= 96) {
            return (dutyPercent - HIGH_OFFSET_PERCENT) * HIGH_AMPS_PER_PERCENT;
        }
        return dutyPercent > 96 && dutyPercent <= 97 ? MAX_CURRENT_A : 0;
    }

    /** Whether a vehicle that measures this duty must talk before it charges. */
    public static boolean asksForDigitalCommunication(double dutyPercent) {
        return dutyPercent >= 3 && dutyPercent <= 7;
    }

    /** Whether the oscillator runs (x2): both halves of the pilot can be seen. */
    public static boolean oscillates(double dutyPercent) {
        return dutyPercent >= 3 && dutyPercent <= 97;
    }
}
