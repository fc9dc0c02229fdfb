package org.tidegate.hal;

/** What the DC side of the stage is asked to do. */
public enum DcMode {
    /** Output off, gates blocked. */
    OFF,
    /** Hold a DC voltage with a small current limit: cable check and pre-charge (IEC 61851-23). */
    VOLTAGE,
    /** Follow an AC power set-point inside DC current and voltage limits. */
    POWER
}
