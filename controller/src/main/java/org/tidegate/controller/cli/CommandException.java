package org.tidegate.controller.cli;

/** Ends a command with a reason, a remedy and an exit code, and without a stack trace. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String remedy;

    public CommandException(int exitCode, String reason, String remedy) {
        super(reason, null, false, false);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    public int exitCode() {
        return exitCode;
    }

    public String remedy() {
        return remedy;
    }
}
