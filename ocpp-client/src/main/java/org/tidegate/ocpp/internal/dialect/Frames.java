package org.tidegate.ocpp.internal.dialect;

import static org.tidegate.ocpp.internal.json.ErrorCode.FORMAT_VIOLATION;
import static org.tidegate.ocpp.internal.json.ErrorCode.RPC_FRAMEWORK_ERROR;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.dialect.Dialect.Inbound;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.JsonReader;
import org.tidegate.ocpp.internal.json.JsonWriter;
import org.tidegate.ocpp.internal.json.Violation;

/** The list around every message of OCPP-J (Part 4), which all versions share. */
final class Frames {
    static final int CALL = 2;
    static final int RESULT = 3;
    static final int ERROR = 4;

    /** 2.1 only: an answer that its receiver could not read. */
    static final int RESULT_ERROR = 5;

    /** 2.1 only: a message that nobody answers. */
    static final int SEND = 6;

    /** Where a frame's own id could not be read (OCPP 2.1 Part 4, 4.2.3). */
    static final String NO_ID = "-1";

    private static final int LONGEST_ID = 36;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LONGEST_ACTION = 64;

    private Frames() {}

    static String call(int kind, String id, String action, Record payload, Edition edition) {
        var out = new JsonWriter();
        out.openList();
        out.number(kind);
        out.text(id);
        out.text(action);
        Json.object(payload, edition, out);
        out.closeList();
        return out.toString();
    }

    static String result(String id, Record payload, Edition edition) {
        var out = new JsonWriter();
        out.openList();
        out.number(RESULT);
        out.text(id);
        Json.object(payload, edition, out);
        out.closeList();
        return out.toString();
    }

    static String error(int kind, String id, String code, String description) {
        var out = new JsonWriter();
        out.openList();
        out.number(kind);
        out.text(id);
        out.text(code);
        out.text(clipped(description, LONGEST_DESCRIPTION));
        out.emptyObject();
        out.closeList();
        return out.toString();
    }

    /** What a dialect makes of the part of a frame that is its own. */
    interface Reading {
        /** Reads a request's payload; {@code in} stands before it. */
        Inbound call(String id, String action, JsonReader in) throws Violation;

        /** Reads the payload of the answer to the call in flight. */
        Inbound result(JsonReader in) throws Violation;

        /** What the peer is told about an answer of its that could not be read, if anything. */
        default @Nullable String unreadable(String id, Violation why) {
            return null;
        }
    }

    /**
     * Reads one frame; never throws.
     *
     * @param pendingId id of the call in flight
     */
    static Inbound read(String frame, @Nullable String pendingId, Reading reading) {
        if (frame.length() > Json.MAX_FRAME) {
            return new Inbound.Refused(NO_ID, RPC_FRAMEWORK_ERROR, "frame is too long");
        }
        var head = new Head();
        try {
            var in = new JsonReader(frame);
            head.read(in);
            return switch (head.kind) {
                case CALL -> {
                    Head.require(in.isText(), "the action is text");
                    String action = in.text();
                    next(in);
                    yield reading.call(head.id, clipped(action, LONGEST_ACTION), in);
                }
                case RESULT -> {
                    if (!head.id.equals(pendingId)) {
                        yield stranger();
                    }
                    yield reading.result(in);
                }
                case ERROR ->
                        head.id.equals(pendingId) ? failed(words(in)) : stranger();
                case RESULT_ERROR ->
                        new Inbound.Ignored("the operator cannot read our answer: " + words(in));
                case SEND -> new Inbound.Ignored("an operator has nothing to send unasked");
                default -> new Inbound.Ignored("message type " + head.kind + " is not known");
            };
        } catch (Violation e) {
            return unreadable(head, pendingId, e, reading);
        }
    }

    private static Inbound failed(String words) {
        boolean unknown =
                words.startsWith("NotImplemented") || words.startsWith("NotSupported");
        return new Inbound.Failed(words, null, unknown);
    }

    private static Inbound stranger() {
        return new Inbound.Ignored("answer to an id that is not waited for");
    }

    private static void next(JsonReader in) throws Violation {
        if (!in.nextElement()) {
            throw new Violation(FORMAT_VIOLATION, "the frame has an element too few");
        }
    }

    /** The end of a frame, behind its payload. */
    static void end(JsonReader in) throws Violation {
        if (in.nextElement()) {
            throw new Violation(FORMAT_VIOLATION, "the frame has an element too many");
        }
        in.end("something follows the frame");
    }

    /** Code and description of an error, as far as they are there. */
    private static String words(JsonReader in) throws Violation {
        var why = new StringBuilder();
        boolean more = true;
        for (int i = 0; i < 2 && more && in.isText(); i++) {
            why.append(why.isEmpty() ? "" : ": ").append(clipped(in.text(), LONGEST_DESCRIPTION));
            more = in.nextElement();
        }
        return why.isEmpty() ? "an error without a code" : why.toString();
    }

    private static Inbound unreadable(
            Head head, @Nullable String pendingId, Violation why, Reading reading) {
        if (head.kind == CALL) {
            boolean nameless = head.id.equals(NO_ID);
            ErrorCode code = nameless ? RPC_FRAMEWORK_ERROR : why.code();
            return new Inbound.Refused(head.id, code, why.text());
        }
        if (head.kind <= ERROR && head.id.equals(pendingId)) {
            String reply = head.kind == RESULT ? reading.unreadable(head.id, why) : null;
            return new Inbound.Failed("unreadable answer: " + why.text(), reply);
        }
        return new Inbound.Ignored(why.text());
    }

    /** The first two elements of every frame, as far as they could be read. */
    private static final class Head {
        int kind = CALL; // until known: a frame that cannot be read at all is answered
        String id = NO_ID;

        void read(JsonReader in) throws Violation {
            require(in.isList() && in.enterList(), "a frame is a list");
            require(in.isNumber(), "it begins with a number");
            double number = in.number("a number");
            kind = number == Math.rint(number) && number >= 0 && number <= 9 ? (int) number : 9;
            require(in.nextElement() && in.isText(), "the message id is text");
            String text = in.text();
            require(
                    !text.isEmpty() && text.length() <= LONGEST_ID,
                    "the id has 1 to 36 characters");
            id = text;
            require(in.nextElement(), "the frame has an element too few");
        }

        static void require(boolean holds, String rule) throws Violation {
            if (!holds) {
                throw new Violation(RPC_FRAMEWORK_ERROR, rule);
            }
        }
    }

    /** Never cuts a surrogate pair in half. */
    static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
