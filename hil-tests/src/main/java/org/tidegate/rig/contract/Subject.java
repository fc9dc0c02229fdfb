package org.tidegate.rig.contract;

import java.util.Set;
import java.util.function.LongFunction;
import org.tidegate.rig.converter.ConverterFault;

/**
 * A driver with a device, for the contract.
 *
 * @param without faults that this kind of device cannot have
 * @param dcVoltageControl a DC voltage can be commanded
 * @param watchdog the device goes to 0 W by itself
 * @param bench a fresh bench for a seed, its device not looked for yet
 */
public record Subject(
        String name,
        Set<ConverterFault> without,
        boolean dcVoltageControl,
        boolean watchdog,
        LongFunction<Bench> bench) {
    public Subject {
        without = Set.copyOf(without);
    }

    @Override
    public String toString() {
        return name;
    }
}
