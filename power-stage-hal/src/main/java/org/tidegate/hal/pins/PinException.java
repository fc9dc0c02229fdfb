package org.tidegate.hal.pins;

import java.io.IOException;

/** A pin or device that cannot be used: which one, why, and what a person can do about it. */
public final class PinException extends IOException {
    private static final long serialVersionUID = 1;

    private final String place;
    private final String reason;
    private final String remedy;

    /**
     * @param reason without a full stop
     * @param remedy a whole sentence
     */
    public PinException(String place, String reason, String remedy) {
        super(place + ": " + reason + ". Remedy: " + remedy);
        this.place = place;
        this.reason = reason;
        this.remedy = remedy;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
