package org.tidegate.iso15118.trace;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiElement;

/**
 * One line of a timeline.
 *
 * @param atNanos since the connection became ready
 * @param name of the message; empty for a note
 * @param text response code, note, or why the message could not be read
 * @param usedNanos of a response: since its request; of a request: since the charger's last answer
 * @param allowedS for that; NaN if nothing limits it
 * @param patienceS when the other side gives up; NaN if unknown
 * @param phaseNanos since the first request of this phase; 0 if it is no phase
 * @param phaseAllowedS for the phase; NaN if nothing limits it
 * @param message decoded; null for a note and for what could not be read
 */
public record Row(
        long atNanos,
        Kind kind,
        String name,
        String text,
        long usedNanos,
        double allowedS,
        double patienceS,
        long phaseNanos,
        double phaseAllowedS,
        @Nullable ExiElement message) {

    /** Who speaks. */
    public enum Kind {
        VEHICLE,
        CHARGER,
        NOTE,
        GAP,
        END
    }

    /** Whether more time was used than allowed. */
    public boolean isLate() {
        return usedNanos > allowedS * 1e9 || phaseNanos > phaseAllowedS * 1e9;
    }

    /** Whether this line says that something was refused. */
    public boolean isRefusal() {
        return text.startsWith("FAILED") || (kind == Kind.END && !text.isEmpty());
    }

    static Row said(long atNanos, Kind kind, String text) {
        double none = Double.NaN;
        return new Row(atNanos, kind, "", text, 0, none, none, 0, none, null);
    }
}
