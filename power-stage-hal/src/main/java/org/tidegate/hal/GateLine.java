package org.tidegate.hal;

/**
 * The hardware line that blocks the converter's gate pulses. Called by the lane, every cycle: must
 * not wait and not allocate.
 */
@FunctionalInterface
public interface GateLine {
    /** No such line is wired; the converter is stopped over the bus only. */
    GateLine NOT_WIRED =
            new GateLine() {
                @Override
                public void block(boolean blocked) {}

                @Override
                public boolean isWired() {
                    return false;
                }
            };

    void block(boolean blocked);

    /** Whether it stops anything when this program is dead. */
    default boolean isWired() {
        return true;
    }
}
