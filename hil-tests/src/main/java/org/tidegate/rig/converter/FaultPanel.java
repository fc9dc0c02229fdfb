package org.tidegate.rig.converter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The switches with which a test or a person breaks a converter twin. Safe from any thread. */
public final class FaultPanel {
    private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    private static final ConverterFault[] ALL = ConverterFault.values();

    /** By fault: how many more answers it spoils, 0 when it is off. */
    private final int[] remaining = new int[ALL.length];

    /** Holds until cleared. */
    public synchronized void inject(ConverterFault fault) {
        remaining[fault.ordinal()] = UNTIL_CLEARED;
    }

    /** A fault on the wire that spoils the given number of answers. */
    public synchronized void injectTimes(ConverterFault fault, int answers) {
        if (!fault.isOnTheWire()) {
            throw new IllegalArgumentException(fault + " does not concern single answers");
        }
        remaining[fault.ordinal()] = answers;
    }

    public synchronized void clear(ConverterFault fault) {
        remaining[fault.ordinal()] = 0;
    }

    public synchronized void clearAll() {
        Arrays.fill(remaining, 0);
    }

    public synchronized boolean has(ConverterFault fault) {
        return remaining[fault.ordinal()] > 0;
    }

    /** The fault that befalls the next answer, counted down; null when it may travel unharmed. */
    synchronized @Nullable ConverterFault takeWireFault() {
        for (ConverterFault fault : ALL) {
            if (fault.isOnTheWire() && has(fault)) {
                if (remaining[fault.ordinal()] != UNTIL_CLEARED) {
                    remaining[fault.ordinal()]--;
                }
                return fault;
            }
        }
        return null;
    }
}
