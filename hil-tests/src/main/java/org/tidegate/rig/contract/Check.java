package org.tidegate.rig.contract;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.converter.ConverterFault;

/**
 * One thing that a driver must do.
 *
 * @param fault what is broken on purpose; null when nothing is
 */
public record Check(String name, Kind kind, @Nullable ConverterFault fault, Consumer<Bench> body) {
    /** What a check does to a real device. */
    public enum Kind {
        /** Orders 0 W and off at most. */
        HARMLESS,
        /** Lets power flow both ways; needs a load and a permission. */
        ENERGISING,
        /** Needs a device that can be broken on purpose: a twin. */
        BREAKING
    }

    /** What a check needs besides the device itself. */
    public boolean suits(Subject subject) {
        return (fault == null || !subject.without().contains(fault))
                && (subject.dcVoltageControl() || !name.contains("DC voltage"))
                && (subject.watchdog() || !name.contains("process"));
    }
}
