package org.tidegate.hal.map;

/** What a positive number of the device means; the house's plus is import, into the vehicle. */
public enum PlusIs {
    IMPORT,
    EXPORT
}
