package org.tidegate.runtime;

/**
 * The two times there are. Timers, delays and deadlines use {@link #nanos()} only; {@link
 * #wallMillis()} labels records for people and protocols and may jump at any moment.
 */
public interface Clock {
    /** Monotonic nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanos();

    /** Wall clock, milliseconds since 1970-01-01T00:00:00Z. May step in both directions. */
    long wallMillis();

    /** The machine's own clocks. The only place in the house that reads them. */
    static Clock system() {
        return new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }
        };
    }
}
