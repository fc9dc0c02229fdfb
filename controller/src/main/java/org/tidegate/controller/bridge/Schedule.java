package org.tidegate.controller.bridge;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Needs.Mode;

/**
 * The plans that were offered to vehicles, each with a number of its own, so that it is known which
 * one a vehicle under scheduled control follows and whether that still holds.
 */
final class Schedule {
    /** Moves the end of the day on for a vehicle that comes later. */
    private static final long RENEWED_MILLIS = 900_000L;

    /** More than a day of them. */
    private static final int MOST_OFFERS = 128;

    private record Offer(long id, long sinceMillis, Outlook outlook) {}

    private final ArrayDeque<Offer> offers = new ArrayDeque<>();
    private Outlook newest = new Outlook(java.util.List.of(), 0);

    /** Takes note of what is permitted now. */
    void see(Outlook outlook, long wallMillis) {
        newest = outlook;
        Offer last = offers.peekLast();
        if (last == null
                || Math.abs(wallMillis - last.sinceMillis) >= RENEWED_MILLIS
                || last.outlook.isOutdatedBy(outlook, wallMillis)) {
            offers.add(new Offer(last == null ? 1 : last.id + 1, wallMillis, outlook));
            if (offers.size() > MOST_OFFERS) {
                offers.remove();
            }
        }
    }

    /** Whether the vehicle shall come for a new plan. */
    boolean isOutdated(VehicleState vehicle, long wallMillis) {
        long id = vehicle.needs().followedPlan();
        if (vehicle.phase() != VehicleState.Phase.CHARGE_LOOP
                || vehicle.needs().mode() != Mode.SCHEDULED
                || id == 0) {
            return false;
        }
        Offer followed = offered(id);
        return followed == null || followed.outlook.isOutdatedBy(newest, wallMillis);
    }

    private @Nullable Offer offered(long id) {
        return offers.stream().filter(o -> o.id == id).findFirst().orElse(null);
    }

    /** What is offered now; {@link #see} comes first. */
    EnergyPlan plan(long wallMillis) {
        Offer last = offers.getLast();
        return last.outlook.plan(last.id, wallMillis);
    }
}
