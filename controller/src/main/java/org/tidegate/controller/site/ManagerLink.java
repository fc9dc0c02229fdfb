package org.tidegate.controller.site;

import org.jspecify.annotations.Nullable;

/** The way to the energy manager's broker. Nothing here waits. */
public interface ManagerLink extends AutoCloseable {
    /**
     * One message as it came.
     *
     * @param retained the broker kept it: nobody knows how old it is
     */
    record Message(String topic, String text, boolean retained) {}

    /** Connects if it is time to. */
    void tend(long nowNanos);

    /** Why nobody is heard, in words with a remedy; empty while the broker is there. */
    String trouble();

    /** Counts connections: whatever was told before the last one may be forgotten. */
    long connections();

    /** The oldest message not yet taken; null for none. */
    @Nullable Message poll();

    /** Messages that had to be dropped because nobody took them. */
    long dropped();

    /** Hands one message over; it is lost while the broker is not there. */
    void send(String topic, String text, boolean retained);

    @Override
    void close();
}
