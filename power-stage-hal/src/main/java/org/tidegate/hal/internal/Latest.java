package org.tidegate.hal.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The newest value of a mutable, reused type from one writer thread to one reader thread, without
 * allocation and without waiting on either side.
 *
 * <p>Three buffers instead of a seqlock on purpose: a seqlock's reader spins while the writer is
 * inside, and a real-time lane that spins on a preempted bus thread of lower priority on the same
 * core would never let it finish.
 */
public final class Latest<T> {
    private static final int INDEX = 3;
    private static final int FRESH = 4;

    private final List<T> buffers;
    private final AtomicInteger middle = new AtomicInteger(1);
    private int back; // writer only
    private int front = 2; // reader only

    public Latest(Supplier<T> buffer) {
        buffers = List.of(buffer.get(), buffer.get(), buffer.get());
    }

    /** The buffer the writer may fill. Holds an old value, so every field must be set. */
    public T back() {
        return buffers.get(back);
    }

    /** Makes what {@link #back} holds the newest value. Writer only. */
    public void publish() {
        back = middle.getAndSet(back | FRESH) & INDEX;
    }

    /** The newest value, valid until the next call. Reader only. */
    public T front() {
        if ((middle.get() & FRESH) != 0) {
            front = middle.getAndSet(front) & INDEX;
        }
        return buffers.get(front);
    }
}
