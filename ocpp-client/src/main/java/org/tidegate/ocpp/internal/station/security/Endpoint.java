package org.tidegate.ocpp.internal.station.security;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to and as whom.
 *
 * @param url with the identity as its last element
 * @param authorities PEM of the operator's authorities held here; null trusts those configured
 * @param chain this station's own certificate chain (security profile 3); null offers none
 * @param keyAlias the key that belongs to it
 */
public record Endpoint(
        URI url,
        List<String> subprotocols,
        String identity,
        @Nullable String password,
        @Nullable String authorities,
        @Nullable String chain,
        String keyAlias) {
    @Override
    public String toString() {
        return url + " as " + identity; // never the password
    }
}
