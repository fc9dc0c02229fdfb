package org.tidegate.hal.map;

/** How often a point is read. */
public enum PollClass {
    /** At every poll. */
    FAST,
    /** Once a second. */
    SLOW,
    /** When the device has been found. */
    ONCE
}
