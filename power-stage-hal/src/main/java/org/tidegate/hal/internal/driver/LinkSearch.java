package org.tidegate.hal.internal.driver;

import org.tidegate.hal.ModbusException;

/** Looks for the device once. */
@FunctionalInterface
public interface LinkSearch {
    Result look(long nowNanos, long deadlineNanos) throws ModbusException;

    /** A converter that can be driven safely, or the reason why not. */
    sealed interface Result {
        record Found(ConverterLink link) implements Result {}

        /**
         * @param reason all that is missing, in words
         */
        record Refused(String reason) implements Result {}
    }
}
