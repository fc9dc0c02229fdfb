package org.tidegate.rig.vehicle;

/** Ways in which a vehicle misbehaves. */
public enum Fault {
    /** Sends something that is not V2GTP, once. */
    GARBAGE,
    /** Announces four gigabytes, once. */
    OVERSIZE,
    /** Sends a good header and a payload that is no message, once. */
    UNDECODABLE,
    /** Sends an AC message, once. */
    WRONG_PAYLOAD_TYPE,
    /** Sends a request that belongs elsewhere, once. */
    WRONG_ORDER,
    /** Uses another session's number, once. */
    WRONG_SESSION,
    /** Sends the last response it got back to the charger, once. */
    SENDS_A_RESPONSE,
    /** Keeps the connection and says nothing any more. */
    FALLS_SILENT,
    /** Ends the connection without a goodbye. */
    HANGS_UP,
    /** Reports negative maxima from now on. */
    NEGATIVE_LIMITS,
    /** Reports maxima with an exponent of 127 from now on. */
    ABSURD_NUMBERS,
    /** Reports a minimum above its maximum from now on. */
    INVERTED_LIMITS,
    /** Reports 30 % more than there is from now on. */
    LIES_ABOUT_SOC,
    /** Goes on although the charger asks it to stop. */
    IGNORES_STOP,
    /** Uses scheduled control although dynamic was agreed, from now on. */
    SCHEDULED_LOOP,
    /** Promises more than the schedule allows. */
    GREEDY_PROFILE,
    /** Follows a schedule that was not offered. */
    UNKNOWN_SCHEDULE,
    /** Takes twice what it has promised. */
    TAKES_MORE_THAN_PROMISED,
    /** Signs another number than it was given. */
    WRONG_CHALLENGE,
    /** Signs with another contract's key. */
    WRONG_SIGNATURE,
    /** Sends its bytes a few at a time. */
    DRIPS
}
