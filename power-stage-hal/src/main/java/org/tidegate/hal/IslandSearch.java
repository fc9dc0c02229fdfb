package org.tidegate.hal;

/** What a converter says about its own search for unintentional islands. */
public enum IslandSearch {
    ON,
    OFF,
    /** The device has no such setting, or the driver does not know where. */
    NOT_THERE,
    /** It has one that could not be read, or that says neither on nor off. */
    UNREADABLE
}
