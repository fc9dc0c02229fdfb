package org.tidegate.controller.session;

/** Result of the cable check so far (IEC 61851-23 annex CC). */
public enum Isolation {
    NOT_TESTED,
    TESTING,
    VALID,
    FAULT
}
