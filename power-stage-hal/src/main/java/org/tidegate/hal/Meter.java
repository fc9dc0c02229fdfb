package org.tidegate.hal;

/**
 * A meter as everybody else sees it. A driver asks its device on its own plane and leaves the
 * newest reading here.
 */
@FunctionalInterface
public interface Meter {
    /**
     * The newest reading, from any thread, without waiting; {@link MeterReading#NONE} before the
     * first one. Look at {@link MeterReading#isUsable} before using a number of it.
     */
    MeterReading latest();
}
