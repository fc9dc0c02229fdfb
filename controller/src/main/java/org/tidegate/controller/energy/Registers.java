package org.tidegate.controller.energy;

/**
 * Where a new run goes on from.
 *
 * @param importMilliWh,exportMilliWh lifetime registers
 * @param lastSessionNumber the next session gets one more
 */
public record Registers(long importMilliWh, long exportMilliWh, long lastSessionNumber) {
    public static final Registers NEW = new Registers(0, 0, 0);

    /** Each number the higher of both: registers never go back. */
    Registers atLeast(Registers other) {
        return new Registers(
                Math.max(importMilliWh, other.importMilliWh),
                Math.max(exportMilliWh, other.exportMilliWh),
                Math.max(lastSessionNumber, other.lastSessionNumber));
    }
}
