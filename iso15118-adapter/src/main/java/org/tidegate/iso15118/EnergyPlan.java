package org.tidegate.iso15118;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the charger lets a vehicle choose from under scheduled control: power over time from now on,
 * and what it costs. One plan becomes one schedule tuple.
 *
 * @param id at least 1; the vehicle names the plan it follows by it
 * @param slots 1 to 12, more than some vehicles' codecs can take is never needed
 */
public record EnergyPlan(long id, List<Slot> slots, @Nullable Prices prices) {
    private static final int MOST_SLOTS = 12;

    /** Long enough that no vehicle asks for what comes after. */
    private static final long DAY_S = 86_400;

    /** Permitted power for a while; magnitudes. */
    public record Slot(long seconds, double maxChargePowerW, double maxDischargePowerW) {}

    /** What energy costs. */
    public sealed interface Prices {}

    /**
     * No money, only levels.
     *
     * @param levels how many there are; 0 is the cheapest
     */
    public record Levels(int levels, List<Level> steps) implements Prices {
        public Levels {
            steps = List.copyOf(steps);
            requireSteps(steps.size());
        }
    }

    /** For a while, one level. */
    public record Level(long seconds, int level) {}

    /**
     * Money.
     *
     * @param currency ISO 4217, such as {@code "EUR"}
     * @param language ISO 639, such as {@code "deu"}
     */
    public record Absolute(String currency, String language, List<Fee> steps) implements Prices {
        public Absolute {
            steps = List.copyOf(steps);
            requireSteps(steps.size());
        }
    }

    /** For a while, per kWh: what charging costs, and what discharging earns. */
    public record Fee(long seconds, double chargePerKwh, double dischargePerKwh) {}

    public EnergyPlan {
        slots = List.copyOf(slots);
        requireSteps(slots.size());
        if (id < 1) {
            throw new IllegalArgumentException("a plan's id begins at 1: " + id);
        }
    }

    private static void requireSteps(int count) {
        if (count < 1 || count > MOST_SLOTS) {
            throw new IllegalArgumentException("1 to " + MOST_SLOTS + " steps, not " + count);
        }
    }

    /** The same power for a day, without prices. */
    public static EnergyPlan constant(double maxChargePowerW, double maxDischargePowerW) {
        return new EnergyPlan(
                1, List.of(new Slot(DAY_S, maxChargePowerW, maxDischargePowerW)), null);
    }
}
