package org.tidegate.iso15118.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;

/**
 * What came of one input, ready for the wire.
 *
 * @param frame V2GTP to be sent; null for nothing
 * @param close end the connection, after the frame
 * @param notes for the journal
 * @param order for the operator's certificate service; null for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Turn(
        SessionMachine session,
        byte @Nullable [] frame,
        boolean close,
        List<Step.Note> notes,
        @Nullable CertificateOrder order) {

    /** Nothing to say. */
    public static Turn silent(SessionMachine session) {
        return new Turn(session, null, false, List.of(), null);
    }

    /** The same, then the connection ends. */
    public Turn closing() {
        return new Turn(session, frame, true, notes, order);
    }

    /** The same with one more line in the journal. */
    public Turn note(Iso15118Event code, double a, double b, String text) {
        var more = new ArrayList<>(notes);
        more.add(new Step.Note(code, a, b, text));
        return new Turn(session, frame, close, List.copyOf(more), order);
    }

    /** The same with one more line in the journal. */
    public Turn note(Iso15118Event code, String text) {
        return note(code, Double.NaN, Double.NaN, text);
    }
}
