package org.tidegate.controller.site;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the broker is reached.
 *
 * @param broker mqtt:// or mqtts:// with a port
 * @param clientId under which it knows this charger
 * @param user null to log in without
 * @param tls whom to believe and what to show; null for the system's own authorities
 * @param commands beginning of the topics to hear
 * @param availability topic that says "offline" when this charger is gone
 */
public record MqttSettings(
        URI broker,
        String clientId,
        @Nullable String user,
        char[] password,
        @Nullable SSLContext tls,
        String commands,
        String availability) {
    boolean isEncrypted() {
        return broker.getScheme().equals("mqtts");
    }

    /** As the client library spells it. */
    String address() {
        return (isEncrypted() ? "ssl://" : "tcp://") + broker.getHost() + ":" + broker.getPort();
    }
}
