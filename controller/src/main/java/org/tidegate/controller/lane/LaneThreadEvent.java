package org.tidegate.controller.lane;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the lane's thread has to say about itself. */
public enum LaneThreadEvent implements EventCode {
    LANE_STARTED(681, Severity.INFO, "the lane runs every {a} ms: {text}", ""),
    /** At most one per start, whatever was refused. */
    LANE_NOT_REAL_TIME(
            682,
            Severity.WARNING,
            "the lane runs without full real-time support: {text}",
            "Grant CAP_SYS_NICE and CAP_IPC_LOCK, or set LimitRTPRIO=80 and"
                    + " LimitMEMLOCK=infinity, for the user that runs the controller."),
    /** At most one per ten seconds; the count itself is exact. */
    LANE_OVERRUN(
            683,
            Severity.WARNING,
            "the lane has left out {a} of its cycles since it last said so",
            "Look for other work on this CPU; give the lane a CPU of its own."),
    LANE_STOPPED(684, Severity.INFO, "the lane has stopped and left the safe state behind", ""),
    LANE_DIED(
            685,
            Severity.CRITICAL,
            "the lane has died of a programming error and entered the safe state: {text}",
            "Restart the controller and report the error with the journal.");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    LaneThreadEvent(int id, Severity severity, String sentence, String remedy) {
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
