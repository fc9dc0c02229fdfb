package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tidegate.iso15118.TlsBench.P256;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Vector;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.CertificateStatusRequestItemV2;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.IdentifierType;
import org.bouncycastle.tls.OCSPStatusRequest;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TrustedAuthority;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.OpenSsl;

@DisplayName("When a vehicle of ISO 15118-2 asks for more than a certificate")
class TlsExtensionsTest {
    /** A vehicle that says which roots it trusts and asks for every certificate's OCSP response. */
    private static final class Vehicle extends AbstractTlsClient {
        private final @Nullable TrustedAuthority root;
        private final short statusType;
        @Nullable TlsServerCertificate shown;

        Vehicle(@Nullable TrustedAuthority root, short statusType) {
            super(new BcTlsCrypto(new SecureRandom()));
            this.root = root;
            this.statusType = statusType;
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {0xC023};
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv12.only();
        }

        @Override
        @SuppressWarnings("JdkObsolete") // the engine speaks Vector
        protected @Nullable Vector<Object> getTrustedCAIndication() {
            return root == null ? null : new Vector<>(List.of(root));
        }

        @Override
        protected @Nullable CertificateStatusRequest getCertificateStatusRequest() {
            return null;
        }

        @Override
        @SuppressWarnings("JdkObsolete") // the engine speaks Vector
        protected Vector<Object> getMultiCertStatusRequest() {
            return new Vector<>(
                    List.of(
                            new CertificateStatusRequestItemV2(
                                    statusType, new OCSPStatusRequest(null, null))));
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {
                    shown = certificate;
                }

                @Override
                public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                    return null;
                }
            };
        }
    }

    private static TlsServerCertificate shown(TlsBench bench, Vehicle vehicle) throws Exception {
        try (Socket socket = bench.connectPlain()) {
            var protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.connect(vehicle);
            protocol.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            V2gConnection charger = bench.arrival();
            assertThat(charger.failure()).isNull();
            protocol.close();
            return Objects.requireNonNull(vehicle.shown);
        }
    }

    private static X509Certificate leaf(TlsServerCertificate shown) throws Exception {
        return Certificates.read(shown.getCertificate().getCertificateAt(0).getEncoded());
    }

    private static byte[] sha1(byte[] of) throws Exception {
        return MessageDigest.getInstance("SHA-1").digest(of);
    }

    @ParameterizedTest
    @CsvSource({
        "V2G_ROOT, 1", "V2G_ROOT, 2", "V2G_ROOT, 3",
        "PRIVATE_ROOT, 1", "PRIVATE_ROOT, 2", "PRIVATE_ROOT, 3"
    })
    void trusted_ca_keys_chooses_the_chain_by_key_name_or_fingerprint(Member root, short type)
            throws Exception {
        X509Certificate certificate = P256.certificate(root);
        Object identifier =
                switch (type) {
                    case IdentifierType.key_sha1_hash -> {
                        byte[] bits =
                                org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                                                certificate.getPublicKey().getEncoded())
                                        .getPublicKeyData()
                                        .getBytes();
                        yield sha1(bits);
                    }
                    case IdentifierType.x509_name ->
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded());
                    default -> sha1(certificate.getEncoded());
                };
        TlsSettings two =
                TlsSettings.of(
                        List.of(
                                P256.credential(Member.CHARGER),
                                P256.credential(Member.PRIVATE_CHARGER)),
                        List.of(
                                P256.certificate(Member.V2G_ROOT),
                                P256.certificate(Member.PRIVATE_ROOT)),
                        List.of());
        try (var bench = new TlsBench(two)) {
            var vehicle =
                    new Vehicle(
                            new TrustedAuthority(type, identifier),
                            CertificateStatusType.ocsp_multi);
            assertThat(Certificates.commonName(leaf(shown(bench, vehicle))))
                    .isEqualTo(root == Member.V2G_ROOT ? "DETDGE00001" : "DETDGP00001");
        }
    }

    @Test
    void a_vehicle_that_names_no_known_root_is_shown_the_preferred_chain() throws Exception {
        try (var bench = new TlsBench(TlsBench.charger(P256))) {
            var nobody = new TrustedAuthority(IdentifierType.cert_sha1_hash, new byte[20]);
            var vehicle = new Vehicle(nobody, CertificateStatusType.ocsp);
            assertThat(Certificates.commonName(leaf(shown(bench, vehicle))))
                    .isEqualTo("DETDGE00001");
        }
    }

    @Test
    void status_request_v2_brings_the_response_of_every_certificate_of_the_chain()
            throws Exception {
        OcspResponses staples = TlsBench.staples(P256);
        try (var bench = new TlsBench(TlsBench.charger(P256).stapling(() -> staples))) {
            TlsServerCertificate all =
                    shown(bench, new Vehicle(null, CertificateStatusType.ocsp_multi));
            CertificateStatus status = all.getCertificateStatus();
            List<?> responses = status.getOCSPResponseList();
            assertThat(responses.stream().filter(Objects::nonNull)).hasSize(3);
            assertThat(((OCSPResponse) responses.get(2)).getEncoded())
                    .isEqualTo(
                            staples.about(
                                    P256.certificate(Member.CPO_SUB1),
                                    P256.certificate(Member.V2G_ROOT),
                                    TlsBench.NOW));
        }
        try (var bench = new TlsBench(TlsBench.charger(P256).stapling(() -> staples))) {
            CertificateStatus one =
                    shown(bench, new Vehicle(null, CertificateStatusType.ocsp))
                            .getCertificateStatus();
            assertThat(one.getOCSPResponse().getEncoded())
                    .isEqualTo(
                            staples.about(
                                    P256.certificate(Member.CHARGER),
                                    P256.certificate(Member.CPO_SUB2),
                                    TlsBench.NOW));
        }
        try (var bench = new TlsBench(TlsBench.charger(P256))) {
            assertThat(
                            shown(bench, new Vehicle(null, CertificateStatusType.ocsp_multi))
                                    .getCertificateStatus())
                    .isNull();
        }
    }

    @Test
    void the_static_suite_of_iso_15118_2_is_served_to_a_vehicle_that_knows_no_other(
            @TempDir Path dir) throws Exception {
        OpenSsl.write(dir, LabFiles.of(List.of(P256)));
        String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
        Files.writeString(
                dir.resolve("lab.security"),
                "jdk.tls.disabledAlgorithms="
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(disabled.split(",", -1))
                                        .map(String::strip)
                                        .filter(each -> !each.equals("ECDH"))
                                        .toList())
                        + "\n");
        try (var bench = new TlsBench(TlsBench.charger(P256))) {
            Process vehicle =
                    java(
                            dir,
                            List.of("-Djava.security.properties=" + dir.resolve("lab.security")),
                            StaticEcdhVehicle.class,
                            dir.resolve("iso2/v2g-root.pem").toString(),
                            String.valueOf(bench.listener.port()));
            V2gConnection charger = bench.arrival();
            assertThat(charger.failure()).isNull();
            assertThat(bench.readAll(charger, 4)).isEqualTo("ping");
            charger.write("pong".getBytes(StandardCharsets.US_ASCII));
            charger.close();
            assertThat(said(vehicle))
                    .contains("TLSv1.2 TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256 pong");
        }
    }

    @Test
    void a_key_in_a_pkcs11_token_signs_without_leaving_it(@TempDir Path dir) throws Exception {
        Path library = Path.of("/usr/lib/softhsm/libsofthsm2.so");
        assumeTrue(Files.exists(library), "softhsm2 is not installed");
        OpenSsl.write(dir, LabFiles.of(List.of(P256, TlsBench.P521)));
        Files.createDirectories(dir.resolve("tokens"));
        Files.writeString(
                dir.resolve("softhsm2.conf"),
                "directories.tokendir = "
                        + dir.resolve("tokens")
                        + "\nobjectstore.backend = file\n");
        Files.writeString(
                dir.resolve("p11.cfg"),
                "name = board\nlibrary = "
                        + library
                        + "\nslotListIndex = 0\n"
                        + "attributes(*,CKO_PRIVATE_KEY,*) = {\n  CKA_SENSITIVE = true\n"
                        + "  CKA_EXTRACTABLE = false\n  CKA_TOKEN = true\n  CKA_SIGN = true\n}\n");
        var init =
                new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "board",
                        "--pin",
                        "1234",
                        "--so-pin",
                        "1234");
        init.environment().put("SOFTHSM2_CONF", dir.resolve("softhsm2.conf").toString());
        Process made = init.redirectErrorStream(true).start();
        assertThat(said(made)).contains("initialized");

        Process token =
                java(
                        dir,
                        List.of(),
                        TokenCharger.class,
                        dir.resolve("p11.cfg").toString(),
                        dir.resolve("charger.p12").toString());
        assertThat(said(token).toLowerCase(Locale.ROOT))
                .contains(
                        "iso2-charger stays inside: true", "iso20-p521-charger stays inside: true")
                .contains("handshakes done");
    }

    private static Process java(Path dir, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", dir.resolve("softhsm2.conf").toString());
        return builder.start();
    }

    private static String said(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
