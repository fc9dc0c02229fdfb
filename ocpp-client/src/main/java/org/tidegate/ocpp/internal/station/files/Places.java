package org.tidegate.ocpp.internal.station.files;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses of files. */
final class Places {
    private Places() {}

    /** Null if it is none; whether it may be gone to is the port's to say. */
    static @Nullable URI parsed(String text) {
        try {
            var uri = new URI(text);
            return uri.isAbsolute() && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
