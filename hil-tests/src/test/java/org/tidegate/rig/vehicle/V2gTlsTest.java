package org.tidegate.rig.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.runtime.Wakeup;

@DisplayName("When vehicle and charger speak TLS")
class V2gTlsTest {
    private static final char[] PASSWORD = LabPki.PASSWORD.toCharArray();
    private static final long NOW = System.currentTimeMillis();
    private static LabPki pki = LabPki.make(NOW);

    private final Semaphore wakes = new Semaphore(0);
    private @Nullable V2gListener listener;

    @BeforeAll
    static void warm() throws Exception {
        V2gTls.warmUp(server());
    }

    @AfterEach
    void stop() {
        if (listener != null) {
            listener.close();
        }
    }

    private static SSLContext server() throws Exception {
        return V2gTls.serverContext(pki.charger(), PASSWORD, List.of(pki.oemRoot()));
    }

    private static SSLContext vehicle(@Nullable KeyStore identity) throws Exception {
        return V2gTls.clientContext(identity, PASSWORD, List.of(pki.v2gRoot()));
    }

    private V2gListener listen(boolean certificateRequired) throws Exception {
        listener =
                V2gListener.tls(InetAddress.getLoopbackAddress(), 0, server(), certificateRequired);
        listener.onActivity(wakes::release);
        return listener;
    }

    @Test
    void the_laboratory_chain_is_valid_by_the_rules_of_pkix() throws Exception {
        var path =
                CertificateFactory.getInstance("X.509")
                        .generateCertPath(List.of(pki.charger().getCertificate("leaf")));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(pki.v2gRoot(), null)));
        parameters.setRevocationEnabled(false);
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters)).isNotNull();

        var wrong = new PKIXParameters(Set.of(new TrustAnchor(pki.oemRoot(), null)));
        wrong.setRevocationEnabled(false);
        assertThatThrownBy(() -> CertPathValidator.getInstance("PKIX").validate(path, wrong))
                .isInstanceOf(java.security.cert.CertPathValidatorException.class);
    }

    @Test
    void both_sides_show_certificates_and_the_session_is_tls_1_3() throws Exception {
        V2gListener port = listen(true);
        V2gConnection car =
                SocketLink.to(
                                new InetSocketAddress(port.address(), port.port()),
                                vehicle(pki.vehicle()))
                        .connect(wakes::release);
        V2gConnection charger = arrival(port);
        assertThat(charger.tlsProtocol()).isEqualTo("TLSv1.3");

        car.write("ping".getBytes(StandardCharsets.US_ASCII));
        assertThat(readAll(charger, 4)).isEqualTo("ping");
        charger.write("pong".getBytes(StandardCharsets.US_ASCII));
        charger.close();
        assertThat(readAll(car, Integer.MAX_VALUE)).isEqualTo("pong");
    }

    @Test
    void a_vehicle_without_certificate_is_refused_with_a_reason_when_one_is_required()
            throws Exception {
        assertThat(failureOf(vehicle(null), true)).contains("TLS failed");
    }

    @Test
    void a_vehicle_without_certificate_is_let_in_when_none_is_required() throws Exception {
        V2gListener port = listen(false);
        V2gConnection car =
                SocketLink.to(new InetSocketAddress(port.address(), port.port()), vehicle(null))
                        .connect(wakes::release);
        assertThat(arrival(port).tlsProtocol()).isEqualTo("TLSv1.3");
        car.close();
    }

    @Test
    void strangers_and_expired_vehicles_are_refused() throws Exception {
        assertThat(failureOf(vehicle(pki.stranger(NOW)), true)).contains("TLS failed");
        assertThat(failureOf(vehicle(pki.expired(NOW)), true)).contains("TLS failed");
    }

    @Test
    void older_tls_and_other_suites_are_refused() throws Exception {
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.2"});
        assertThat(handshake(old)).contains("TLS failed");

        SSLParameters weak = V2gTls.clientParameters();
        weak.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        assertThat(handshake(weak)).contains("TLS failed");

        SSLParameters otherCurve = V2gTls.clientParameters();
        otherCurve.setNamedGroups(new String[] {"secp256r1"});
        assertThat(handshake(otherCurve)).contains("TLS failed");
    }

    @Test
    void something_that_is_not_tls_is_refused_with_a_reason() throws Exception {
        V2gListener port = listen(true);
        try (var socket = new java.net.Socket(port.address(), port.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            V2gConnection charger = arrival(port);
            assertThat(readAll(charger, Integer.MAX_VALUE)).isEmpty();
            assertThat(charger.failure()).contains("TLS failed");
        }
    }

    @Test
    void the_identity_is_read_from_a_pkcs12_file_or_refused_with_the_file_name(@TempDir Path dir)
            throws Exception {
        Path file = dir.resolve("secc.p12");
        pki.writeCharger(file);
        assertThat(V2gTls.loadPkcs12(file, PASSWORD).getCertificate("leaf")).isNotNull();

        assertThatThrownBy(() -> V2gTls.loadPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("secc.p12")
                .hasMessageContaining("Remedy");
    }

    @Test
    void openssl_sees_tls_1_3_with_a_permitted_suite_and_curve(@TempDir Path dir) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        V2gListener port = listen(true);
        Path root = pem(dir.resolve("root.pem"), "CERTIFICATE", pki.v2gRoot().getEncoded());
        Path cert =
                pem(
                        dir.resolve("car.pem"),
                        "CERTIFICATE",
                        pki.vehicle().getCertificate("leaf").getEncoded());
        Path key =
                pem(
                        dir.resolve("key.pem"),
                        "PRIVATE KEY",
                        pki.vehicle().getKey("leaf", PASSWORD).getEncoded());
        Process client =
                new ProcessBuilder(
                                "/usr/bin/openssl",
                                "s_client",
                                "-connect",
                                "127.0.0.1:" + port.port(),
                                "-tls1_3",
                                "-groups",
                                "P-521",
                                "-CAfile",
                                root.toString(),
                                "-verify_return_error",
                                "-cert",
                                cert.toString(),
                                "-key",
                                key.toString())
                        .redirectErrorStream(true)
                        .start();
        client.getOutputStream().close();
        assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said)
                .contains("TLSv1.3", "TLS_AES_256_GCM_SHA384", "secp521r1")
                .contains("Lab OEM Root") // the names of the roots are sent to the vehicle
                .contains("Verification: OK");
        assertThat(arrival(port).tlsProtocol()).isEqualTo("TLSv1.3");
    }

    private static Path pem(Path file, String kind, byte[] der) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(
                                kind,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                                kind));
    }

    private String failureOf(SSLContext context, boolean certificateRequired) throws Exception {
        V2gListener port = listen(certificateRequired);
        SocketLink.to(new InetSocketAddress(port.address(), port.port()), context)
                .connect(Wakeup.NONE);
        V2gConnection charger = arrival(port);
        readAll(charger, Integer.MAX_VALUE);
        port.close();
        return String.valueOf(charger.failure());
    }

    private String handshake(SSLParameters parameters) throws Exception {
        V2gListener port = listen(false);
        try (var socket =
                (SSLSocket)
                        vehicle(pki.vehicle())
                                .getSocketFactory()
                                .createSocket(port.address(), port.port())) {
            socket.setSSLParameters(parameters);
            assertThatThrownBy(
                            () -> {
                                socket.startHandshake();
                                socket.getInputStream().read();
                            })
                    .isInstanceOf(IOException.class);
        }
        V2gConnection charger = arrival(port);
        readAll(charger, Integer.MAX_VALUE);
        port.close();
        return String.valueOf(charger.failure());
    }

    private V2gConnection arrival(V2gListener port) throws InterruptedException {
        V2gConnection connection = port.poll();
        for (int i = 0; i < 200 && connection == null; i++) {
            assertThat(wakes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            connection = port.poll();
        }
        if (connection == null) {
            throw new AssertionError("nobody arrived");
        }
        return connection;
    }

    private String readAll(V2gConnection from, int count) throws InterruptedException {
        var text = new StringBuilder();
        byte[] buffer = new byte[64];
        while (text.length() < count) {
            int n = from.read(buffer);
            if (n < 0) {
                break;
            }
            text.append(new String(Arrays.copyOf(buffer, n), StandardCharsets.US_ASCII));
            if (n == 0) {
                wakes.tryAcquire(1, TimeUnit.SECONDS);
            }
        }
        return text.toString();
    }
}
