package org.tidegate.runtime;

/** How much an event matters to the person on duty. */
public enum Severity {
    /** Worth a line in the record. */
    INFO,
    /** Limits service or will need attention. */
    WARNING,
    /** Ends the session or keeps the charger from working until somebody acts. */
    ERROR,
    /** A safety function has acted. */
    CRITICAL
}
