package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.LabPki.Suite;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.runtime.Clock;

/** A charger with all three kinds of key on a loopback port, and what became of its visitors. */
final class TlsBench implements AutoCloseable {
    static final char[] PASSWORD = LabPki.PASSWORD.toCharArray();

    /** OpenSSL judges by the machine's clock. */
    static final Instant NOW =
            Instant.ofEpochMilli(Clock.system().wallMillis()).truncatedTo(ChronoUnit.SECONDS);

    static final LabPki P256 = LabPki.make(Suite.ISO2, NOW, new SecureRandom());
    static final LabPki P521 = LabPki.make(Suite.ISO20_P521, NOW, new SecureRandom());
    static final LabPki ED448 = LabPki.make(Suite.ISO20_ED448, NOW, new SecureRandom());

    private final Semaphore wakes = new Semaphore(0);
    final V2gListener listener;

    TlsBench(TlsSettings settings) throws IOException {
        listener = V2gListener.tls(InetAddress.getLoopbackAddress(), 0, settings, Clock.system());
        listener.onActivity(wakes::release);
    }

    /** All keys, all roots, vehicles must show certificates. */
    static TlsSettings everything() {
        return charger(P521, ED448, P256);
    }

    static TlsSettings charger(LabPki... labs) {
        var credentials = new ArrayList<Credential>();
        var own = new ArrayList<X509Certificate>();
        var oem = new ArrayList<X509Certificate>();
        for (LabPki lab : labs) {
            credentials.add(lab.credential(Member.CHARGER));
            own.add(lab.certificate(Member.V2G_ROOT));
            oem.add(lab.certificate(Member.OEM_ROOT));
        }
        return TlsSettings.of(credentials, own, oem);
    }

    /** What the operator would deliver for the charger's chains. */
    static OcspResponses staples(LabPki... labs) {
        var all = new ArrayList<byte[]>();
        for (LabPki lab : labs) {
            for (Member member : List.of(Member.CHARGER, Member.CPO_SUB2, Member.CPO_SUB1)) {
                all.add(lab.ocsp(member, false));
            }
        }
        return OcspResponses.of(all);
    }

    static KeyStore store(Credential credential) throws Exception {
        return Credential.store(List.of(credential), PASSWORD);
    }

    /** A vehicle on the JDK's TLS. */
    static SSLContext vehicle(LabPki lab, @Nullable Credential identity) throws Exception {
        return V2gTls.clientContext(
                identity == null ? null : store(identity),
                PASSWORD,
                List.of(lab.certificate(Member.V2G_ROOT)));
    }

    SSLSocket connect(SSLContext vehicle, SSLParameters parameters) throws IOException {
        var socket =
                (SSLSocket)
                        vehicle.getSocketFactory()
                                .createSocket(listener.address(), listener.port());
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(15_000);
        return socket;
    }

    Socket connectPlain() throws IOException {
        var socket = new Socket(listener.address(), listener.port());
        socket.setSoTimeout(15_000);
        return socket;
    }

    /** The next visitor that has said something or failed. */
    V2gConnection arrival() throws InterruptedException {
        V2gConnection connection = listener.poll();
        for (int i = 0; i < 200 && connection == null; i++) {
            assertThat(wakes.tryAcquire(20, TimeUnit.SECONDS)).as("somebody comes").isTrue();
            connection = listener.poll();
        }
        return java.util.Objects.requireNonNull(connection);
    }

    /** What became of a visitor that does not get in. */
    V2gConnection failed() throws InterruptedException {
        V2gConnection connection = arrival();
        readAll(connection, Integer.MAX_VALUE);
        assertThat(connection.failure()).isNotNull();
        return connection;
    }

    String readAll(V2gConnection from, int count) throws InterruptedException {
        var text = new StringBuilder();
        byte[] buffer = new byte[64];
        while (text.length() < count) {
            int n = from.read(buffer);
            if (n < 0) {
                break;
            }
            text.append(new String(Arrays.copyOf(buffer, n), StandardCharsets.US_ASCII));
            if (n == 0) {
                boolean _ = wakes.tryAcquire(1, TimeUnit.SECONDS);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        listener.close();
    }
}
