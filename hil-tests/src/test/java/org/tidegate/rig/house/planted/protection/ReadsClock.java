package org.tidegate.rig.house.planted.protection;

public final class ReadsClock {
    public boolean isLate(long deadlineNanos) {
        return System.nanoTime() - deadlineNanos > 0;
    }
}
