package org.tidegate.hal;

/** What is known about a meter's numbers. Everything but {@link #GOOD} means: do not use them. */
public enum MeterQuality {
    /** There was no reading yet. */
    UNKNOWN,
    GOOD,
    /** The meter does not answer. */
    OFFLINE,
    /** It says itself that it has no value for something that is needed. */
    NOT_IMPLEMENTED,
    /** A value cannot be true. */
    OUT_OF_RANGE,
    /** A value would be true with its words in the other order. */
    SWAPPED_WORDS,
    /** It answers, but nothing in its answers has moved for too long. */
    FROZEN,
    /**
     * Its power and its energy registers, or its power and the charger's, contradict each other.
     */
    WRONG_SIGN;

    public boolean isGood() {
        return this == GOOD;
    }
}
