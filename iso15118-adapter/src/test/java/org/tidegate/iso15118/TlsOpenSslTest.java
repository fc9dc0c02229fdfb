package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.TlsBench.ED448;
import static org.tidegate.iso15118.TlsBench.P256;
import static org.tidegate.iso15118.TlsBench.P521;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.TlsSettings.VehicleCertificate;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.OpenSsl;

@DisplayName("When OpenSSL plays the vehicle")
class TlsOpenSslTest {
    @TempDir static Path folder;

    @BeforeAll
    static void files() throws Exception {
        OpenSsl.write(folder, LabFiles.of(List.of(P256, P521, ED448)));
    }

    /** What it says about the connection, and whether the charger let it in. */
    private record Result(String text, V2gConnection charger) {}

    private static Result connect(TlsSettings settings, String... options) throws Exception {
        try (var bench = new TlsBench(settings)) {
            var arguments =
                    new ArrayList<>(
                            List.of(
                                    "s_client",
                                    "-connect",
                                    "127.0.0.1:" + bench.listener.port(),
                                    "-verify_return_error"));
            arguments.addAll(List.of(options));
            Process client = OpenSsl.start(folder, arguments.toArray(String[]::new));
            client.getOutputStream().write("ping\n".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            V2gConnection charger = bench.arrival();
            if (charger.failure() == null) {
                assertThat(bench.readAll(charger, 5)).isEqualTo("ping\n");
                charger.write("pong\n".getBytes(StandardCharsets.US_ASCII));
                charger.close();
            }
            String text = OpenSsl.finish(client).text();
            client.getOutputStream().close();
            return new Result(text, charger);
        }
    }

    private static TlsSettings stapling() {
        OcspResponses staples = TlsBench.staples(P521, ED448, P256);
        return TlsBench.everything().stapling(() -> staples);
    }

    @ParameterizedTest
    @CsvSource({
        "iso20-p521, P-521, TLS_AES_256_GCM_SHA384, secp521r1, ecdsa_secp521r1_sha512",
        "iso20-p521, X448, TLS_CHACHA20_POLY1305_SHA256, X448, ecdsa_secp521r1_sha512",
        "iso20-ed448, X448, TLS_AES_256_GCM_SHA384, X448, ed448",
        "iso20-ed448, P-521, TLS_CHACHA20_POLY1305_SHA256, secp521r1, ed448"
    })
    void iso_20_is_mutual_tls_1_3_with_each_suite_curve_and_key(
            String suite, String group, String cipher, String groupSeen, String scheme)
            throws Exception {
        Result result =
                connect(
                        stapling(),
                        "-tls1_3",
                        "-groups",
                        group,
                        "-ciphersuites",
                        cipher,
                        "-sigalgs",
                        scheme.startsWith("ecdsa") ? "ECDSA+SHA512" : "ed448",
                        "-status",
                        "-CAfile",
                        suite + "/v2g-root.pem",
                        "-cert",
                        suite + "/vehicle.pem",
                        "-cert_chain",
                        suite + "/oem-sub2-chain.pem",
                        "-key",
                        suite + "/vehicle-key.pem");
        assertThat(result.charger.failure()).isNull();
        assertThat(result.text)
                .contains("New, TLSv1.3, Cipher is " + cipher)
                .contains("pong", "Verification: OK")
                .contains("OCSP Response Status: successful", "Cert Status: good")
                .contains("CN = Lab OEM Root") // the names of the roots are sent to the vehicle
                .containsIgnoringCase(
                        "Server Temp Key: "
                                + (groupSeen.equals("X448") ? "X448" : "ECDH, secp521r1"));
        assertThat(result.charger.peerCertificates()).hasSize(3);
        // One leaf and two sub-CAs, without the root.
        assertThat(result.text).contains(" 2 s:").doesNotContain(" 3 s:");
    }

    @Test
    void iso_2_is_tls_1_2_with_the_charger_alone_authenticated_and_its_ocsp_response_stapled()
            throws Exception {
        Result result =
                connect(
                        stapling(),
                        "-tls1_2",
                        "-cipher",
                        "ECDHE-ECDSA-AES128-SHA256",
                        "-status",
                        "-CAfile",
                        "iso2/v2g-root.pem");
        assertThat(result.charger.failure()).isNull();
        assertThat(result.text)
                .contains("New, TLSv1.2, Cipher is ECDHE-ECDSA-AES128-SHA256")
                .contains("pong", "Verification: OK", "Server Temp Key: ECDH, prime256v1")
                .contains("OCSP Response Status: successful", "Cert Status: good")
                .contains("No client certificate CA names sent")
                .doesNotContain("TLS session ticket:");
        assertThat(result.charger.tlsProtocol()).isEqualTo("TLSv1.2");
    }

    @Test
    void a_default_client_gets_tls_1_3_without_a_session_ticket() throws Exception {
        Result result =
                connect(
                        TlsBench.everything().asking(VehicleCertificate.CHECKED_IF_SHOWN),
                        "-CAfile",
                        "iso20-p521/v2g-root.pem");
        assertThat(result.charger.failure()).isNull();
        assertThat(result.text)
                .contains("New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384", "pong")
                .doesNotContain("Post-Handshake New Session Ticket");
    }

    @Test
    void a_vehicle_that_names_its_root_is_shown_the_chain_below_it() throws Exception {
        for (String suite : List.of("iso20-ed448", "iso20-p521")) {
            // Same name for both roots in this laboratory, so the key kind decides first; the
            // private operator's charger has a root of its own.
            TlsSettings two =
                    TlsSettings.of(
                                    List.of(
                                            lab(suite)
                                                    .credential(
                                                            org.tidegate.iso15118.pki.LabPki.Member
                                                                    .PRIVATE_CHARGER),
                                            lab(suite)
                                                    .credential(
                                                            org.tidegate.iso15118.pki.LabPki.Member
                                                                    .CHARGER)),
                                    List.of(),
                                    List.of())
                            .asking(VehicleCertificate.NOT_ASKED);
            for (String root : List.of("v2g-root", "private-root")) {
                Result result =
                        connect(
                                two,
                                "-tls1_3",
                                "-groups",
                                "P-521",
                                "-CAfile",
                                suite + "/" + root + ".pem",
                                "-requestCAfile",
                                suite + "/" + root + ".pem");
                assertThat(result.text).as("%s %s", suite, root).contains("Verification: OK");
            }
        }
    }

    private static org.tidegate.iso15118.pki.LabPki lab(String suite) {
        return suite.equals("iso20-ed448") ? ED448 : P521;
    }

    @ParameterizedTest
    @CsvSource({
        "expired, TLS_VEHICLE_EXPIRED, certificate expired",
        "not-yet-valid, TLS_VEHICLE_NOT_YET_VALID, certificate expired",
        "wrong-purpose, TLS_VEHICLE_PURPOSE, unsupported certificate",
        "forged, TLS_VEHICLE_CHAIN, bad certificate",
        "stranger, TLS_VEHICLE_UNKNOWN, unknown ca"
    })
    void a_flawed_vehicle_is_told_by_an_alert_and_we_are_told_in_words(
            String flaw, Refusal refusal, String alert) throws Exception {
        Result result =
                connect(
                        TlsBench.everything(),
                        "-tls1_3",
                        "-groups",
                        "P-521",
                        "-CAfile",
                        "iso20-p521/v2g-root.pem",
                        "-cert",
                        "iso20-p521/flawed/vehicle-" + flaw + "-chain.pem",
                        "-cert_chain",
                        "iso20-p521/flawed/vehicle-" + flaw + "-chain.pem",
                        "-key",
                        "iso20-p521/flawed/vehicle-" + flaw + "-key.pem");
        assertThat(result.charger.failureKind()).isEqualTo(refusal);
        assertThat(result.text).containsIgnoringCase("alert " + alert);
    }

    @Test
    void a_vehicle_that_trusts_another_root_says_so() throws Exception {
        Result result =
                connect(TlsBench.everything(), "-tls1_2", "-CAfile", "iso2/private-root.pem");
        assertThat(result.charger.failureKind()).isEqualTo(Refusal.TLS_CHARGER_NOT_TRUSTED);
        assertThat(result.charger.failure()).contains("unknown_ca");
    }

    @Test
    void older_versions_are_refused_by_name() throws Exception {
        Result result = connect(TlsBench.everything(), "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0");
        assertThat(result.charger.failureKind()).isEqualTo(Refusal.TLS_VERSION);
    }
}
