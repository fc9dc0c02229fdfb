package org.tidegate.hal;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the hardware drivers have to say. */
public enum HalEvent implements EventCode {
    CONVERTER_FOUND(
            101, Severity.INFO, "Converter found: {text}, {a} W charge, {b} W discharge", ""),
    CONVERTER_REFUSED(
            102,
            Severity.ERROR,
            "Converter not accepted: {text}",
            "Correct the converter's settings or firmware; the charger looks again by itself."),
    CONVERTER_LOST(
            103,
            Severity.ERROR,
            "Converter does not answer: {text}",
            "Check power and cable of the converter; the charger connects again by itself."),
    CONVERTER_BACK(104, Severity.INFO, "Converter answers again after {a} s", ""),
    CONVERTER_FAULT(
            105,
            Severity.ERROR,
            "Converter reports a fault: {text}",
            "Remove the cause, then reset alarms."),
    CONVERTER_BLIND(
            106,
            Severity.ERROR,
            "Converter reports no value for {text}: output off",
            "Check the converter's measurement inputs."),
    CONVERTER_FROZEN(
            107,
            Severity.ERROR,
            "Converter's heartbeat stands still at {a}: its values are not believed",
            "Restart the converter's communication module."),
    SETPOINT_NOT_TAKEN(
            108,
            Severity.ERROR,
            "Converter holds a set-point of {a} W although {b} W was written: output off",
            "Check that no other master controls the converter."),
    OUTPUT_EXCEEDS_REQUEST(
            109,
            Severity.CRITICAL,
            "Converter delivers {a} W although {b} W was asked: output off",
            "Check wiring and sign of the converter's power measurement, then reset alarms."),
    WRITE_REFUSED(
            110,
            Severity.ERROR,
            "Converter refuses a command: {text}",
            "Check that remote control is enabled in the converter."),
    LOCAL_CONTROL(
            111,
            Severity.WARNING,
            "Converter is switched to local control: output off",
            "Switch it back to remote control."),
    CONVERTER_CONDITION_OVER(112, Severity.INFO, "Over: {text}", ""),
    REQUEST_EXPIRED(
            113,
            Severity.WARNING,
            "No request from the control lane for {a} ms: 0 W and off",
            "See the events of the lane."),
    ALARMS_RESET(114, Severity.INFO, "Converter's alarms reset", ""),
    METER_LOST(
            115,
            Severity.WARNING,
            "Meter does not answer: {text}",
            "Check power, cable and unit id of the meter; it is asked again by itself."),
    METER_DOUBTED(
            116,
            Severity.WARNING,
            "Meter is not believed: {text}",
            "Check the meter's wiring and its register map."),
    METER_GOOD_AGAIN(117, Severity.INFO, "Meter is believed again", ""),
    WATCHDOG_NOT_ARMED(
            118,
            Severity.ERROR,
            "Converter's communication watchdog is not armed: {text}",
            "Enable it in the converter; until then it is ordered to stop."),
    NO_WATCHDOG(
            119,
            Severity.WARNING,
            "Converter has no communication watchdog: no discharge",
            "Wire a gate line and say so in the board file, or use another converter."),
    CONVERTER_IMPLAUSIBLE(
            120,
            Severity.ERROR,
            "Converter says what cannot be true: {text}",
            "Check the register map: address, type, word order, scale, sign."),
    WRONG_SIGN(
            121,
            Severity.CRITICAL,
            "Converter's AC and DC power flow in opposite directions: {a} W and {b} W",
            "Check plus_is in the register map, or the converter's current sensors."),
    SETTINGS_ADOPTED(122, Severity.INFO, "Converter holds the grid settings: {text}", ""),
    SETTINGS_REFUSED(
            123,
            Severity.ERROR,
            "Converter does not hold the grid settings: {text}",
            "See 'tidegate hal probe'; the converter's maker can say what it accepts."),
    MONITOR_LOST(
            124,
            Severity.ERROR,
            "Insulation monitor gives no value: {text}",
            "Check power, cable and unit id of the insulation monitor."),
    MONITOR_ALARM(
            125,
            Severity.CRITICAL,
            "Insulation monitor reports a fault: {text}",
            "Find the insulation fault of vehicle, cable or converter; the charger waits until it is"
                    + " gone."),
    MONITOR_WELL(126, Severity.INFO, "Insulation monitor is well again: {a} ohm", "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    HalEvent(int id, Severity severity, String sentence, String remedy) {
        this.id = id;
        this.severity = severity;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
