package org.tidegate.ocpp;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the operator side reports. */
public enum OcppEvent implements EventCode {
    LINK_OPENED(500, Severity.INFO, "The operator's WebSocket is open.", ""),
    LINK_LOST(
            501,
            Severity.WARNING,
            "No connection to the operator: {text}. Next attempt in {a} s.",
            "Check network, address and credentials of the operator."),
    REGISTERED(502, Severity.INFO, "The operator accepts this station; heartbeat {a} s.", ""),
    REGISTRATION_REFUSED(
            503,
            Severity.WARNING,
            "The operator answers the boot notification with {text}; again in {a} s.",
            "Have the operator register this identity."),
    MESSAGE_REFUSED(504, Severity.WARNING, "A message of the operator was refused: {text}.", ""),
    MESSAGE_IGNORED(505, Severity.INFO, "A message of the operator was ignored: {text}.", ""),
    CALL_FAILED(506, Severity.WARNING, "The operator did not accept {text}.", ""),
    CALL_TIMED_OUT(507, Severity.WARNING, "The operator did not answer {text}.", ""),
    MESSAGE_SET_ASIDE(
            508,
            Severity.ERROR,
            "{text} (number {a}) failed {b} times and is set aside; the queue goes on.",
            "Send the operator the record of this session by hand."),
    OUTBOX_CUT(509, Severity.WARNING, "{a} damaged bytes were cut off the outbox on opening.", ""),
    OUTBOX_NOT_DURABLE(
            510,
            Severity.ERROR,
            "The outbox cannot be written: {text}. No new billable session begins.",
            "Free space on the disk or replace it."),
    OUTBOX_DURABLE(511, Severity.INFO, "The outbox is written again.", ""),
    OUTBOX_THINNED(
            512,
            Severity.WARNING,
            "The outbox is full; {a} periodic meter values were dropped, no start or end.",
            ""),
    AUTHORISED(513, Severity.INFO, "The operator accepts session {a}.", ""),
    AUTHORISATION_REFUSED(514, Severity.WARNING, "The operator refuses session {a}: {text}.", ""),
    TRANSACTION_STARTED(515, Severity.INFO, "Transaction {text} began for session {a}.", ""),
    TRANSACTION_ENDED(516, Severity.INFO, "Transaction {text} of session {a} ended.", ""),
    TRANSACTION_CLOSED(
            517,
            Severity.WARNING,
            "Transaction {text} was open when this station stopped and is closed now.",
            ""),
    PROFILE_ACCEPTED(518, Severity.INFO, "Charging profile {a} is held now.", ""),
    PROFILE_REFUSED(519, Severity.WARNING, "Charging profile {a} was refused: {text}.", ""),
    REMOTE_START(520, Severity.INFO, "The operator starts a session.", ""),
    REMOTE_STOP(521, Severity.INFO, "The operator ends session {a}: {text}.", ""),
    RESET_ASKED(522, Severity.WARNING, "The operator asks for a restart ({text}).", ""),
    CLOCK_DIFFERS(
            523,
            Severity.WARNING,
            "This station's clock is {a} s away from the operator's.",
            "Check the time synchronisation."),
    PROFILES_NOT_SAVED(
            524,
            Severity.WARNING,
            "Charging profiles cannot be saved: {text}. They are lost at a restart.",
            "Free space on the disk or replace it."),
    STATION_SILENT(
            525,
            Severity.WARNING,
            "The controller has not told its state for {a} s; reported as unavailable.",
            ""),
    PASSWORD_CHANGED(
            540, Severity.INFO, "The operator knows network profile {a} by its new password.", ""),
    PASSWORD_KEPT(
            541,
            Severity.WARNING,
            "The new password of network profile {a} does not work ({text}); the old one is kept.",
            "Have the operator check the password it has set."),
    NETWORK_PROFILE_TRIED(542, Severity.WARNING, "Network profile {a} is tried now: {text}.", ""),
    CERTIFICATE_RENEWED(543, Severity.INFO, "A new certificate is used now: {text}.", ""),
    CERTIFICATE_NOT_RENEWED(
            544,
            Severity.WARNING,
            "No new certificate: {text}.",
            "Have the operator sign this charger's certificate before the present one expires."),
    FIRMWARE_STATUS(545, Severity.INFO, "Firmware update {a}: {text}.", ""),
    LOG_UPLOAD(546, Severity.INFO, "Log upload {a}: {text}.", ""),
    STATE_NOT_SAVED(
            547,
            Severity.WARNING,
            "{text}. What the operator has set is lost at a restart.",
            "Free space on the disk or replace it."),
    DER_ACCEPTED(560, Severity.INFO, "Grid-support control {text} is held now.", ""),
    DER_REFUSED(561, Severity.WARNING, "Grid-support control {text} was refused.", ""),
    DER_STARTED(562, Severity.INFO, "Grid-support control {text} begins.", ""),
    DER_ENDED(563, Severity.INFO, "Grid-support control {text} has ended.", ""),
    EXTERNAL_LIMIT(
            564,
            Severity.INFO,
            "The site's energy manager allows {a} W of import and {b} W of export.",
            ""),
    EXTERNAL_LIMIT_GONE(565, Severity.INFO, "The site's energy manager limits no more.", ""),
    TRANSFER_ALLOWED(566, Severity.INFO, "Session {a} may now use {text}.", ""),
    NEEDS_REFUSED(
            567, Severity.WARNING, "The operator refuses what the vehicle needs: {text}.", ""),
    PRIORITY_CHARGING(568, Severity.INFO, "Priority charging: {text}.", ""),
    SECURITY_EVENT(590, Severity.INFO, "Security event told to the operator: {text}.", "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    OcppEvent(int id, Severity severity, String sentence, String remedy) {
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
