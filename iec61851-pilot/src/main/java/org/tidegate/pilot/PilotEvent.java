package org.tidegate.pilot;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the pilot says about itself. */
public enum PilotEvent implements EventCode {
    VEHICLE_PLUGGED(200, Severity.INFO, "a vehicle is plugged in", "", ""),
    VEHICLE_UNPLUGGED(201, Severity.INFO, "the vehicle is unplugged", "", ""),
    LEVEL_CHANGED(202, Severity.INFO, "the pilot shows {text}", "", ""),
    OFFER_STARTED(203, Severity.INFO, "the oscillator runs at {a} %", "", ""),
    DUTY_CHANGED(204, Severity.INFO, "the duty cycle changes from {a} % to {b} %", "", ""),
    OFFER_ENDED(205, Severity.INFO, "the oscillator is off", "", ""),
    CONTACTORS_PERMITTED(206, Severity.INFO, "the contactors may close", "", ""),
    CONTACTORS_WITHDRAWN(207, Severity.INFO, "the contactors must open: {text}", "", ""),
    OPENED_UNDER_LOAD(
            208,
            Severity.WARNING,
            "the vehicle did not open S2 within {a} s of the stop; the contactors open under load",
            "If it repeats with this vehicle only, the vehicle is at fault. Count the operations:"
                    + " each one wears the contactors.",
            ""),
    PILOT_FAULTED(
            209,
            Severity.ERROR,
            "{text}",
            "Unplug the vehicle and look for water, dirt or damage in connector and cable.",
            "MREC-14"),
    FRONT_END_SILENT(
            210,
            Severity.ERROR,
            "no new pilot sample for more than {a} ms",
            "Check the pilot front end's supply and cable, then restart the charger.",
            "MREC-14"),
    DIODE_MISSING(
            211,
            Severity.ERROR,
            "the vehicle's pilot diode is missing or shorted ({a} V and {b} V)",
            "Unplug. The vehicle needs service; the charger is well.",
            "MREC-14"),
    FAULT_OVER(212, Severity.INFO, "the pilot is well again", "", ""),
    OUT_OF_ORDER_SHOWN(
            213, Severity.WARNING, "the pilot shows that the charger is out of order", "", ""),
    CABLE_CODE_CHANGED(214, Severity.INFO, "the cable allows {a} A", "", ""),
    CABLE_CODE_WRONG(
            215,
            Severity.WARNING,
            "the plug's proximity resistor is missing or wrong ({a} ohm)",
            "Plug in again; if it stays, replace the cable.",
            "MREC-23"),
    OUTLIERS_SUPPRESSED(
            216,
            Severity.INFO,
            "{a} single pilot samples were suppressed, the last one of {b} V",
            "If they keep coming, look for a loose pilot contact or a disturbance on the cable.",
            ""),
    PULSE_SENT(217, Severity.INFO, "the pilot shows F for {a} s {text}", "", ""),
    SIMPLIFIED_VEHICLE(
            218,
            Severity.INFO,
            "the vehicle has no S2 (simplified charging): it is offered {a} A at most",
            "",
            ""),
    RELEASE_PRESSED(219, Severity.INFO, "the connector's release button is pressed", "", ""),
    MCU_FOUND(220, Severity.INFO, "the pilot microcontroller runs firmware {a}.{b}", "", ""),
    MCU_REFUSED(
            221,
            Severity.ERROR,
            "the pilot microcontroller speaks protocol {a} and not {b}: nothing it says is used",
            "Load the firmware that belongs to this version.",
            ""),
    MCU_SILENT(
            222,
            Severity.ERROR,
            "the pilot microcontroller has said nothing for {a} ms",
            "Check its supply and the serial line.",
            "MREC-14"),
    MCU_DEAF(
            223,
            Severity.ERROR,
            "the pilot microcontroller has not echoed a command for {a} ms: it does not hear",
            "Check the serial line towards it.",
            "MREC-14"),
    DUTY_NOT_FOLLOWED(
            224,
            Severity.ERROR,
            "{a} % are measured on the pilot although {b} % are commanded",
            "Replace the pilot board: its oscillator is not to be trusted.",
            "MREC-14"),
    MCU_SAFE(
            225,
            Severity.WARNING,
            "the pilot microcontroller keeps everything open: {text}",
            "",
            ""),
    LOCK_JAMMED(
            226,
            Severity.ERROR,
            "the connector does not {text} after {a} tries",
            "Push the plug in as far as it goes; if it stays, free the lock by hand.",
            "MREC-1"),
    LOCK_FREE(227, Severity.INFO, "the connector lock moves again", "", ""),
    RESIDUAL_CURRENT_TEST_FAILED(
            228,
            Severity.ERROR,
            "the residual-current device failed its self-test: {text}",
            "Do not use the charger. Replace the device, then clear the fault.",
            "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;
    private final String mrec;

    PilotEvent(int id, Severity severity, String sentence, String remedy, String mrec) {
        this.id = id;
        this.severity = severity;
        this.sentence = sentence;
        this.remedy = remedy;
        this.mrec = mrec;
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

    @Override
    public String mrec() {
        return mrec;
    }
}
