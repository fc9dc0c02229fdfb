package org.tidegate.hal.internal.driver;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.HalEvent;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;

/** Which reasons not to run hold now. Each one is an event when it begins and when it is over. */
public final class Conditions {
    private final EventRing events;
    private final @Nullable String[] sentences = new String[Condition.values().length];
    private @Nullable Condition worst;

    public Conditions(EventRing events) {
        this.events = events;
    }

    public boolean none() {
        return worst == null;
    }

    public @Nullable Condition worst() {
        return worst;
    }

    public boolean holds(Condition condition) {
        return sentences[condition.ordinal()] != null;
    }

    /** The worst one in words; empty when there is none. */
    public String reason() {
        Condition condition = worst;
        String sentence = condition == null ? null : sentences[condition.ordinal()];
        return sentence == null ? "" : sentence;
    }

    /** The condition holds; a repetition changes nothing. */
    public void raise(Condition condition, long nowNanos, double a, double b, String text) {
        if (holds(condition)) {
            return;
        }
        var event = new Event(events.source(), 0, condition.event, nowNanos, 0, a, b, text);
        sentences[condition.ordinal()] = event.sentence();
        events.emit(condition.event, nowNanos, a, b, text);
        findWorst();
    }

    public void clear(Condition condition, long nowNanos) {
        String sentence = sentences[condition.ordinal()];
        if (sentence != null) {
            sentences[condition.ordinal()] = null;
            events.emit(
                    HalEvent.CONVERTER_CONDITION_OVER, nowNanos, Double.NaN, Double.NaN, sentence);
            findWorst();
        }
    }

    private void findWorst() {
        worst = null;
        for (Condition condition : Condition.values()) {
            if (holds(condition)) {
                worst = condition;
            }
        }
    }
}
