package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.AppProtocol;

/** A protocol besides ISO 15118-20 that a vehicle may choose. */
public interface Protocol {
    /** For people. */
    String name();

    /** As vehicles write it in SupportedAppProtocol. */
    String namespace();

    int major();

    int minor();

    /**
     * Whether this charger serves it on such a connection.
     *
     * @param tlsProtocol such as {@code "TLSv1.2"}; null without encryption
     */
    boolean isServedOn(@Nullable String tlsProtocol, SeccSettings settings);

    /** The session after SupportedAppProtocol. */
    SessionMachine begin(boolean encrypted, long connectedNanos, Context context);

    /** Another minor number is a deviation that both sides can live with. */
    default boolean matches(AppProtocol offered) {
        return offered.protocolNamespace().equals(namespace())
                && offered.versionNumberMajor() == major();
    }
}
