package org.tidegate.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events from one plane to the journal. Emitting allocates nothing and never waits; a full ring
 * loses the new event and leaves a gap in the sequence numbers, so that the loss itself is known.
 * One producer, one consumer.
 */
public final class EventRing {
    private final String source;
    private final int mask;
    private final @Nullable EventCode[] codes;
    private final long[] sequences;
    private final long[] nanos;
    private final double[] a;
    private final double[] b;
    private final @Nullable String[] texts;
    private final AtomicLong head = new AtomicLong(); // next to drain
    private final AtomicLong tail = new AtomicLong(); // next to fill
    private long sequence; // producer only

    /**
     * @param capacity a power of two
     */
    public EventRing(String source, int capacity) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
        }
        this.source = source;
        this.mask = capacity - 1;
        this.codes = new EventCode[capacity];
        this.sequences = new long[capacity];
        this.nanos = new long[capacity];
        this.a = new double[capacity];
        this.b = new double[capacity];
        this.texts = new String[capacity];
    }

    public String source() {
        return source;
    }

    public void emit(EventCode code, long nowNanos) {
        emit(code, nowNanos, Double.NaN, Double.NaN, "");
    }

    /**
     * @param text kept by reference: pass a constant from the lane, anything from a slow plane
     */
    public void emit(EventCode code, long nowNanos, double a, double b, String text) {
        long own = sequence++;
        long slot = tail.getPlain();
        if (slot - head.getAcquire() > mask) {
            return;
        }
        int i = (int) slot & mask;
        codes[i] = code;
        sequences[i] = own;
        nanos[i] = nowNanos;
        this.a[i] = a;
        this.b[i] = b;
        texts[i] = text;
        tail.setRelease(slot + 1);
    }

    /**
     * Hands over what has come in since the last call, oldest first. An event leaves the ring when
     * the sink has returned: if it throws, that event and those behind it come again next time.
     *
     * @param nowNanos,wallMillis one reading of both clocks, from which each event's wall time is
     *     computed
     * @return how many
     */
    public int drain(long nowNanos, long wallMillis, Consumer<Event> sink) {
        long from = head.getPlain();
        long to = tail.getAcquire();
        // head moves per event, so that a throwing sink neither loses nor repeats what it took
        for (long slot = from; slot < to; slot++) {
            int i = (int) slot & mask;
            EventCode code = codes[i];
            String text = texts[i];
            if (code != null && text != null) {
                long wall = wallMillis - (nowNanos - nanos[i]) / 1_000_000;
                sink.accept(
                        new Event(source, sequences[i], code, nanos[i], wall, a[i], b[i], text));
            }
            head.setRelease(slot + 1);
        }
        return (int) (to - from);
    }
}
