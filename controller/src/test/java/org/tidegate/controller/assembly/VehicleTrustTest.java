package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.TlsSettings.VehicleCertificate;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.pki.CertificateSigning.Installed;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.Pem;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The vehicle side's trust, from a board file,")
class VehicleTrustTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_000_000_000L);
    private static LabPki iso2;
    private static LabPki iso20;
    private static Map<String, byte[]> files;

    @TempDir private Path folder;
    private final VirtualClock clock = new VirtualClock(NOW.toEpochMilli());

    @BeforeAll
    static void makeLaboratory() {
        iso2 = LabPki.make(LabPki.Suite.ISO2, NOW, new SecureRandom());
        iso20 = LabPki.make(LabPki.Suite.ISO20_P521, NOW, new SecureRandom());
        files = LabFiles.of(List.of(iso2, iso20));
    }

    @BeforeEach
    void writeLaboratory() throws IOException {
        clock.advanceTo(1_000_000_000_000L);
        clock.jumpWall(Duration.ofSeconds(-1_000));
        for (String name : List.of("charger.p12", "password.txt")) {
            Files.write(folder.resolve(name), files.get(name));
        }
        for (String name : List.of("v2g", "oem", "mo")) {
            Files.write(folder.resolve(name + ".pem"), files.get("roots/" + name + ".pem"));
        }
        Files.createDirectories(folder.resolve("staples"));
        Files.createDirectories(folder.resolve("crl"));
    }

    private void staple(LabPki pki) throws IOException {
        String suite = pki.suite().folder();
        Files.write(
                folder.resolve("staples").resolve(suite + ".der"),
                files.get(suite + "/ocsp/charger.der"));
    }

    private Board board(String trust) {
        String text =
                """
                charger: {identity: DE*TDG*E00001, serial: A}
                grid: {profile: p, import_limit_w: 1}
                converter: {host: converter.local}
                pilot: {cable_current_limit_a: 32}
                vehicle:
                  keystore_file: charger.p12
                  keystore_password_file: password.txt
                  trust: {%s}
                """
                        .formatted(trust);
        return switch (BoardFiles.read("b.yaml", text.getBytes(StandardCharsets.UTF_8), folder)) {
            case Loaded.Valid valid -> valid.board();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    private VehicleTrust trust(String keys) throws IOException {
        return VehicleTrust.open(board(keys), clock);
    }

    private List<String> heard(VehicleTrust trust) {
        var all = new ArrayList<String>();
        trust.events()
                .drain(
                        clock.nanos(),
                        clock.wallMillis(),
                        (Event e) -> all.add(e.code().name() + " " + e.sentence()));
        return all;
    }

    private static List<Bytes> shown(Credential contract) {
        return contract.chain().stream()
                .map(c -> {
                    try {
                        return Bytes.wrap(c.getEncoded());
                    } catch (java.security.cert.CertificateEncodingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private PlugAndCharge.Verdict verdict(PlugAndCharge contracts) {
        return contracts.judge(
                shown(iso2.credential(Member.CONTRACT)), "DETDGC123456782", clock.wallMillis());
    }

    @Test
    void offers_nothing_that_was_not_asked_for() throws IOException {
        try (VehicleTrust trust = trust("")) {
            assertThat(trust.tls().vehicleCertificate()).isEqualTo(VehicleCertificate.NOT_ASKED);
            assertThat(trust.contracts(ContractPayments.Courier.none()).isOffered()).isFalse();
            assertThat(trust.tls().credentials()).hasSize(2);
            assertThatThrownBy(() -> trust.request(KeyKind.P256))
                    .hasMessageContaining("vehicle.trust.key_directory")
                    .hasMessageContaining("Remedy");
        }
    }

    @Test
    void names_roots_and_asks_vehicles_by_them() throws IOException {
        try (VehicleTrust trust = trust("charger_root_file: v2g.pem, maker_root_file: oem.pem")) {
            assertThat(trust.tls().ownRoots()).hasSize(2);
            assertThat(trust.tls().vehicleRoots()).contains(iso20.certificate(Member.OEM_ROOT));
            assertThat(trust.tls().vehicleCertificate()).isEqualTo(VehicleCertificate.REQUIRED);
        }
        try (VehicleTrust trust =
                trust("maker_root_file: oem.pem, vehicle_certificate: checked_if_shown")) {
            assertThat(trust.tls().vehicleCertificate())
                    .isEqualTo(VehicleCertificate.CHECKED_IF_SHOWN);
        }
    }

    @Test
    void takes_contracts_until_they_are_withdrawn() throws Exception {
        try (VehicleTrust trust = trust("contract_root_file: mo.pem, revocation_directory: crl")) {
            PlugAndCharge contracts = trust.contracts(ContractPayments.Courier.none());
            assertThat(contracts.isOffered()).isTrue();
            assertThat(verdict(contracts)).isEqualTo(PlugAndCharge.Verdict.GOOD);

            Files.write(
                    folder.resolve("crl/mo-sub2.crl"),
                    iso2.crl(Member.MO_SUB2, List.of(Member.CONTRACT)).getEncoded());
            trust.plane().step(clock.nanos());
            assertThat(verdict(contracts)).isEqualTo(PlugAndCharge.Verdict.REVOKED);
        }
    }

    @Test
    void shows_fresh_responses_and_says_once_what_it_cannot_use() throws IOException {
        Files.writeString(folder.resolve("staples/nonsense.der"), "nonsense");
        staple(iso20);
        try (VehicleTrust trust = trust("staple_directory: staples")) {
            assertThat(heard(trust))
                    .anyMatch(e -> e.startsWith("TRUST_FILE_REFUSED") && e.contains("nonsense.der"))
                    .anyMatch(e -> e.startsWith("STAPLE_MISSING"));
            trust.plane().step(clock.nanos());
            assertThat(heard(trust)).isEmpty();
            Credential own = iso20.credential(Member.CHARGER);
            assertThat(trust.tls().staples().get().about(own.leaf(), own.chain().get(1), NOW))
                    .isNotNull();

            Files.delete(folder.resolve("staples/nonsense.der"));
            staple(iso2);
            trust.plane().step(clock.nanos());
            assertThat(heard(trust)).isEmpty();
            clock.jumpWall(Duration.ofDays(50));
            trust.plane().step(clock.nanos());
            assertThat(heard(trust)).filteredOn(e -> e.startsWith("STAPLE_MISSING")).hasSize(2);
        }
    }

    @Test
    void warns_at_each_stage_before_a_certificate_ends() throws IOException {
        try (VehicleTrust trust = trust("")) {
            heard(trust);
            for (int day = 0; day < 95; day++) {
                trust.plane().step(clock.nanos());
                clock.jumpWall(Duration.ofDays(1));
            }
            List<String> heard = heard(trust);
            assertThat(heard).filteredOn(e -> e.startsWith("CERTIFICATE_RUNS_OUT")).hasSize(6);
            assertThat(heard).filteredOn(e -> e.startsWith("CERTIFICATE_EXPIRED")).hasSize(2);
            assertThat(heard.getFirst()).contains("in 30 days").contains("DETDGE00001");
        }
    }

    @Test
    void uses_a_new_certificate_from_the_next_handshake_on_and_after_a_restart() throws Exception {
        String keys = "charger_root_file: v2g.pem, key_directory: keys, country: DE";
        List<java.security.cert.X509Certificate> chain;
        try (VehicleTrust trust = trust(keys)) {
            String request = trust.request(KeyKind.P256);
            chain = iso2.sign(Pem.read(request, "CERTIFICATE REQUEST"));
            assertThat(trust.install(Pem.certificates(chain))).isInstanceOf(Installed.Done.class);
            assertThat(trust.tls().credentials())
                    .extracting(Credential::leaf)
                    .contains(chain.getFirst())
                    .hasSize(2);
            assertThat(trust.install(Pem.certificates(chain)))
                    .as("the key is used up")
                    .isInstanceOf(Installed.Refused.class);
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (VehicleTrust again = trust(keys)) {
            assertThat(again.tls().credentials())
                    .extracting(Credential::leaf)
                    .contains(chain.getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "charger_root_file: none.pem, vehicle.trust.charger_root_file",
        "maker_root_file: password.txt, vehicle.trust.maker_root_file",
        "contract_root_file: none.pem, vehicle.trust.contract_root_file"
    })
    void ends_the_start_for_a_file_that_is_none_with_place_and_remedy(String key, String place) {
        assertThatThrownBy(() -> trust(key))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(place + " " + folder)
                .hasMessageContaining("Remedy");
    }

    @Test
    void ends_the_start_for_a_wrong_password_without_saying_it() throws IOException {
        Files.writeString(folder.resolve("password.txt"), "geheim\n");
        assertThatThrownBy(() -> trust(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("charger.p12")
                .hasMessageContaining("Remedy")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void ends_the_start_for_a_token_that_is_not_there() {
        String text = "token_config_file: none.cfg";
        Board board =
                switch (BoardFiles.read(
                        "b.yaml",
                        """
                        charger: {identity: A, serial: A}
                        grid: {profile: p, import_limit_w: 1}
                        converter: {host: converter.local}
                        pilot: {cable_current_limit_a: 32}
                        vehicle: {keystore_password_file: password.txt, trust: {%s}}
                        """
                                .formatted(text)
                                .getBytes(StandardCharsets.UTF_8),
                        folder)) {
                    case Loaded.Valid valid -> valid.board();
                    case Loaded.Invalid invalid ->
                            throw new AssertionError(invalid.problems().toString());
                };
        assertThatThrownBy(() -> VehicleTrust.open(board, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no usable PKCS#11 token")
                .hasMessageContaining("Remedy");
    }
}
