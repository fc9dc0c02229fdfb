package org.tidegate.iso15118.slac;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What matching writes into the journal. */
public enum SlacEvent implements EventCode {
    MATCHING_BEGAN(480, Severity.INFO, "Vehicle {text} looks for its charger", ""),
    MATCHED(481, Severity.INFO, "Matched with {text}, {a} dB away", ""),
    LINK_UP(482, Severity.INFO, "Power line link to {text} is up", ""),
    LINK_LOST(
            483,
            Severity.WARNING,
            "Power line link to {text} is lost",
            "Check plug and cable; a radio jammer near the cable does the same."),
    RUN_DROPPED(484, Severity.INFO, "A try of matching came to nothing: {text}", ""),
    STEP_EF(485, Severity.INFO, "Pilot goes to E/F to wake the vehicle, try {a}: {text}", ""),
    MATCHING_FAILED(
            486,
            Severity.WARNING,
            "No digital communication with the vehicle: {text}",
            "Unplug and plug in again; try another vehicle; check the modem.") {
        @Override
        public String mrec() {
            return "MREC-9";
        }
    },
    MODEM_SILENT(
            487,
            Severity.ERROR,
            "The charger's power line modem does not answer: {text}",
            "Check its supply, its wiring and the interface name in the board file."),
    PORT_FAILED(
            488,
            Severity.ERROR,
            "The power line interface cannot be used: {text}",
            "Check that the interface exists and that the charger has CAP_NET_RAW.");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    SlacEvent(int id, Severity severity, String sentence, String remedy) {
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
