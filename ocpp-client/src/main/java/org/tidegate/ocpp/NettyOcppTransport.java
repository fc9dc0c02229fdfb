package org.tidegate.ocpp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.net.NettyClient;
import org.tidegate.runtime.Wakeup;

/** The real WebSocket: {@code ws} and {@code wss} (TLS 1.2 or 1.3, host name checked). */
public final class NettyOcppTransport implements OcppTransport {
    private final NettyClient client;

    public NettyOcppTransport(TransportSettings settings) {
        client = new NettyClient(settings);
    }

    /**
     * For a laboratory: security profile 0 is permitted.
     *
     * @param trustedCertificates PEM file of authorities; null trusts the machine's
     */
    public static NettyOcppTransport inLaboratory(@Nullable Path trustedCertificates) {
        return new NettyOcppTransport(
                TransportSettings.defaults().trusting(trustedCertificates).inLaboratory());
    }

    @Override
    public void connect(Target target) {
        client.connect(target);
    }

    @Override
    public void send(String text) {
        client.send(text);
    }

    @Override
    public void ping() {
        client.ping();
    }

    @Override
    public void disconnect(int code, String reason) {
        client.disconnect(code, reason);
    }

    @Override
    public @Nullable Event poll() {
        return client.poll();
    }

    @Override
    public void onEvent(Wakeup wakeup) {
        client.onEvent(wakeup);
    }

    @Override
    public void close() {
        client.close();
    }
}
