package org.tidegate.controller.store;

/**
 * Whether records can be kept. A full or dead medium never stops the lane; it only inhibits new
 * paid sessions.
 *
 * @param problem the disk's own words and a remedy; empty when usable
 */
public record StorageState(boolean usable, String problem) {
    public static final StorageState USABLE = new StorageState(true, "");

    public static StorageState failed(String problem) {
        return new StorageState(false, problem);
    }
}
