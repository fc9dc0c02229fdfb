package org.tidegate.controller.update;

/**
 * Where an update stands, for operator and people.
 *
 * @param requestId of the order it is about; 0 if there was none since the board was made
 * @param percent of writing; 0 in other stages
 * @param reason why it was refused, failed or was taken back; else empty
 */
public record UpdateStatus(
        long requestId,
        UpdateState.Stage stage,
        UpdateState.Outcome outcome,
        Release target,
        Release running,
        int percent,
        String reason) {

    /** Whether no session may begin: the board is about to restart, or on trial. */
    public boolean holdsSessions() {
        return switch (stage) {
            case IDLE, VERIFYING, WAITING -> false;
            case INSTALLING, ACTIVATING, TRYING, COMMITTING, ROLLING_BACK -> true;
        };
    }

    /** Why no session may begin, for a person; empty if one may. */
    public String hold() {
        return holdsSessions() ? "no session begins: " + text() : "";
    }

    /** One line. */
    public String text() {
        String what =
                switch (stage) {
                    case IDLE ->
                            switch (outcome) {
                                case NONE -> "no update is under way";
                                case INSTALLED -> target + " is installed and kept";
                                case REFUSED -> "refused";
                                case NOT_GENUINE -> "refused: not genuine";
                                case FAILED -> "failed; " + running + " runs";
                                case TAKEN_BACK -> target + " was taken back; " + running + " runs";
                            };
                    case VERIFYING -> "the bundle's signature is being checked";
                    case WAITING -> target + " waits for the end of the session";
                    case INSTALLING -> target + " is being written";
                    case ACTIVATING -> "the board is about to restart into " + target;
                    case TRYING -> target + " is on trial until it has been well for a minute";
                    case COMMITTING -> target + " is being marked as good";
                    case ROLLING_BACK -> target + " is being taken back";
                };
        String done = stage == UpdateState.Stage.INSTALLING ? " (" + percent + " %)" : "";
        return what + done + (reason.isEmpty() ? "" : ": " + reason);
    }
}
