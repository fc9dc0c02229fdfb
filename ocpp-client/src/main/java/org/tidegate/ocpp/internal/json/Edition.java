package org.tidegate.ocpp.internal.json;

/** Whose rules a record is read and written by. */
public enum Edition {
    /** Records of 1.6 are its own; they have no {@code customData}. */
    V16,
    /**
     * The records of 2.1 without what {@link Since21} marks and with the rules of {@link In201}.
     */
    V201,
    V21
}
