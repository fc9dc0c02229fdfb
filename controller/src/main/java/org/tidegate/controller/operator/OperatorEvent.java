package org.tidegate.controller.operator;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What happens between the operator's station and the board. */
public enum OperatorEvent implements EventCode {
    /** text = which, and why. */
    CERTIFICATE_UNUSED(
            697,
            Severity.WARNING,
            "what the operator has sent for the vehicle side is not used: {text}",
            "Have the operator send it anew; vehicles see what was in use before.");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    OperatorEvent(int id, Severity severity, String sentence, String remedy) {
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
