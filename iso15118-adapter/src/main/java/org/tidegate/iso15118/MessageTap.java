package org.tidegate.iso15118;

import org.jspecify.annotations.Nullable;

/**
 * Sees what a vehicle and the charger say to each other, behind the encryption and without its
 * keys. Called on the vehicle plane between two messages, so it must not wait; arrays are never
 * written to after the call and may be kept, but not changed.
 */
public interface MessageTap {
    /** Nobody listens. */
    MessageTap NONE = new MessageTap() {};

    /**
     * A vehicle's connection has become ready.
     *
     * @param peer address of the vehicle, for people
     * @param tlsProtocol such as {@code "TLSv1.3"}; null without encryption
     */
    default void opened(long nowNanos, String peer, @Nullable String tlsProtocol) {}

    /**
     * A whole message of the vehicle has been taken out of the stream.
     *
     * @param payload without the V2GTP header
     */
    default void received(long nowNanos, int payloadType, byte[] payload) {}

    /**
     * The charger's answer has been handed over for sending.
     *
     * @param frame with the V2GTP header
     */
    default void sent(long nowNanos, byte[] frame) {}

    /** What went into the journal about this vehicle. */
    default void noted(long nowNanos, Iso15118Event code, double a, double b, String text) {}

    /**
     * The connection is over.
     *
     * @param refusal why the session failed, in words; empty if it did not
     */
    default void closed(long nowNanos, String refusal) {}
}
