package org.tidegate.hal;

/**
 * The hardware line that blocks the converter's gate pulses. Called by the lane, every cycle: must
 * not wait and not allocate.
 */
@FunctionalInterface
public interface GateLine {
    /** No such line is wired; the converter is stopped over the bus only. */
    GateLine NOT_WIRED = _ -> {};

    void block(boolean blocked);
}
