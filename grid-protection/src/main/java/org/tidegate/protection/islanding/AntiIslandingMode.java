package org.tidegate.protection.islanding;

/**
 * Who looks for an island. Two methods in the same band disturb each other, so one of them leads.
 */
public enum AntiIslandingMode {
    /** The converter's certified method; ours is silent and supervises. */
    CONVERTER,
    /** Ours; the converter's has to be off, or it must not have one. */
    CONTROLLER,
    /**
     * The converter's feedback drives the frequency, ours only verifies: it adds nothing until the
     * frequency moves, then a few steps that tell an island from a grid.
     */
    BOTH_SUPERVISED;

    /** Whether ours may add reactive power at all. */
    public boolean perturbs() {
        return this != CONVERTER;
    }

    /** Whether ours adds some in proportion to the deviation of the frequency. */
    public boolean feedsBack() {
        return this == CONTROLLER;
    }

    /** Whether discharge needs the converter's method to be on; otherwise it has to be off. */
    public boolean needsConverter() {
        return this != CONTROLLER;
    }
}
