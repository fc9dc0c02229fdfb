package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.internal.CertificateOrder;
import org.tidegate.iso15118.internal.Step;

/**
 * What came of one input, before a dialect puts the reply into words.
 *
 * @param asked what the reply answers; null without a reply
 */
record Outcome(
        OlderSession session,
        @Nullable Ask asked,
        @Nullable Reply reply,
        boolean close,
        List<Step.Note> notes,
        @Nullable CertificateOrder order) {

    static Outcome stay(OlderSession session) {
        return new Outcome(session, null, null, false, List.of(), null);
    }

    static Outcome answer(OlderSession session, Ask asked, Reply reply) {
        return new Outcome(session, asked, reply, false, List.of(), null);
    }

    Outcome closing() {
        return new Outcome(session, asked, reply, true, notes, order);
    }

    Outcome with(OlderSession next) {
        return new Outcome(next, asked, reply, close, notes, order);
    }

    Outcome ordering(CertificateOrder next) {
        return new Outcome(session, asked, reply, close, notes, next);
    }

    Outcome note(Iso15118Event code, double a, double b, String text) {
        var more = new ArrayList<>(notes);
        more.add(new Step.Note(code, a, b, text));
        return new Outcome(session, asked, reply, close, List.copyOf(more), order);
    }

    Outcome note(Iso15118Event code, String text) {
        return note(code, Double.NaN, Double.NaN, text);
    }
}
