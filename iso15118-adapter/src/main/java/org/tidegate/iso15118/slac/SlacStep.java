package org.tidegate.iso15118.slac;

import java.util.List;

/**
 * What came of one step.
 *
 * @param frames to send, in order
 * @param notes for the journal
 */
public record SlacStep(SlacState state, List<Frame> frames, List<Note> notes) {
    public SlacStep {
        frames = List.copyOf(frames);
        notes = List.copyOf(notes);
    }

    /** A message on its way. */
    public record Frame(Mac to, SlacMessage message) {}

    /** One entry for the journal; NaN where there is no number. */
    public record Note(SlacEvent event, double a, String text) {}
}
