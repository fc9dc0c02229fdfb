package org.tidegate.pilot.internal;

import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.PilotTimes;

/**
 * What one vehicle has shown since it was plugged in: whether it is there, whether it has an S2,
 * and whether it sleeps through an offer.
 */
public final class VehicleWatch {
    /** One pulse and one more; a vehicle that wants nothing is left alone. */
    private static final int WAKE_UPS = 2;

    private final PilotTimes times;
    private boolean present;
    private boolean simplified;
    private PilotLevel before = PilotLevel.INVALID;
    private boolean waiting;
    private long waitingSinceNanos;
    private int pulses;

    public VehicleWatch(PilotTimes times) {
        this.times = times;
    }

    /**
     * @param offered a current by duty cycle is on the wire
     */
    public void step(PilotLevel level, boolean offered, long nowNanos) {
        if (level == PilotLevel.A) {
            present = false;
            simplified = false;
            pulses = 0;
        } else if (level.isConnected()) {
            present = true;
        }
        if (level == PilotLevel.B) {
            simplified = false;
        } else if (level == PilotLevel.C && before == PilotLevel.A) {
            simplified = true;
        }
        if (level.asksForPower()) {
            pulses = 0;
        }
        before = level;
        boolean waits = offered && level == PilotLevel.B;
        if (waits && !waiting) {
            waitingSinceNanos = nowNanos;
        }
        waiting = waits;
    }

    /** From the first connected level to A; a pilot that shows nothing is no parting. */
    public boolean present() {
        return present;
    }

    public boolean simplified() {
        return simplified;
    }

    /** The vehicle has slept through the offer for long enough to be woken. */
    public boolean sleeps(long nowNanos) {
        long patienceNanos = pulses == 0 ? times.wakeAfterNanos() : times.wakeAgainAfterNanos();
        return waiting && pulses < WAKE_UPS && nowNanos - waitingSinceNanos >= patienceNanos;
    }

    /** A pulse was sent. */
    public void woken() {
        pulses++;
        waiting = false;
    }
}
