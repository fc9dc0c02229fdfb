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
    ALARMS_RESET(114, Severity.INFO, "Converter's alarms reset", "");

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
