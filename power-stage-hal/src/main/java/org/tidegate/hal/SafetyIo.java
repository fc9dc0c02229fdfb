package org.tidegate.hal;

/**
 * The discrete inputs and outputs around the power path. The hardware ANDs the contactor command
 * with its own chain; software permits, it never holds.
 */
public interface SafetyIo {
    /** Copies a coherent snapshot of all inputs; never waits. */
    void read(SafetySample into);

    /** Commands the DC contactors towards the vehicle; call every cycle. */
    void commandContactor(boolean close);

    /** Commands the connector lock; call every cycle. */
    void commandLock(boolean locked);

    /**
     * Toggled at the end of every healthy cycle; a line that stops toggling drops the permission.
     */
    void togglePermission();

    /** Whether there is a lock with feedback; a vehicle's inlet may be all that locks. */
    default boolean hasLock() {
        return true;
    }

    /** Whether the residual-current device can be made to trip by {@link #testResidualCurrent}. */
    default boolean hasResidualCurrentTest() {
        return false;
    }

    /**
     * Sends the test current through the residual-current device; call every cycle. Nothing is
     * energised while it is on.
     */
    default void testResidualCurrent(boolean on) {}
}
