package org.tidegate.ocpp.internal.json;

/**
 * A message that breaks its schema: which rule, where, in words. Carries no stack: it is the
 * peer's.
 */
public final class Violation extends Exception {
    private final ErrorCode code;
    private final String path;
    private final String rule;

    public Violation(ErrorCode code, String rule) {
        this(code, "", rule);
    }

    private Violation(ErrorCode code, String path, String rule) {
        super(path.isEmpty() ? rule : path + ": " + rule, null, false, false);
        this.code = code;
        this.path = path;
        this.rule = rule;
    }

    /** The same violation, one level further out. */
    Violation at(String key) {
        return new Violation(code, path.isEmpty() ? key : key + "." + path, rule);
    }

    public ErrorCode code() {
        return code;
    }

    /** Always there, unlike {@link #getMessage}. */
    public String text() {
        return path.isEmpty() ? rule : path + ": " + rule;
    }
}
