package org.tidegate.iso15118.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;

/**
 * Reads a session's entries in order and says what each of them was, how long it took and how long
 * it might have taken. Remembers only what the next row needs, so it also follows a session live.
 *
 * <p>Times are those of the vehicle plane: from the moment it took the request out of the stream to
 * the moment it handed the answer over.
 */
public final class Timeline {
    private Dialect dialect = Dialect.NONE_YET;
    private @Nullable ExiElement offer;
    private long requestNanos;
    private long answerNanos;
    private boolean answered;
    private String lastExchange = "";
    private String phase = "";
    private long phaseNanos;

    /** All rows of a recorded session. */
    public static List<Row> of(Capture capture) {
        var timeline = new Timeline();
        var rows = new ArrayList<Row>();
        capture.entries().forEach(entry -> rows.add(timeline.next(entry)));
        return rows;
    }

    /** What the session has agreed on so far. */
    public Dialect dialect() {
        return dialect;
    }

    /** The next row. */
    public Row next(Entry entry) {
        return switch (entry) {
            case Entry.Note n -> Row.said(n.atNanos(), Row.Kind.NOTE, n.text());
            case Entry.End e -> Row.said(e.atNanos(), Row.Kind.END, e.refusal());
            case Entry.Gap g -> {
                answered = false; // the next pair may not belong together
                yield Row.said(g.atNanos(), Row.Kind.GAP, g.messages() + " messages were not kept");
            }
            case Entry.Message m -> m.fromVehicle() ? request(m) : response(m);
        };
    }

    private Row request(Entry.Message m) {
        Reading reading = read(m);
        String exchange = exchange(reading.name);
        boolean loop = dialect == Dialect.ISO20 && Allowance.isLoop(lastExchange);
        double allowedS =
                !answered
                        ? Allowance.FIRST_REQUEST_S
                        : loop ? Allowance.NEXT_LOOP_REQUEST_S : Allowance.NEXT_REQUEST_S;
        long since = m.atNanos() - answerNanos;
        if (!exchange.equals(phase)) {
            phase = exchange;
            phaseNanos = m.atNanos();
        }
        requestNanos = m.atNanos();
        if (reading.name.equals("supportedAppProtocolReq")) {
            offer = reading.root;
        }
        double none = Double.NaN;
        return new Row(
                m.atNanos(),
                Row.Kind.VEHICLE,
                reading.name,
                reading.problem,
                since,
                allowedS,
                allowedS,
                0,
                none,
                reading.root);
    }

    private Row response(Entry.Message m) {
        Reading reading = read(m);
        String exchange = exchange(reading.name);
        Allowance allowance = Allowance.of(dialect, exchange);
        String code = reading.root == null ? "" : first(reading.root, "ResponseCode", 3);
        answered = true;
        answerNanos = m.atNanos();
        lastExchange = exchange;
        if (reading.name.equals("supportedAppProtocolRes") && reading.root != null) {
            dialect = agreed(first(reading.root, "SchemaID", 1));
        }
        boolean limited = !Double.isNaN(allowance.phaseS());
        return new Row(
                m.atNanos(),
                Row.Kind.CHARGER,
                reading.name,
                reading.problem.isEmpty() ? code : reading.problem,
                m.atNanos() - requestNanos,
                allowance.answerS(),
                allowance.patienceS(),
                limited ? m.atNanos() - phaseNanos : 0,
                allowance.phaseS(),
                reading.root);
    }

    private record Reading(String name, @Nullable ExiElement root, String problem) {}

    private Reading read(Entry.Message m) {
        if (m.payloadType() > V2gtp.TYPE_SAP && m.payloadType() <= V2gtp.TYPE_WPT) {
            dialect = Dialect.ISO20; // no other generation has these types
        }
        SchemaSet set = dialect.schemaSet(m.payloadType());
        String unnamed = "payload type %04x".formatted(m.payloadType());
        if (set == null) {
            return new Reading(unnamed, null, "no message type of this house");
        }
        try {
            ExiCodec.Reading reading = ExiCodec.diagnose(set, false, m.exi());
            String problem = reading.violation() == null ? "" : "not valid: " + reading.violation();
            return new Reading(name(reading.root()), reading.root(), problem);
        } catch (ExiException e) {
            return new Reading(unnamed, null, "cannot be decoded: " + e.getMessage());
        }
    }

    /** The older protocols wrap every message in one of the same name. */
    private static String name(ExiElement root) {
        if (!root.localName().equals("V2G_Message") || root.children().isEmpty()) {
            return root.localName();
        }
        List<ExiElement> body = root.children().getLast().children();
        return body.isEmpty() ? root.localName() : body.getFirst().localName();
    }

    private static String exchange(String name) {
        return name.endsWith("Req") || name.endsWith("Res")
                ? name.substring(0, name.length() - 3)
                : name;
    }

    private Dialect agreed(String schemaId) {
        if (offer == null || schemaId.isEmpty()) {
            return Dialect.NONE_YET;
        }
        for (ExiElement entry : offer.children()) {
            if (first(entry, "SchemaID", 1).equals(schemaId)) {
                return Dialect.ofNamespace(first(entry, "ProtocolNamespace", 1));
            }
        }
        return Dialect.NONE_YET;
    }

    /** The text of the first element of this name, not deeper than so many levels. */
    private static String first(ExiElement element, String name, int levels) {
        for (ExiElement child : element.children()) {
            if (child.localName().equals(name)) {
                return child.text();
            }
            String below = levels > 1 ? first(child, name, levels - 1) : "";
            if (!below.isEmpty()) {
                return below;
            }
        }
        return "";
    }
}
