package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyTariff;

/**
 * One schedule a vehicle may choose.
 *
 * @param tuple its number, from 1
 * @param steps at least one, ascending
 * @param tariff null for none
 */
public record Schedule(int tuple, List<Step> steps, @Nullable EnergyTariff tariff) {
    /** Field codecs have room for no more. */
    static final int MOST_STEPS = 12;

    /** A day: the longest start the schema knows. */
    static final long LAST_SECOND = 86_400;

    /** From this second on, at most this much. */
    public record Step(long startS, double maxPowerW) {}

    public Schedule {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException(steps.size() + " steps in a schedule");
        }
    }

    /** What is allowed at this second; nothing before the first step. */
    double atS(long second) {
        double allowedW = 0;
        for (Step step : steps) {
            if (step.startS > second) {
                break;
            }
            allowedW = step.maxPowerW;
        }
        return allowedW;
    }

    /** The lowest limit anywhere between two seconds, the second one excluded. */
    double lowestW(long fromS, long toS) {
        double lowest = atS(fromS);
        for (Step step : steps) {
            if (step.startS > fromS && step.startS < toS) {
                lowest = Math.min(lowest, step.maxPowerW);
            }
        }
        return lowest;
    }
}
