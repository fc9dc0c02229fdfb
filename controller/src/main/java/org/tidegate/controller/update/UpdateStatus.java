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
}
