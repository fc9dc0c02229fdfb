package org.tidegate.hal.internal.mapped;

/** Why a value is not believed. */
public enum Flaw {
    NONE("is good"),
    NOT_READ("has not been read"),
    NOT_IMPLEMENTED("is not implemented, the device says"),
    OUT_OF_RANGE("is out of range"),
    SWAPPED_WORDS("would be in range with its words in the other order");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
