package org.tidegate.controller.lane;

/**
 * Something a person wants done once. The snapshot carries the id of the last one handled and what
 * became of it.
 *
 * @param powerW for {@link Kind#SET_POWER}, plus into the vehicle
 * @param lifetimeNanos for {@link Kind#SET_POWER}: after this the wish is worth nothing
 */
public record Command(long id, Kind kind, double powerW, long lifetimeNanos) {
    /** What can be commanded. */
    public enum Kind {
        /** Authorise the plugged vehicle. */
        START,
        /** End the session. */
        STOP,
        /** A technician's power target. */
        SET_POWER,
        /** Follow the operator's set-point without its random delay. */
        SKIP_DELAY,
        /** Leave the out-of-order state once its cause is gone. */
        CLEAR_FAULT,
        /** The contactors have been looked at and are sound. */
        CLEAR_WELD
    }
}
