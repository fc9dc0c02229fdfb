package org.tidegate.iso15118;

import java.util.List;

/**
 * What energy costs from now on, as ISO 15118-2 tells a vehicle: no money, only levels.
 *
 * @param id 1 to 255
 * @param levels how many levels there are; 1 is the cheapest
 * @param steps ascending, the first at 0 s
 */
public record EnergyTariff(int id, int levels, List<Step> steps) {
    /** From this second on, this level. */
    public record Step(long startS, int level) {}

    public EnergyTariff {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > 12 || steps.getFirst().startS() != 0) {
            throw new IllegalArgumentException("1 to 12 steps from second 0 on: " + steps);
        }
    }
}
