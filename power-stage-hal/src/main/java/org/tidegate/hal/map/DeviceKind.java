package org.tidegate.hal.map;

/** What a map describes. */
public enum DeviceKind {
    CONVERTER,
    METER,
    INSULATION_MONITOR
}
