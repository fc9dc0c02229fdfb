package org.tidegate.ocpp.internal.station.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach an operator.
 *
 * @param version such as {@code OCPP21}; empty offers every version this station speaks
 * @param password null sends none
 */
public record NetworkSlot(
        int number,
        String url,
        int securityProfile,
        int messageTimeout,
        String version,
        String identity,
        @Nullable String password) {

    NetworkSlot withPassword(@Nullable String next) {
        return new NetworkSlot(
                number, url, securityProfile, messageTimeout, version, identity, next);
    }

    /** Null if it is no WebSocket address. */
    static @Nullable URI parsed(String url) {
        try {
            var uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("ws") || scheme.equals("wss");
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    URI stationUrl() {
        String name = URLEncoder.encode(identity, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(url.endsWith("/") ? url + name : url + "/" + name);
    }

    @Override
    public String toString() {
        return "slot " + number + ": " + url + ", profile " + securityProfile; // no password
    }
}
