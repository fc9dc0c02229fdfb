package org.tidegate.rig.converter;

/** Ways in which a converter or its bus can go wrong, on demand. */
public enum ConverterFault {
    /** The request is swallowed. */
    NO_ANSWER(true),
    /** The right answer, after the asker has given up. */
    LATE_ANSWER(true),
    /** The answer carries the transaction id before the right one. */
    WRONG_TRANSACTION(true),
    /** The answer comes from another unit. */
    WRONG_UNIT(true),
    /** The first half of the answer, then nothing. */
    HALF_ANSWER(true),
    /** Bytes that are not Modbus. */
    GARBAGE_ANSWER(true),
    /** Modbus exception 4, device failure. */
    EXCEPTION_CODE(true),
    /** The connection is closed instead of answering. */
    CLOSES_CONNECTION(true),

    /** The communication module lives on, its values do not change any more. */
    FROZEN_VALUES(false),
    /** All measured points become "not implemented". */
    NAN_VALUES(false),
    /** Writes are acknowledged and forgotten. */
    IGNORES_WRITES(false),
    /** Every write is refused with exception 3. */
    REFUSES_WRITES(false),
    /** Somebody has turned the key to local control. */
    LOCAL_CONTROL(false),
    /** Power flows against the set-point. */
    WRONG_SIGN(false),
    /** An internal protection has tripped and waits for an alarm reset. */
    TRIPPED(false),
    /** Output stays as it is, whatever is asked; only the gate line stops it. */
    STUCK_OUTPUT(false),
    /** A firmware update has turned the words of long numbers round. */
    SWAPPED_WORDS(false),
    /** Measured values are what they cannot be. */
    OUT_OF_RANGE(false),
    /** The DC current sensor is mounted the wrong way. */
    DC_SIGN_TURNED(false),
    /** The time after which it would go to 0 W by itself is accepted and forgotten. */
    FORGETS_WATCHDOG(false);

    private final boolean onTheWire;

    ConverterFault(boolean onTheWire) {
        this.onTheWire = onTheWire;
    }

    /** Whether it concerns how an answer travels, not what the device does. */
    boolean isOnTheWire() {
        return onTheWire;
    }
}
