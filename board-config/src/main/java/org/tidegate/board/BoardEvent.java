package org.tidegate.board;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What the board file has to say in the record. */
public enum BoardEvent implements EventCode {
    BOARD_IN_FORCE(700, Severity.INFO, "the board file {text} is in force", ""),
    BOARD_REFUSED(
            701,
            Severity.ERROR,
            "the board file {text} has {a} problems; nothing is energised",
            "Run 'tidegate check' on the file; it names each problem with its place."),
    LAST_GOOD_IN_FORCE(
            702,
            Severity.ERROR,
            "the board file {text} is unreadable; the charger runs on its last good board",
            "Restore the file; 'tidegate check' says what is wrong with it."),
    CONFIGURATION_ON_TRIAL(
            703,
            Severity.WARNING,
            "a changed configuration is on trial",
            "Run 'tidegate config confirm' to keep it; otherwise it reverts by itself."),
    CONFIGURATION_SETTLED(704, Severity.INFO, "no configuration is on trial any more", "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    BoardEvent(int id, Severity severity, String sentence, String remedy) {
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
