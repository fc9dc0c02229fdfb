package org.tidegate.controller.authority;

/** What keeps a remote set-point from being followed at once. */
public enum Restraint {
    NONE("followed"),
    RANDOM_DELAY("waiting for the random delay"),
    REVERSALS("held at 0 W: too many changes of direction within the hour"),
    RAMP("on the way");

    private final String text;

    Restraint(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
