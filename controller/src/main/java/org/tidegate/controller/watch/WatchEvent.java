package org.tidegate.controller.watch;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the watchdogs have to say. */
public enum WatchEvent implements EventCode {
    /** a = milliseconds without a whole cycle. */
    LANE_HANGS(
            690,
            Severity.CRITICAL,
            "the control lane has ended no cycle for {a} ms: converter blocked, contactors open",
            "If it repeats, report the journal; the board may be overloaded."),
    LANE_RUNS_AGAIN(691, Severity.WARNING, "the control lane ends its cycles again", ""),
    /** text = what is wrong. */
    WATCHDOGS_NOT_FED(
            692,
            Severity.CRITICAL,
            "the watchdogs are not fed any more: {text}",
            "The process restarts by itself; report the journal."),
    WATCHDOGS_FED_AGAIN(693, Severity.WARNING, "the watchdogs are fed again", "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    WatchEvent(int id, Severity severity, String sentence, String remedy) {
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
