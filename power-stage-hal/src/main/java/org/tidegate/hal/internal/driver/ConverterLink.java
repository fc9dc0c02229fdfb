package org.tidegate.hal.internal.driver;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageRating;

/** One converter that has been found, in whatever language it speaks. */
public interface ConverterLink {
    /** What a read-back showed. */
    enum Held {
        /** Nothing has been written yet. */
        UNKNOWN,
        /** Set-point and watchdog are what was written. */
        OURS,
        /** Another set-point. */
        OTHER,
        /** The device would not go to 0 W by itself. */
        WATCHDOG_OFF
    }

    StageRating rating();

    /** Whether silence makes the device go to 0 W by itself. */
    boolean hasWatchdog();

    /** Everything that {@link #decode} needs. */
    void refreshFast(long deadlineNanos) throws ModbusException;

    /** Fills in all numbers, in the house's sign. */
    void decode(Measurement into);

    /** Name of the first value without which nothing may run, or null when all are there. */
    @Nullable String blindSpot(Measurement m);

    /** A value that cannot be true, in words; null when there is none. */
    @Nullable String implausible();

    /** Heartbeat, local control, and whatever else is looked at twice a second. */
    void refreshControl(long deadlineNanos) throws ModbusException;

    /** A number that changes while the device lives; NaN when it has none. */
    double heartbeat();

    /** Whether values have stood still for too long, for devices without a heartbeat. */
    boolean isStill(long nowNanos);

    boolean isLocal();

    /** One of the blocks that change slowly. */
    void refreshSlow(long deadlineNanos) throws ModbusException;

    StageDetails details();

    /** The alarms that are set, by name. */
    String alarmNames();

    /** Writes what is due; reductions first. */
    void apply(DriveOrder order, long rewriteNanos, long nowNanos, long deadlineNanos)
            throws ModbusException;

    /** Says to the device that the controller is alive; called every second. */
    void beat(long deadlineNanos) throws ModbusException;

    void resetAlarms(long deadlineNanos) throws ModbusException;

    /** Reads back what was written; what differs is written anew. */
    Held held(long deadlineNanos) throws ModbusException;

    /** The set-point that the device held at the last {@link #held}, in the house's sign. */
    double heldPowerW();
}
