package org.tidegate.hal;

/** What the converter says it is doing. */
public enum StageState {
    /** No fresh answer on the bus: nothing is known. */
    OFFLINE,
    OFF,
    STANDBY,
    RUNNING,
    /** The device has tripped or refuses; {@link Measurement#alarmBits} says why. */
    FAULT
}
