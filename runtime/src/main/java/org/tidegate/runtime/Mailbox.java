package org.tidegate.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from one slow plane to the control lane. Neither end ever waits: a full box
 * refuses, an empty box gives null. Use {@link Published} for state ("the limit is 11 kW") and a
 * mailbox only for things that must happen once ("clear the trip").
 */
public final class Mailbox<T> {
    private final AtomicReferenceArray<@Nullable T> slots;
    private int head; // next to poll; consumer only
    private int tail; // next to offer; producer only

    public Mailbox(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a mailbox for " + capacity + " letters");
        }
        slots = new AtomicReferenceArray<>(capacity);
    }

    /**
     * Returns false when the box is full; the producer then tells its client, never retries in a
     * loop.
     */
    public boolean offer(T letter) {
        if (slots.getAcquire(tail) != null) {
            return false;
        }
        slots.setRelease(tail, letter);
        tail = (tail + 1) % slots.length();
        return true;
    }

    /** Returns the oldest letter, or null. Call from the control lane only. */
    public @Nullable T poll() {
        T letter = slots.getAcquire(head);
        if (letter != null) {
            slots.setRelease(head, null);
            head = (head + 1) % slots.length();
        }
        return letter;
    }
}
