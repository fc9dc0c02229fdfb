package org.tidegate.runtime;

/**
 * One independent activity of the charger: the lane, a bus, the vehicle, the operator, the journal.
 * A plane owns its state alone, is stepped by exactly one thread, and meets the others only through
 * {@link Published}, {@link Mailbox} and {@link EventRing}.
 *
 * <p>In production a {@link PlaneThread} steps it; in a simulation {@link Simulation} does.
 */
public interface Plane {
    /** Returned by {@link #step} when only a wake-up gives the plane something to do. */
    long UNTIL_WOKEN = Long.MAX_VALUE;

    /** Short lower-case name, used for threads, logs and health. */
    String name();

    /**
     * Does what is due and returns without waiting.
     *
     * @param nowNanos monotonic time of this step
     * @return nanoseconds until the plane wants to run again; 0 at once, {@link #UNTIL_WOKEN} never
     *     by itself. Being stepped earlier must do no harm.
     */
    long step(long nowNanos);
}
