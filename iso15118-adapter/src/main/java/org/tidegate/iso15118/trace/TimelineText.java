package org.tidegate.iso15118.trace;

import java.util.Locale;
import org.tidegate.iso15118.exi.ExiXml;

/** A timeline as lines for people: what is late or refused is marked by a word, not by colour. */
public final class TimelineText {
    private TimelineText() {}

    /** What the session was. */
    public static String heading(Capture capture, Dialect dialect) {
        return "Session %s with %s, %s, %s"
                .formatted(
                        capture.id(),
                        capture.peer(),
                        capture.tlsProtocol().isEmpty() ? "no encryption" : capture.tlsProtocol(),
                        dialect.title());
    }

    /** Names of the columns of {@link #line}. */
    public static String columns() {
        return "%10s  %-7s  %-32s  %-44s  %s"
                .formatted("time", "from", "message", "says", "time used of time allowed");
    }

    /** One row in one line. */
    public static String line(Row row) {
        String at = String.format(Locale.ROOT, "%9.3f s", row.atNanos() / 1e9);
        return switch (row.kind()) {
            case NOTE -> "%s  note     %s".formatted(at, row.text());
            case GAP -> "%s  …        %s".formatted(at, row.text());
            case END ->
                    "%s  end      %s"
                            .formatted(
                                    at,
                                    row.text().isEmpty() ? "in order" : "REFUSED: " + row.text());
            case VEHICLE, CHARGER ->
                    "%s  %-7s  %-32s  %-44s  %s"
                            .formatted(
                                    at,
                                    row.kind().name().toLowerCase(Locale.ROOT),
                                    row.name(),
                                    row.text(),
                                    times(row))
                            .stripTrailing();
        };
    }

    /** The decoded message, indented below its line; empty if there is none. */
    public static String message(Row row) {
        return row.message() == null ? "" : ExiXml.write(row.message()).indent(12);
    }

    private static String times(Row row) {
        var text = new StringBuilder(of(row.usedNanos(), row.allowedS()));
        if (row.patienceS() != row.allowedS() && !Double.isNaN(row.patienceS())) {
            text.append(", vehicle gives up at ").append(seconds(row.patienceS()));
        }
        if (row.phaseNanos() > 0) {
            text.append("; in all ").append(of(row.phaseNanos(), row.phaseAllowedS()));
        }
        return row.isLate() ? text.append("  LATE").toString() : text.toString();
    }

    private static String of(long usedNanos, double allowedS) {
        String used = seconds(usedNanos / 1e9);
        return Double.isNaN(allowedS) ? used : used + " of " + seconds(allowedS);
    }

    private static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, seconds < 0.01 ? "%.1f ms" : "%.0f ms", seconds * 1e3)
                : String.format(
                        Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }
}
