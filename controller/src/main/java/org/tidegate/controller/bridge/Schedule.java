package org.tidegate.controller.bridge;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Needs.Mode;

/**
 * The plan a vehicle under scheduled control was last offered, and whether it still holds. Until a
 * vehicle is in its charge loop the newest plan is the offer; then it keeps that one until it has
 * come for another.
 */
final class Schedule {
    private Outlook newest = new Outlook(java.util.List.of(), 0);
    private @Nullable Outlook agreed;

    /** Whether the vehicle shall come for a new one. */
    boolean isOutdated(VehicleState vehicle, Outlook outlook, long wallMillis) {
        newest = outlook;
        boolean follows =
                vehicle.phase() == VehicleState.Phase.CHARGE_LOOP
                        && vehicle.needs().mode() == Mode.SCHEDULED;
        if (!follows) {
            agreed = outlook;
            return false;
        }
        Outlook followed = agreed;
        return followed == null || followed.isOutdatedBy(outlook, wallMillis);
    }

    /** What is offered now. */
    EnergyPlan plan(long wallMillis) {
        return newest.plan(wallMillis);
    }
}
