package org.tidegate.iso15118.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.message.V2gMessage;

/**
 * What came of one input.
 *
 * @param response to be sent; null for nothing
 * @param close end the connection, after the response
 * @param notes for the journal
 * @param order for the operator's certificate service; null for nothing
 */
public record Step(
        SessionState state,
        @Nullable V2gMessage response,
        boolean close,
        List<Note> notes,
        @Nullable CertificateOrder order) {

    Step(SessionState state, @Nullable V2gMessage response, boolean close, List<Note> notes) {
        this(state, response, close, notes, null);
    }

    /** One entry for the journal. */
    public record Note(Iso15118Event code, double a, double b, String text) {}

    static Step stay(SessionState state) {
        return new Step(state, null, false, List.of());
    }

    static Step answer(SessionState state, V2gMessage response) {
        return new Step(state, response, false, List.of());
    }

    Step note(Iso15118Event code, double a, double b, String text) {
        var more = new ArrayList<>(notes);
        more.add(new Note(code, a, b, text));
        return new Step(state, response, close, List.copyOf(more), order);
    }

    Step note(Iso15118Event code, String text) {
        return note(code, Double.NaN, Double.NaN, text);
    }

    Step ordering(CertificateOrder certificate) {
        return new Step(state, response, close, notes, certificate);
    }

    Step with(SessionState next) {
        return new Step(next, response, close, notes, order);
    }

    Step closing() {
        return new Step(state, response, true, notes, order);
    }
}
