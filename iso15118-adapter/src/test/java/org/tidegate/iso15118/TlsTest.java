package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.iso15118.TlsBench.ED448;
import static org.tidegate.iso15118.TlsBench.P256;
import static org.tidegate.iso15118.TlsBench.P521;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.TlsSettings.VehicleCertificate;
import org.tidegate.iso15118.internal.tls.TlsHandshake;
import org.tidegate.iso15118.internal.tls.TlsRefused;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki.Flaw;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.runtime.Clock;

@DisplayName("When a vehicle shakes hands with the charger")
class TlsTest {
    @BeforeAll
    static void warm() throws Exception {
        V2gTls.warmUp(TlsBench.everything(), Clock.system());
    }

    private static SSLParameters iso20(String group, String scheme, String suite) {
        SSLParameters parameters = V2gTls.clientParameters();
        parameters.setNamedGroups(new String[] {group});
        parameters.setSignatureSchemes(new String[] {scheme});
        parameters.setCipherSuites(new String[] {suite});
        return parameters;
    }

    private static String talk(TlsBench bench, SSLContext car, SSLParameters parameters)
            throws Exception {
        try (SSLSocket socket = bench.connect(car, parameters)) {
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            V2gConnection charger = bench.arrival();
            assertThat(charger.failure()).isNull();
            assertThat(bench.readAll(charger, 4)).isEqualTo("ping");
            charger.write("pong".getBytes(StandardCharsets.US_ASCII));
            charger.close();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("pong");
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return charger.tlsProtocol()
                    + " "
                    + socket.getSession().getCipherSuite()
                    + " "
                    + Certificates.keyKind(shown.getPublicKey())
                    + " "
                    + (charger.peerCertificates().isEmpty()
                            ? "nobody"
                            : Certificates.commonName(charger.peerCertificates().getFirst()));
        }
    }

    @Test
    void both_generations_are_served_on_one_port_with_their_own_certificates() throws Exception {
        try (var bench = new TlsBench(TlsBench.everything())) {
            assertThat(
                            talk(
                                    bench,
                                    TlsBench.vehicle(P521, P521.credential(Member.VEHICLE)),
                                    iso20(
                                            "secp521r1",
                                            "ecdsa_secp521r1_sha512",
                                            "TLS_AES_256_GCM_SHA384")))
                    .isEqualTo("TLSv1.3 TLS_AES_256_GCM_SHA384 P521 WMITDG00001");
            assertThat(
                            talk(
                                    bench,
                                    TlsBench.vehicle(ED448, ED448.credential(Member.VEHICLE)),
                                    iso20("x448", "ed448", "TLS_CHACHA20_POLY1305_SHA256")))
                    .isEqualTo("TLSv1.3 TLS_CHACHA20_POLY1305_SHA256 ED448 WMITDG00001");
            assertThat(talk(bench, TlsBench.vehicle(P256, null), V2gTls.clientParametersIso2()))
                    .isEqualTo("TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 P256 nobody");
        }
    }

    @Test
    void a_vehicle_of_both_generations_gets_the_newer_and_may_fall_back_where_it_is_not_served()
            throws Exception {
        var both =
                new SSLParameters(
                        new String[] {
                            "TLS_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"
                        },
                        new String[] {"TLSv1.3", "TLSv1.2"});
        both.setNamedGroups(new String[] {"secp521r1", "secp256r1"});
        try (var bench = new TlsBench(TlsBench.charger(P521, P256))) {
            assertThat(talk(bench, TlsBench.vehicle(P521, P521.credential(Member.VEHICLE)), both))
                    .startsWith("TLSv1.3 TLS_AES_256_GCM_SHA384 P521");
        }
        try (var bench = new TlsBench(TlsBench.charger(P256))) {
            assertThat(talk(bench, TlsBench.vehicle(P256, null), both)).startsWith("TLSv1.2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            names = {"WRONG_DOMAIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void each_flaw_of_a_vehicles_certificate_has_its_own_reason(Flaw flaw) throws Exception {
        Map<Flaw, Refusal> expected =
                Map.of(
                        Flaw.EXPIRED, Refusal.TLS_VEHICLE_EXPIRED,
                        Flaw.NOT_YET_VALID, Refusal.TLS_VEHICLE_NOT_YET_VALID,
                        Flaw.WRONG_PURPOSE, Refusal.TLS_VEHICLE_PURPOSE,
                        Flaw.FORGED, Refusal.TLS_VEHICLE_CHAIN,
                        Flaw.STRANGER, Refusal.TLS_VEHICLE_UNKNOWN);
        assertThat(refusal(TlsBench.everything(), P521.flawed(Member.VEHICLE, flaw)))
                .isEqualTo(expected.get(flaw));
    }

    @Test
    void the_contract_is_no_vehicle_certificate_and_none_at_all_is_said_so() throws Exception {
        assertThat(refusal(TlsBench.everything(), P521.credential(Member.CONTRACT)))
                .isEqualTo(Refusal.TLS_VEHICLE_UNKNOWN);
        assertThat(refusal(TlsBench.everything(), null)).isEqualTo(Refusal.TLS_VEHICLE_UNNAMED);
    }

    @Test
    void a_revoked_vehicle_stays_out() throws Exception {
        TlsSettings knowing =
                TlsBench.everything()
                        .knowing(
                                Revocations.of(
                                        List.of(
                                                P521.crl(
                                                        Member.OEM_SUB2,
                                                        List.of(Member.VEHICLE)))));
        assertThat(refusal(knowing, P521.credential(Member.VEHICLE)))
                .isEqualTo(Refusal.TLS_VEHICLE_REVOKED);
    }

    @Test
    void a_vehicle_without_certificate_is_let_in_where_none_is_required() throws Exception {
        for (VehicleCertificate asked :
                List.of(VehicleCertificate.CHECKED_IF_SHOWN, VehicleCertificate.NOT_ASKED)) {
            try (var bench = new TlsBench(TlsBench.everything().asking(asked))) {
                assertThat(talk(bench, TlsBench.vehicle(P521, null), V2gTls.clientParameters()))
                        .endsWith("nobody");
            }
        }
        assertThat(
                        refusal(
                                TlsBench.everything().asking(VehicleCertificate.CHECKED_IF_SHOWN),
                                P521.flawed(Member.VEHICLE, Flaw.EXPIRED)))
                .isEqualTo(Refusal.TLS_VEHICLE_EXPIRED);
    }

    @Test
    void what_cannot_be_agreed_on_is_refused_with_both_reasons() throws Exception {
        var old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.2"});
        old.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
        V2gConnection refused = refused(TlsBench.everything(), old);
        assertThat(refused.failureKind()).isEqualTo(Refusal.TLS_NOTHING_IN_COMMON);
        assertThat(refused.failure())
                .contains("offers no TLS 1.3", "no cipher suite of ISO 15118-2");

        SSLParameters weak = V2gTls.clientParameters();
        weak.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        assertThat(refused(TlsBench.everything(), weak).failure())
                .contains("no cipher suite of ISO 15118-20");

        SSLParameters curve = V2gTls.clientParameters();
        curve.setNamedGroups(new String[] {"secp256r1"});
        assertThat(refused(TlsBench.everything(), curve).failure())
                .contains("neither secp521r1 nor x448");

        SSLParameters scheme = V2gTls.clientParameters();
        scheme.setSignatureSchemes(new String[] {"ed448"});
        assertThat(refused(TlsBench.charger(P521, P256), scheme).failure())
                .contains("no certificate for its signature schemes");
    }

    @Test
    void a_vehicle_that_does_not_trust_the_charger_is_reported_with_its_alert() throws Exception {
        try (var bench = new TlsBench(TlsBench.charger(P521))) {
            try (SSLSocket socket =
                    bench.connect(
                            TlsBench.vehicle(ED448, P521.credential(Member.VEHICLE)),
                            V2gTls.clientParameters())) {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
            V2gConnection refused = bench.failed();
            assertThat(refused.failureKind()).isEqualTo(Refusal.TLS_CHARGER_NOT_TRUSTED);
            assertThat(refused.failure()).contains("certificate_unknown");
        }
    }

    @Test
    void a_refusal_is_read_although_our_own_words_find_nobody() throws Exception {
        // Once seen in CI: the vehicle's reset overtook the second half of our flight.
        var engine = TlsBench.vehicle(P256, null).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(V2gTls.clientParametersIso2());
        var said = new ByteArrayOutputStream();
        said.write(firstFlight(engine));
        said.write(new byte[] {0x15, 3, 3, 0, 2, 2, 48}); // fatal, unknown_ca
        var deaf =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        assertThatThrownBy(() ->
                        new TlsHandshake(TlsBench::everything, new SecureRandom(), Clock.system())
                                .secure(new ByteArrayInputStream(said.toByteArray()), deaf))
                .isInstanceOfSatisfying(
                        TlsRefused.class,
                        e -> {
                            assertThat(e.refusal()).isEqualTo(Refusal.TLS_CHARGER_NOT_TRUSTED);
                            assertThat(e).hasMessageContaining("unknown_ca");
                        });
    }

    @Test
    void something_that_is_not_tls_is_refused_and_the_port_lives_on() throws Exception {
        try (var bench = new TlsBench(TlsBench.everything())) {
            for (String nonsense : List.of("GET / HTTP/1.1\r\n\r\n", "\u0001\u00fe\u0080\u0001")) {
                try (Socket socket = bench.connectPlain()) {
                    socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().write(new byte[64]);
                    assertThat(bench.failed().failureKind()).isEqualTo(Refusal.TLS_NOT_SPOKEN);
                }
            }
            assertThat(talk(bench, TlsBench.vehicle(P256, null), V2gTls.clientParametersIso2()))
                    .startsWith("TLSv1.2");
        }
    }

    @Test
    void broken_hellos_never_end_the_port() throws Exception {
        byte[] hello = hello();
        try (var bench = new TlsBench(TlsBench.everything())) {
            for (int seed = 1; seed <= 150; seed++) {
                var random = new SplittableRandom(seed);
                byte[] broken = hello.clone();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                try (Socket socket = bench.connectPlain()) {
                    socket.getOutputStream().write(broken, 0, 5 + random.nextInt(hello.length - 4));
                    socket.shutdownOutput();
                    V2gConnection end = bench.arrival();
                    assertThat(end.failure()).as("seed %d", seed).isNotNull();
                }
            }
            assertThat(talk(bench, TlsBench.vehicle(P256, null), V2gTls.clientParametersIso2()))
                    .startsWith("TLSv1.2");
        }
    }

    @Test
    void who_says_nothing_or_drips_is_cut_off_and_keeps_nobody_out() throws Exception {
        byte[] hello = hello();
        try (var bench = new TlsBench(TlsBench.everything());
                Socket silent = bench.connectPlain();
                Socket dripping = bench.connectPlain()) {
            dripping.getOutputStream().write(hello, 0, 20);
            long begun = System.nanoTime();
            try (SSLSocket car =
                    bench.connect(
                            TlsBench.vehicle(P521, P521.credential(Member.VEHICLE)),
                            V2gTls.clientParameters())) {
                car.getOutputStream().write(7);
                V2gConnection charger = bench.arrival();
                assertThat(charger.failure()).isNull();
                assertThat(charger.tlsProtocol()).isEqualTo("TLSv1.3");
                assertThat(bench.listener.turnedAway()).isEqualTo(2);
                charger.close();
            }
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(4);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        try (var bench = new TlsBench(TlsBench.everything());
                Socket dripping = bench.connectPlain()) {
            long begun = System.nanoTime();
            Thread drip =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (byte each : hello) {
                                        dripping.getOutputStream().write(each);
                                        Thread.sleep(400);
                                    }
                                } catch (IOException | InterruptedException _) {
                                    // Cut off, as it should be.
                                }
                            });
            assertThat(bench.failed().failureKind()).isEqualTo(Refusal.TLS_TIMEOUT);
            assertThat((System.nanoTime() - begun) / 1e9).isBetween(4.9, 7.0);
            drip.interrupt();
        }
    }

    @Test
    void waiting_places_are_few_and_come_free_again() throws Exception {
        try (var bench = new TlsBench(TlsBench.everything())) {
            var idle = new java.util.ArrayList<Socket>();
            for (int i = 0; i < V2gListener.MOST_WAITING; i++) {
                idle.add(bench.connectPlain());
            }
            try (Socket fifth = bench.connectPlain()) {
                assertThat(fifth.getInputStream().read()).isEqualTo(-1);
            }
            for (Socket each : idle) {
                assertThat(bench.failed().failureKind()).isEqualTo(Refusal.TLS_TIMEOUT);
                each.close();
            }
            assertThat(talk(bench, TlsBench.vehicle(P256, null), V2gTls.clientParametersIso2()))
                    .startsWith("TLSv1.2");
        }
    }

    @Test
    void a_second_vehicle_is_turned_away_while_one_is_served() throws Exception {
        try (var bench = new TlsBench(TlsBench.everything());
                SSLSocket first =
                        bench.connect(
                                TlsBench.vehicle(P256, null), V2gTls.clientParametersIso2())) {
            first.getOutputStream().write(1);
            V2gConnection served = bench.arrival();
            try (Socket second = bench.connectPlain()) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(served.isOpen()).isTrue();
            assertThat(bench.listener.turnedAway()).isEqualTo(1);
        }
    }

    @Test
    void the_key_store_is_read_or_refused_with_file_reason_and_remedy(@TempDir Path dir)
            throws Exception {
        Path file = dir.resolve("secc.p12");
        try (var out = java.nio.file.Files.newOutputStream(file)) {
            Credential.store(TlsBench.everything().credentials(), TlsBench.PASSWORD)
                    .store(out, TlsBench.PASSWORD);
        }
        assertThat(
                        V2gTls.credentials(
                                V2gTls.loadPkcs12(file, TlsBench.PASSWORD), TlsBench.PASSWORD))
                .hasSize(3);
        assertThatThrownBy(() -> V2gTls.loadPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("secc.p12")
                .hasMessageContaining("Remedy");
    }

    @Test
    void staples_are_fresh_good_and_ours_or_not_there() {
        X509Certificate leaf = P521.certificate(Member.CHARGER);
        X509Certificate issuer = P521.certificate(Member.CPO_SUB2);
        OcspResponses good = OcspResponses.of(List.of(P521.ocsp(Member.CHARGER, false)));
        OcspResponses revoked = OcspResponses.of(List.of(P521.ocsp(Member.CHARGER, true)));
        assertThat(good.about(leaf, issuer, TlsBench.NOW)).isNotNull();
        assertThat(good.about(leaf, issuer, TlsBench.NOW.plusSeconds(41 * 86400L))).isNull();
        assertThat(good.about(leaf, P521.certificate(Member.CPO_SUB1), TlsBench.NOW)).isNull();
        assertThat(revoked.about(leaf, issuer, TlsBench.NOW)).isNull();
        assertThat(revoked.status(leaf, issuer, TlsBench.NOW))
                .isEqualTo(Revocations.Status.REVOKED);
    }

    private static byte[] hello() throws Exception {
        var engine = TlsBench.vehicle(P521, null).createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(V2gTls.clientParameters());
        return firstFlight(engine);
    }

    private static byte[] firstFlight(SSLEngine engine) throws Exception {
        var out = java.nio.ByteBuffer.allocate(1 << 15);
        engine.wrap(java.nio.ByteBuffer.allocate(0), out);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static Refusal refusal(TlsSettings settings, @Nullable Credential identity)
            throws Exception {
        SSLContext car = TlsBench.vehicle(P521, identity);
        if (identity != null) { // the JDK would not show what the charger has not asked for
            car = Insistent.context(identity, P521.certificate(Member.V2G_ROOT));
        }
        try (var bench = new TlsBench(settings)) {
            try (SSLSocket socket = bench.connect(car, V2gTls.clientParameters())) {
                assertThatThrownBy(
                                () -> {
                                    socket.startHandshake();
                                    socket.getInputStream().read();
                                })
                        .isInstanceOf(IOException.class);
            }
            return bench.failed().failureKind();
        }
    }

    private static V2gConnection refused(TlsSettings settings, SSLParameters parameters)
            throws Exception {
        try (var bench = new TlsBench(settings)) {
            try (SSLSocket socket = bench.connect(TlsBench.vehicle(P521, null), parameters)) {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
            return bench.failed();
        }
    }

    /** A vehicle that shows its certificate whatever roots it is told. */
    static final class Insistent {
        private Insistent() {}

        static SSLContext context(Credential identity, X509Certificate root) throws Exception {
            var trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
            var store = java.security.KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", root);
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    new javax.net.ssl.KeyManager[] {new Keys(identity)},
                    trust.getTrustManagers(),
                    null);
            return context;
        }

        private static final class Keys extends javax.net.ssl.X509ExtendedKeyManager {
            private final Credential identity;

            Keys(Credential identity) {
                this.identity = identity;
            }

            @Override
            public String chooseClientAlias(
                    String[] types, java.security.Principal[] issuers, @Nullable Socket socket) {
                return "only";
            }

            @Override
            public X509Certificate[] getCertificateChain(String alias) {
                return identity.chain().toArray(X509Certificate[]::new);
            }

            @Override
            public java.security.PrivateKey getPrivateKey(String alias) {
                return identity.key();
            }

            @Override
            public String[] getClientAliases(String type, java.security.Principal[] issuers) {
                return new String[] {"only"};
            }

            @Override
            public String @Nullable [] getServerAliases(
                    String type, java.security.Principal[] issuers) {
                return null;
            }

            @Override
            public @Nullable String chooseServerAlias(
                    String type, java.security.Principal[] issuers, @Nullable Socket socket) {
                return null;
            }
        }
    }
}
