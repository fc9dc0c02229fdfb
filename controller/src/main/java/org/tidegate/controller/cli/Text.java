package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalRecord;
import org.tidegate.controller.ladder.LadderView;

/** The console's JSON as lines for people. */
final class Text {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Text() {}

    static String kilowatts(JsonNode watts) {
        return watts.isNumber() ? LadderView.kilowatts(watts.asDouble()) : "? kW";
    }

    static String number(JsonNode value, int decimals) {
        return value.isNumber()
                ? String.format(Locale.ROOT, "%." + decimals + "f", value.asDouble())
                : "?";
    }

    static String kilowattHours(JsonNode milliWh) {
        return String.format(Locale.ROOT, "%.2f kWh", milliWh.asLong() / 1e6);
    }

    static String duration(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        if (hours > 0) {
            return hours + " h " + minutes + " min";
        }
        return minutes > 0 ? minutes + " min " + seconds % 60 + " s" : seconds + " s";
    }

    static String time(long wallMillis) {
        return TIME.format(Instant.ofEpochMilli(wallMillis).atZone(ZoneId.systemDefault()));
    }

    static void print(PrintWriter out, JournalRecord event) {
        out.printf(
                "  %s  %-8s %s%n",
                time(event.wallMillis()),
                event.severity().name().toLowerCase(Locale.ROOT),
                event.sentence());
    }

    /** The ladder as a list; the binding line is marked by a word, not by colour. */
    static void print(PrintWriter out, Explanation e) {
        out.println(e.sentence());
        for (Explanation.Rule rule : e.rules()) {
            out.printf(
                    "%2d %-27s %8s .. %-8s %s%n",
                    rule.order(), rule.rung(), side(rule.lowW()), side(rule.highW()), note(rule));
        }
        refused(out, "", e.refusal(), e.remedy());
    }

    /** What the vehicle side refused, and what to do about it; nothing without a refusal. */
    static void refused(PrintWriter out, String indent, String refusal, String remedy) {
        if (!refusal.isEmpty()) {
            out.println(indent + "refused  " + refusal);
            if (!remedy.isEmpty()) {
                out.println(indent + "         Remedy: " + remedy);
            }
        }
    }

    private static String side(double powerW) {
        return Double.isInfinite(powerW) ? "" : LadderView.kilowatts(powerW).replace(" kW", "");
    }

    private static String note(Explanation.Rule rule) {
        String low = rule.lowReason();
        String high = rule.highReason();
        String reason =
                low.isEmpty() || low.equals(high) ? high : high.isEmpty() ? low : low + "; " + high;
        return (rule.binding() ? "<- binds: " : "") + reason;
    }
}
