package org.tidegate.controller.journal;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/**
 * The controller's part of the event catalogue: process, session, power, grid, peers, lane and
 * journal. Numbers never change meaning. The comment behind a name says what the event's two
 * numbers and its words are.
 */
public enum ControllerEvent implements EventCode {
    // process
    /** a = boot number. */
    BOOTED(600, Severity.INFO, "Tidegate started (boot {a})", ""),
    SHUT_DOWN(601, Severity.INFO, "Tidegate is shutting down in order", ""),
    /** a = boot number of the run that ended without a goodbye. */
    UNCLEAN_SHUTDOWN(
            602,
            Severity.WARNING,
            "boot {a} ended without a shutdown: power loss or crash",
            "Nothing to do once; if it repeats, check the supply and the journal before it.",
            "MREC-15"),
    /** text = profile id. */
    GRID_PROFILE_SELECTED(603, Severity.INFO, "grid profile {text} is in force", ""),
    /** text = profile id. */
    DEMONSTRATION_PROFILE(
            604,
            Severity.WARNING,
            "grid profile {text} has shortened times and is not for a real grid",
            "Select the profile of the place before connecting a real grid."),
    /** text = profile id. */
    UNCONFIRMED_PROFILE(
            605,
            Severity.WARNING,
            "grid profile {text} has unconfirmed values: no export",
            "Have the marked values confirmed against the grid code and write so in the profile."),
    /** text = the clearing time, the path and where its time goes. */
    LEFT_TO_CONVERTER(
            609,
            Severity.WARNING,
            "{text}",
            "Measure grid.measurement_delay_ms at commissioning, read the converter's own trip"
                    + " settings back, or fit an own measurement of the grid."),
    /** text = what the configuration lacks, in words. */
    CONFIGURATION_INCOMPLETE(
            606,
            Severity.ERROR,
            "the configuration cannot be used: {text}",
            "Run `tidegate check` and correct what it names."),
    /** text = plane name. */
    PLANE_DIED(
            607,
            Severity.ERROR,
            "the {text} plane died of an internal error",
            "Its limits have expired to safe values; restart, and report the journal."),
    /** a = seconds without progress; text = plane name. */
    PLANE_STALLED(
            608,
            Severity.ERROR,
            "the {text} plane has made no progress for {a} s",
            "Restart if it does not recover; report the journal."),

    // session
    VEHICLE_PLUGGED_IN(610, Severity.INFO, "a vehicle was plugged in", ""),
    VEHICLE_UNPLUGGED(611, Severity.INFO, "the vehicle was unplugged", ""),
    /** a = session number. */
    SESSION_STARTED(612, Severity.INFO, "session {a} started", ""),
    /** a = session number; text = by whom. */
    AUTHORISED(613, Severity.INFO, "session {a} authorised by {text}", ""),
    /** a = session number; text = by whom or why. */
    AUTHORISATION_REFUSED(
            614,
            Severity.WARNING,
            "session {a} was refused: {text}",
            "The driver needs a token that the operator accepts."),
    /** a = session number; b = seconds waited. */
    AUTHORISATION_TIMEOUT(
            615,
            Severity.WARNING,
            "session {a} was not authorised within {b} s",
            "Plug in again and present the token.",
            "MREC-9"),
    /** a = session number. */
    PREPARING(616, Severity.INFO, "session {a} is negotiating with the vehicle", ""),
    /** a = session number. */
    CABLE_CHECK_STARTED(617, Severity.INFO, "session {a} is checking the cable", ""),
    /** a = session number; text = why. */
    CABLE_CHECK_FAILED(
            618,
            Severity.ERROR,
            "session {a} failed its cable check: {text}",
            "Inspect cable and connector for damage and moisture; try another vehicle.",
            "MREC-11"),
    /** a = session number. */
    PRE_CHARGE_STARTED(619, Severity.INFO, "session {a} is matching the battery voltage", ""),
    /** a = session number; text = why. */
    PRE_CHARGE_FAILED(
            620,
            Severity.ERROR,
            "session {a} could not match the battery voltage: {text}",
            "Plug in again; if it repeats, check the converter's output.",
            "MREC-12"),
    /** a = session number. */
    ENERGY_STARTED(621, Severity.INFO, "energy may flow in session {a}", ""),
    /** a = measured power in W; text = "into the vehicle", "into the grid" or "nowhere". */
    DIRECTION_CHANGED(622, Severity.INFO, "power now flows {text} ({a} W)", ""),
    /** a = state of charge in percent. */
    MIN_SOC_REACHED(623, Severity.INFO, "minimum state of charge {a} % reached: export ends", ""),
    /** a = state of charge in percent. */
    TARGET_SOC_REACHED(
            624, Severity.INFO, "target state of charge {a} % reached: charging ends", ""),
    /** a = session number; text = why. */
    SESSION_STOPPED(625, Severity.INFO, "session {a} is being stopped: {text}", ""),
    /** a, b = imported and exported Wh of the session; text = why. */
    SESSION_ENDED(
            626,
            Severity.INFO,
            "session ended ({text}): {a} Wh into the vehicle, {b} Wh into the grid",
            ""),
    /** a = session number; text = why. */
    SESSION_FAULTED(
            627,
            Severity.ERROR,
            "session {a} was ended by a fault: {text}",
            "Clear the fault, then plug in again."),
    /** a = session number. */
    SESSION_CLOSED_AFTER_POWER_LOSS(
            628,
            Severity.WARNING,
            "session {a} was open when the power failed; closed with its last saved registers",
            "",
            "MREC-15"),

    // power and limits
    /** a = resulting W; b = W asked for; text = the binding rung in words. */
    LIMIT_BINDING_CHANGED(630, Severity.INFO, "{b} W asked, held at {a} W by the {text} limit", ""),
    /** a = resulting W. */
    LIMIT_RELEASED(631, Severity.INFO, "power is as asked ({a} W)", ""),
    CONTACTOR_CLOSED(632, Severity.INFO, "contactors closed", ""),
    CONTACTOR_OPENED(633, Severity.INFO, "contactors opened", ""),
    CONTACTOR_MISMATCH(
            634,
            Severity.CRITICAL,
            "the contactors do not follow their command",
            "Do not use the charger; have the contactors checked for welding.",
            "MREC-17"),
    /** a = W asked; b = W measured. */
    POWER_NOT_FOLLOWING(
            635,
            Severity.ERROR,
            "the converter was asked for {a} W and delivers {b} W",
            "Check the converter's own limits and alarms."),
    /** a = W asked; b = W measured. */
    POWER_AGAINST_SIGN(
            636,
            Severity.CRITICAL,
            "the converter was asked for {a} W and moves {b} W the other way",
            "Check the sign of the power registers in the board file; do not use until corrected."),
    EMERGENCY_STOP(
            637,
            Severity.CRITICAL,
            "the emergency stop was pressed",
            "Release it when the place is safe, then plug in again.",
            "MREC-8"),
    EMERGENCY_STOP_RELEASED(638, Severity.INFO, "the emergency stop was released", ""),
    /** text = which input, in words. */
    SAFETY_INPUT(
            639,
            Severity.CRITICAL,
            "a safety input acted: {text}",
            "Have an electrician find the cause before using the charger again."),

    // grid
    /** a = V, b = Hz at the trip; text = the stage. */
    GRID_TRIPPED(640, Severity.ERROR, "grid protection tripped: {text} ({a} V, {b} Hz)", ""),
    /** a = V, b = Hz. */
    GRID_RESTORED(641, Severity.INFO, "the grid is back in service ({a} V, {b} Hz)", ""),
    /** a = V, b = Hz; text = the grid mode. */
    RIDE_THROUGH(642, Severity.WARNING, "riding through a grid disturbance ({a} V, {b} Hz)", ""),
    /** a = V, b = Hz. */
    RIDE_THROUGH_ENDED(643, Severity.INFO, "grid disturbance over ({a} V, {b} Hz)", ""),
    /** a = Hz; b = resulting W. */
    FREQUENCY_SUPPORT_STARTED(644, Severity.INFO, "supporting the frequency at {a} Hz ({b} W)", ""),
    /** a = Hz. */
    FREQUENCY_SUPPORT_ENDED(645, Severity.INFO, "frequency support ended at {a} Hz", ""),
    /** a = seconds of observation time. */
    ENTER_SERVICE_COUNTING(646, Severity.INFO, "the grid is inside its window; {a} s to go", ""),
    /** a = age of the newest measurement in ms. */
    GRID_MEASUREMENT_LOST(
            647,
            Severity.ERROR,
            "the grid has not been measured for {a} ms",
            "Check the meter or converter bus."),
    TRIP_CLEARED(648, Severity.INFO, "the trip was cleared by {text}", ""),

    // peers
    CONVERTER_LOST(
            650,
            Severity.ERROR,
            "the converter does not answer",
            "Check its supply and the bus cable, address and speed."),
    CONVERTER_BACK(651, Severity.INFO, "the converter answers again", ""),
    /** a = alarm bits. */
    CONVERTER_FAULT(
            652,
            Severity.ERROR,
            "the converter reports a fault (alarm bits {a})",
            "Look the alarm up in the converter's manual."),
    /** a = seconds of silence. */
    VEHICLE_SILENT(
            653,
            Severity.WARNING,
            "the vehicle has fallen silent",
            "Plug in again; if only this vehicle does it, keep the record of the session.",
            "MREC-7"),
    VEHICLE_BACK(654, Severity.INFO, "the vehicle talks again", ""),
    OPERATOR_LOST(
            655,
            Severity.WARNING,
            "the operator is out of reach",
            "Check network and operator address; sessions are kept and sent later.",
            "MREC-13"),
    /** a = messages waiting to be sent. */
    OPERATOR_BACK(656, Severity.INFO, "the operator is back; {a} messages to send", ""),
    /** text = command and result. */
    COMMAND_HANDLED(657, Severity.INFO, "command: {text}", ""),

    // lane
    /** a = cycles skipped in all; b = lateness in ms. */
    LANE_OVERRUN(
            660,
            Severity.WARNING,
            "a control cycle came {b} ms late ({a} skipped since start)",
            "If it repeats, look for other load on this computer."),
    /** text = what was refused and the remedy's name. */
    REALTIME_UNAVAILABLE(
            661,
            Severity.WARNING,
            "the control lane runs without real-time priority: {text}",
            "Grant CAP_SYS_NICE and CAP_IPC_LOCK, or run the packaged service."),
    REALTIME_GRANTED(662, Severity.INFO, "the control lane runs at real-time priority", ""),

    // journal and store
    /** a = bytes cut; text = which log. */
    JOURNAL_TAIL_CUT(
            670,
            Severity.WARNING,
            "{a} damaged bytes were cut off the {text} log",
            "A power loss in the middle of a write leaves this; nothing acknowledged is lost."),
    /** a = how many; text = whose. */
    EVENTS_LOST(
            671,
            Severity.WARNING,
            "{a} events of {text} were lost",
            "The source was faster than the journal; look for a slow disk."),
    /** text = the disk's own words. */
    STORAGE_FAILED(
            672,
            Severity.ERROR,
            "records cannot be stored: {text}",
            "Free space or replace the medium; no new paid session starts until then."),
    STORAGE_BACK(673, Severity.INFO, "records are being stored again", ""),
    /** a = seconds, forward or back. */
    CLOCK_STEPPED(674, Severity.INFO, "the wall clock stepped by {a} s", ""),
    /** a = bytes; text = which log. */
    JOURNAL_DAMAGED(
            675,
            Severity.ERROR,
            "{a} bytes in the middle of the {text} log are unreadable",
            "The medium loses data it had confirmed; replace it."),
    /** a = Wh by which the running register is behind the stored one. */
    METER_BEHIND(
            676,
            Severity.ERROR,
            "the running meter is {a} Wh behind the stored one; the stored one is kept",
            "Restart; if it repeats, report the journal."),

    // firmware
    /** a = request; text = the new stage, in words. */
    UPDATE_STAGE(663, Severity.INFO, "firmware update {a}: {text}", ""),
    /** a = request; text = why, with remedy. */
    UPDATE_FAILED(
            664,
            Severity.ERROR,
            "firmware update {a} did not succeed: {text}",
            "The release from before runs on; see the reason."),
    /** text = why. */
    UPDATES_OFF(665, Severity.INFO, "firmware is not updated here: {text}", ""),

    // technician
    WELD_LATCHED(
            666,
            Severity.CRITICAL,
            "welded contactors are remembered: the charger stays out of order",
            "Replace the contactors, then run `tidegate clear weld --reason TEXT`.",
            "MREC-17"),
    /** text = by whom and why. */
    WELD_CLEARED(667, Severity.WARNING, "the memory of welded contactors was cleared: {text}", ""),
    /** text = the order and what became of it. */
    TECHNICIAN_ORDER(668, Severity.INFO, "technician: {text}", ""),

    // energy manager
    MANAGER_HEARD(694, Severity.INFO, "the site's energy manager is heard", ""),
    /** text = why. */
    MANAGER_SILENT(
            695,
            Severity.WARNING,
            "the site's energy manager is silent: {text}",
            "Check the manager and its broker; manager.silent_import_limit_w is in force."),
    /** a = how many. */
    MANAGER_FLOOD(
            696,
            Severity.WARNING,
            "{a} commands of the energy manager were dropped: they came too fast",
            "Send at most ten commands a second.");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;
    private final String mrec;

    ControllerEvent(int id, Severity severity, String sentence, String remedy) {
        this(id, severity, sentence, remedy, "");
    }

    ControllerEvent(int id, Severity severity, String sentence, String remedy, String mrec) {
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
