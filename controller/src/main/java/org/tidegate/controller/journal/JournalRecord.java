package org.tidegate.controller.journal;

import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/**
 * An event as it stands in the journal: complete in itself, so that a later version that has
 * renamed or dropped the code can still show it.
 *
 * @param boot which run of the software wrote it; {@code nanos} compare only inside one boot
 * @param sequence per source and boot; a gap is explained by an EVENTS_LOST record
 * @param a,b the event's numbers; NaN where unused
 */
public record JournalRecord(
        long boot,
        long wallMillis,
        long nanos,
        String source,
        long sequence,
        int codeId,
        String codeName,
        Severity severity,
        String sentence,
        String remedy,
        String mrec,
        double a,
        double b,
        String text) {

    static JournalRecord of(long boot, Event event) {
        EventCode code = event.code();
        return new JournalRecord(
                boot,
                event.wallMillis(),
                event.nanos(),
                event.source(),
                event.sequence(),
                code.id(),
                code.name(),
                code.severity(),
                event.sentence(),
                code.remedy(),
                code.mrec(),
                event.a(),
                event.b(),
                event.text());
    }
}
