package org.tidegate.hal.map;

import static org.tidegate.hal.map.DeviceKind.CONVERTER;
import static org.tidegate.hal.map.DeviceKind.INSULATION_MONITOR;
import static org.tidegate.hal.map.DeviceKind.METER;

import java.util.Locale;

/**
 * What a point is to the driver; the keys of a map's section {@code points}. What has no role goes
 * into the section {@code extra} and is shown to people only.
 */
public enum Role {
    AC_POWER_W("W", Trait.SIGNED, "active power at the grid terminals", CONVERTER, METER),
    POWER_L1_W("W", Trait.SIGNED, "active power of phase 1", METER),
    POWER_L2_W("W", Trait.SIGNED, "active power of phase 2", METER),
    POWER_L3_W("W", Trait.SIGNED, "active power of phase 3", METER),
    REACTIVE_POWER_VAR("var", Trait.SIGNED, "reactive power", CONVERTER, METER),
    VOLTAGE_L1_V("V", Trait.READ, "phase 1 to neutral", CONVERTER, METER),
    VOLTAGE_L2_V("V", Trait.READ, "phase 2 to neutral", CONVERTER, METER),
    VOLTAGE_L3_V("V", Trait.READ, "phase 3 to neutral", CONVERTER, METER),
    VOLTAGE_L1_L2_V("V", Trait.READ, "phase 1 to 2, where there is none to neutral", CONVERTER),
    VOLTAGE_L2_L3_V("V", Trait.READ, "phase 2 to 3, where there is none to neutral", CONVERTER),
    VOLTAGE_L3_L1_V("V", Trait.READ, "phase 3 to 1, where there is none to neutral", CONVERTER),
    CURRENT_L1_A("A", Trait.READ, "current of phase 1", METER),
    CURRENT_L2_A("A", Trait.READ, "current of phase 2", METER),
    CURRENT_L3_A("A", Trait.READ, "current of phase 3", METER),
    FREQUENCY_HZ("Hz", Trait.READ, "of the grid", CONVERTER, METER),
    IMPORTED_WH("Wh", Trait.READ, "register of energy from the grid", CONVERTER, METER),
    EXPORTED_WH("Wh", Trait.READ, "register of energy into the grid", CONVERTER, METER),

    DC_VOLTAGE_V("V", Trait.READ, "at the vehicle's side", CONVERTER),
    DC_CURRENT_A("A", Trait.SIGNED, "at the vehicle's side", CONVERTER),
    DC_POWER_W("W", Trait.SIGNED, "at the vehicle's side", CONVERTER),
    TEMPERATURE_C("C", Trait.READ, "the hottest one there is", CONVERTER),
    STATE(
            "",
            Trait.WORDS,
            "what the device is doing; values or bits say what means what",
            CONVERTER),
    ALARMS_1("", Trait.WORDS, "alarm bits and their names", CONVERTER),
    ALARMS_2("", Trait.WORDS, "more of them", CONVERTER),
    ALARMS_3("", Trait.WORDS, "more of them", CONVERTER),
    ALARMS_4("", Trait.WORDS, "more of them", CONVERTER),
    HEARTBEAT("", Trait.READ, "a number that changes while the device lives", CONVERTER, METER),
    LOCAL_CONTROL("", Trait.READ, "not 0 while somebody has switched the bus off", CONVERTER),
    ANTI_ISLANDING(
            "",
            Trait.WORDS,
            "whether it looks for islands itself; values or bits say what is on and off",
            CONVERTER),

    MAX_CHARGE_W("W", Trait.READ, "rating", CONVERTER),
    MAX_DISCHARGE_W("W", Trait.READ, "rating", CONVERTER),
    MAX_APPARENT_VA("VA", Trait.READ, "rating", CONVERTER),
    NOMINAL_VOLTAGE_V("V", Trait.READ, "rating, phase to neutral", CONVERTER),
    MAX_DC_VOLTAGE_V("V", Trait.READ, "rating", CONVERTER),
    MAX_DC_CURRENT_A("A", Trait.READ, "rating", CONVERTER),

    SET_POWER_W("W", Trait.SIGNED_SETPOINT, "active power set-point", CONVERTER),
    SET_REACTIVE_POWER_VAR("var", Trait.SIGNED_SETPOINT, "reactive power set-point", CONVERTER),
    SET_DC_VOLTAGE_V("V", Trait.SETPOINT, "DC voltage to hold for cable check", CONVERTER),
    SET_DC_VOLTAGE_LIMIT_V("V", Trait.SETPOINT, "never more DC voltage", CONVERTER),
    SET_CHARGE_CURRENT_LIMIT_A("A", Trait.SETPOINT, "never more DC current in", CONVERTER),
    SET_DISCHARGE_CURRENT_LIMIT_A("A", Trait.SETPOINT, "never more DC current out", CONVERTER),
    SET_DC_MODE("", Trait.SETPOINT, "off, voltage, power; values say which", CONVERTER),
    WATCHDOG_S("s", Trait.SETPOINT, "silence after which the device goes to 0 W", CONVERTER),
    CONTROLLER_HEARTBEAT("", Trait.SETPOINT, "counted up once a second", CONVERTER),
    REMOTE("", Trait.COMMAND, "takes control over the bus", CONVERTER),
    START("", Trait.COMMAND, "starts the output", CONVERTER),
    STOP("", Trait.COMMAND, "stops the output", CONVERTER),
    CLEAR_ALARMS("", Trait.COMMAND, "resets latched alarms", CONVERTER),

    INSULATION_OHM("Ohm", Trait.READ, "lower one of both poles to earth", INSULATION_MONITOR),
    INSULATION_PLUS_OHM("Ohm", Trait.READ, "plus pole to earth", INSULATION_MONITOR),
    INSULATION_MINUS_OHM("Ohm", Trait.READ, "minus pole to earth", INSULATION_MONITOR),
    INSULATION_ALARM("", Trait.WORDS, "alarm bits and their names", INSULATION_MONITOR);

    private enum Trait {
        READ,
        SIGNED,
        WORDS,
        SETPOINT,
        SIGNED_SETPOINT,
        COMMAND
    }

    private final String unit;
    private final Trait trait;
    private final String meaning;

    /** One bit per kind: an enum holds nothing that could change. */
    private final int kinds;

    Role(String unit, Trait trait, String meaning, DeviceKind... kinds) {
        this.unit = unit;
        this.trait = trait;
        this.meaning = meaning;
        int bits = 0;
        for (DeviceKind kind : kinds) {
            bits |= 1 << kind.ordinal();
        }
        this.kinds = bits;
    }

    /** As it stands in a file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The house's unit; empty for none. */
    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    public boolean belongsTo(DeviceKind kind) {
        return (kinds >> kind.ordinal() & 1) == 1;
    }

    /** Whether the map must say what plus means. */
    public boolean isSigned() {
        return trait == Trait.SIGNED || trait == Trait.SIGNED_SETPOINT;
    }

    /** Whether single bits or values have a meaning. */
    public boolean hasWords() {
        return trait == Trait.WORDS || this == SET_DC_MODE;
    }

    /** Written by the driver with a number of its own. */
    public boolean isSetPoint() {
        return trait == Trait.SETPOINT || trait == Trait.SIGNED_SETPOINT;
    }

    /** Written by the driver with the value that the map gives. */
    public boolean isCommand() {
        return trait == Trait.COMMAND;
    }
}
