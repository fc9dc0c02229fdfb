package org.tidegate.iso15118;

import org.jspecify.annotations.Nullable;

/** Where vehicles arrive. At most one is served at a time; a second one is turned away. */
public interface V2gAcceptor extends AutoCloseable {
    /** A connection that has just become ready for messages, TLS handshake included; or null. */
    @Nullable V2gConnection poll();

    /** Connections closed so far because a vehicle was being served already. */
    default long turnedAway() {
        return 0;
    }

    /** Stops listening. */
    @Override
    void close();
}
