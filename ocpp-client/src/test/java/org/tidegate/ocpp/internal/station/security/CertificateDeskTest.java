package org.tidegate.ocpp.internal.station.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.ocpp.internal.station.security.TestCa.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("Certificates held and renewed")
class CertificateDeskTest {
    private static final Instant NOW = Instant.ofEpochMilli(StationBench.WALL);
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));
    private static final Instant AFTER = NOW.plus(Duration.ofDays(1000));

    private final StationBench bench = new StationBench().booted();
    private final TestCa ca = new TestCa("Operator Root", BEFORE, AFTER);

    private String install(String kind, String pem) {
        return bench.status(
                "InstallCertificate",
                "{\"certificateType\":\"%s\",\"certificate\":%s}".formatted(kind, quoted(pem)));
    }

    private JsonNode ids(String filter) {
        return bench.order("GetInstalledCertificateIds", filter);
    }

    @Test
    void an_authority_is_installed_listed_kept_over_a_restart_and_deleted() {
        assertThat(ids("{}").get("status").asText()).isEqualTo("NotFound");
        assertThat(install("MORootCertificate", ca.pem())).isEqualTo("Accepted");
        assertThat(install("MORootCertificate", ca.pem())).as("again").isEqualTo("Accepted");
        bench.restart();
        bench.booted();
        JsonNode listed = ids("{\"certificateType\":[\"MORootCertificate\"]}");
        assertThat(listed.get("certificateHashDataChain").size()).isEqualTo(1);
        JsonNode hash = listed.at("/certificateHashDataChain/0/certificateHashData");
        assertThat(hash.get("issuerKeyHash").asText()).hasSize(64);
        assertThat(ids("{\"certificateType\":[\"V2GRootCertificate\"]}").get("status").asText())
                .isEqualTo("NotFound");
        String delete = "{\"certificateHashData\":" + hash + "}";
        assertThat(bench.status("DeleteCertificate", delete)).isEqualTo("Accepted");
        assertThat(bench.status("DeleteCertificate", delete)).isEqualTo("NotFound");
    }

    @Test
    void what_is_no_valid_authority_is_not_installed() {
        KeyPair keys = TestCa.keys();
        String leaf = X509.write(ca.sign("leaf", keys.getPublic(), BEFORE, AFTER, null));
        String old = new TestCa("Old", BEFORE.minus(Duration.ofDays(99)), BEFORE).pem();
        assertThat(install("CSMSRootCertificate", leaf)).isEqualTo("Rejected");
        assertThat(install("CSMSRootCertificate", old)).isEqualTo("Rejected");
        assertThat(install("CSMSRootCertificate", "rm -rf /")).isEqualTo("Rejected");
        assertThat(install("CSMSRootCertificate", ca.pem().substring(0, 200)))
                .isEqualTo("Rejected");
        assertThat(install("CSMSRootCertificate", ca.pem() + ca.pem())).isEqualTo("Rejected");
        assertThat(ids("{}").get("status").asText()).isEqualTo("NotFound");
    }

    private KeyPair asked() {
        assertThat(
                        bench.status(
                                "TriggerMessage",
                                "{\"requestedMessage\":\"SignChargingStationCertificate\"}"))
                .isEqualTo("Accepted");
        KeyPair keys = TestCa.keys();
        KeyStorePort.Wanted wanted = bench.keys.getLast();
        assertThat(wanted.commonName()).isEqualTo("TG-1");
        bench.made(
                new KeyStorePort.Made(
                        wanted.number(),
                        "-----BEGIN CERTIFICATE REQUEST-----",
                        HexFormat.of().formatHex(keys.getPublic().getEncoded()),
                        ""));
        bench.seconds(1);
        return keys;
    }

    private String signed(X509Certificate certificate) {
        return bench.status(
                "CertificateSigned",
                "{\"certificateChain\":%s,\"certificateType\":\"ChargingStationCertificate\"}"
                        .formatted(quoted(X509.write(certificate) + ca.pem())));
    }

    @Test
    void a_signed_certificate_is_taken_if_it_is_for_our_key_and_asked_for() {
        KeyPair keys = asked();
        assertThat(bench.last("SignCertificate").get("csr").asText()).contains("REQUEST");
        KeyPair other = TestCa.keys();
        assertThat(signed(ca.sign("TG-1", other.getPublic(), BEFORE, AFTER, null)))
                .as("somebody else's key")
                .isEqualTo("Rejected");
        assertThat(bench.all("SecurityEventNotification"))
                .anyMatch(e -> e.get("type").asText().equals("InvalidChargingStationCertificate"));
        assertThat(signed(ca.sign("TG-1", keys.getPublic(), BEFORE, BEFORE, null)))
                .as("expired")
                .isEqualTo("Rejected");
        X509Certificate good = ca.sign("TG-1", keys.getPublic(), BEFORE, AFTER, null);
        assertThat(signed(good)).isEqualTo("Accepted");
        assertThat(signed(good)).as("nothing is asked for any more").isEqualTo("Rejected");
    }

    @Test
    void the_request_is_repeated_with_doubling_waits_and_then_given_up() {
        bench.set("SecurityCtrlr", "CertSigningWaitMinimum", "", "10");
        bench.set("SecurityCtrlr", "CertSigningRepeatTimes", "", "2");
        asked();
        bench.seconds(8);
        assertThat(bench.all("SignCertificate")).hasSize(1);
        bench.seconds(3);
        assertThat(bench.all("SignCertificate")).hasSize(2);
        bench.seconds(17);
        assertThat(bench.all("SignCertificate")).hasSize(2);
        bench.seconds(100);
        assertThat(bench.all("SignCertificate")).hasSize(3);
        assertThat(bench.events).anyMatch(e -> e.startsWith("CERTIFICATE_NOT_RENEWED"));
    }

    @Test
    void a_refusal_to_sign_ends_the_attempt_at_once() {
        bench.answers.put("SignCertificate", "{\"status\":\"Rejected\"}");
        asked();
        bench.seconds(200);
        assertThat(bench.all("SignCertificate")).hasSize(1);
    }

    @Test
    void a_v2g_certificate_must_lead_to_a_root_held_here() {
        bench.order("TriggerMessage", "{\"requestedMessage\":\"SignV2GCertificate\"}");
        KeyPair keys = TestCa.keys();
        bench.made(
                new KeyStorePort.Made(
                        bench.keys.getLast().number(),
                        "csr",
                        HexFormat.of().formatHex(keys.getPublic().getEncoded()),
                        ""));
        bench.seconds(1);
        String order =
                "{\"certificateChain\":%s,\"certificateType\":\"V2GCertificate\"}"
                        .formatted(
                                quoted(
                                        X509.write(
                                                ca.sign(
                                                        "SECC",
                                                        keys.getPublic(),
                                                        BEFORE,
                                                        AFTER,
                                                        null))));
        assertThat(bench.status("CertificateSigned", order)).isEqualTo("Rejected");
        install("V2GRootCertificate", ca.pem());
        assertThat(bench.status("CertificateSigned", order)).isEqualTo("Accepted");
        assertThat(
                        ids("{\"certificateType\":[\"V2GCertificateChain\"]}")
                                .at("/certificateHashDataChain/0/certificateType")
                                .asText())
                .isEqualTo("V2GCertificateChain");
    }

    @Test
    void hashes_are_those_of_ocsp() throws Exception {
        KeyPair keys = TestCa.keys();
        X509Certificate leaf = ca.sign("leaf", keys.getPublic(), BEFORE, AFTER, null);
        var hash = X509.hash(HashAlgorithm.SHA256, leaf, ca.certificate);
        var sha = MessageDigest.getInstance("SHA-256");
        byte[] spki = ca.keys.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
        assertThat(point[0]).as("an uncompressed point").isEqualTo((byte) 4);
        assertThat(hash.issuerKeyHash()).isEqualTo(HexFormat.of().formatHex(sha.digest(point)));
        assertThat(hash.issuerNameHash())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        sha.digest(
                                                ca.certificate
                                                        .getSubjectX500Principal()
                                                        .getEncoded())));
        assertThat(hash.serialNumber()).isEqualTo(leaf.getSerialNumber().toString(16));
    }
}
