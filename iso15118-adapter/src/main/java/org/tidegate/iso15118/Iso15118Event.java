package org.tidegate.iso15118;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the vehicle side writes into the journal. */
public enum Iso15118Event implements EventCode {
    VEHICLE_CONNECTED(401, Severity.INFO, "Vehicle connected from {text}", ""),
    PROTOCOL_CHOSEN(402, Severity.INFO, "Protocol {text}", ""),
    SESSION_STARTED(403, Severity.INFO, "Session with vehicle {text}", ""),
    SERVICE_SELECTED(404, Severity.INFO, "Service {a}, parameter set {b}: {text}", ""),
    CABLE_CHECK_BEGAN(405, Severity.INFO, "Vehicle asks for the cable check", ""),
    PRE_CHARGE_BEGAN(406, Severity.INFO, "Vehicle asks for {a} V", ""),
    LOOP_BEGAN(407, Severity.INFO, "Charge loop begins at {a} % state of charge", ""),
    STOP_NOTIFIED(408, Severity.INFO, "Vehicle asked to stop within {a} s: {text}", ""),
    VEHICLE_STOPS(409, Severity.INFO, "Vehicle ends the energy transfer", ""),
    SESSION_ENDED(410, Severity.INFO, "Session ended by the vehicle: {text}", ""),
    SESSION_FAILED(
            411,
            Severity.ERROR,
            "Vehicle session failed: {text}",
            "Unplug and plug in again; if it happens again, send the journal to the maker.") {
        @Override
        public String mrec() {
            return "MREC-9";
        }
    },
    NUMBER_REFUSED(
            412,
            Severity.WARNING,
            "Number of the vehicle not used: {text}",
            "If one vehicle model does this always, report it."),
    AUTHORISATION_REFUSED(413, Severity.WARNING, "Vehicle told that it is not authorised", ""),
    VEHICLE_TURNED_AWAY(
            414,
            Severity.WARNING,
            "A second connection was turned away, {a} since start",
            "Look for a second device on the charging cable's network."),
    DISCHARGE_REFUSED(415, Severity.WARNING, "Discharge not possible: {text}", ""),
    CHARGER_STATE_STALE(
            416,
            Severity.ERROR,
            "No report from the charger's control for {a} ms; the vehicle is offered 0 W",
            "Look at the lane's health."),
    CHARGES_ONLY(440, Severity.INFO, "Charging only: {text}", ""),
    CONTRACT_PRESENTED(441, Severity.INFO, "Vehicle pays with contract {text}", ""),
    CERTIFICATE_ORDERED(442, Severity.INFO, "Certificate {text} passed on to the operator", ""),
    RENEGOTIATION_BEGAN(443, Severity.INFO, "New schedule at the wish of the {text}", ""),
    SESSION_PAUSED(444, Severity.INFO, "Vehicle pauses session {text}", ""),
    SESSION_RESUMED(445, Severity.INFO, "Vehicle resumes session {text}", ""),
    LOOP_SILENT(
            446,
            Severity.WARNING,
            "Vehicle silent for {a} s while energy could flow; it is taken for 0 W until it speaks",
            "If one vehicle model does this always, report it."),
    RECEIPT_CONFIRMED(447, Severity.INFO, "Vehicle confirmed the meter at {a} Wh", ""),
    QUIRKS_REFUSED(
            448,
            Severity.WARNING,
            "Knowledge about vehicle models is not used: {text}",
            "Install the program again, or a data file signed by the maker."),
    QUIRK_APPLIED(449, Severity.INFO, "Special rule for vehicle {text}", ""),
    CERTIFICATE_RUNS_OUT(
            450,
            Severity.WARNING,
            "The charger's certificate {text} ends in {a} days",
            "Have it renewed: the operator can ask this charger for a request."),
    CERTIFICATE_EXPIRED(
            451,
            Severity.ERROR,
            "The charger's certificate {text} has expired; vehicles refuse this charger",
            "Have it renewed: the operator can ask this charger for a request; check the clock."),
    CERTIFICATE_FAULTY(
            452,
            Severity.WARNING,
            "The charger's certificate: {text}",
            "tidegate pki check says what is wrong and what to do."),
    TRUST_FILE_REFUSED(
            453,
            Severity.WARNING,
            "A file of the vehicle side's trust is not used: {text}",
            "Put a readable file there, or take it away; the folder is read again every minute."),
    STAPLE_MISSING(
            454,
            Severity.WARNING,
            "No fresh response to show with the charger's certificate {text}",
            "The operator brings them (GetCertificateStatus); some vehicles refuse without.");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    Iso15118Event(int id, Severity severity, String sentence, String remedy) {
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
