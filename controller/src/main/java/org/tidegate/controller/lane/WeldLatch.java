package org.tidegate.controller.lane;

/**
 * Whether the contactors have been found welded. The lane sets it; somebody slow keeps it over a
 * restart; only the lane takes it back, on a technician's word and with the contacts open.
 */
public final class WeldLatch {
    private volatile boolean welded;

    /**
     * @param welded as it was when the charger last ran
     */
    public WeldLatch(boolean welded) {
        this.welded = welded;
    }

    public boolean isWelded() {
        return welded;
    }

    void set() {
        welded = true;
    }

    void clear() {
        welded = false;
    }
}
