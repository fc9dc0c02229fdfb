package org.tidegate.iso15118.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.pki.LabPki.Flaw;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.LabPki.Suite;
import org.tidegate.runtime.Clock;

@DisplayName("When a laboratory makes its certificates")
class LabPkiTest {
    /** OpenSSL judges by the machine's clock. */
    private static final Instant NOW =
            Instant.ofEpochMilli(Clock.system().wallMillis()).truncatedTo(ChronoUnit.SECONDS);

    private static final Map<Suite, LabPki> LABS = new EnumMap<>(Suite.class);

    @TempDir static Path folder;

    @BeforeAll
    static void make() throws Exception {
        for (Suite suite : Suite.values()) {
            LABS.put(suite, LabPki.make(suite, NOW, new SecureRandom()));
        }
        OpenSsl.write(folder, LabFiles.of(List.copyOf(LABS.values())));
    }

    @ParameterizedTest
    @EnumSource
    void openssl_verifies_every_chain(Suite suite) throws Exception {
        Path dir = folder.resolve(suite.folder());
        for (Member member : Member.values()) {
            Member root = member;
            while (root.issuer() != null) {
                root = root.issuer();
            }
            var said =
                    OpenSsl.run(
                            dir,
                            "verify",
                            "-x509_strict",
                            "-CAfile",
                            root.file() + ".pem",
                            "-untrusted",
                            member.file() + "-chain.pem",
                            member.file() + ".pem");
            assertThat(said.text()).as(member.name()).contains(member.file() + ".pem: OK");
            assertThat(said.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void openssl_accepts_the_lists_and_the_ocsp_responses(Suite suite) throws Exception {
        Path dir = folder.resolve(suite.folder());
        var crl = OpenSsl.run(dir, "crl", "-in", "crl/cpo-sub2.crl", "-CAfile", "cpo-sub2.pem");
        assertThat(crl.text()).contains("verify OK");

        for (String file : List.of("charger", "revoked-charger")) {
            var ocsp =
                    OpenSsl.run(
                            dir,
                            "ocsp",
                            "-respin",
                            "ocsp/" + file + ".der",
                            "-sha256",
                            "-issuer",
                            "cpo-sub2.pem",
                            "-cert",
                            "charger.pem",
                            "-CAfile",
                            "v2g-root.pem",
                            "-verify_other",
                            "charger-chain.pem");
            assertThat(ocsp.text())
                    .contains("Response verify OK")
                    .contains(file.startsWith("revoked") ? "charger.pem: revoked" : ": good");
        }
    }

    @ParameterizedTest
    @EnumSource
    void openssl_reads_the_key_stores(Suite suite) throws Exception {
        var said =
                OpenSsl.run(
                        folder.resolve(suite.folder()),
                        "pkcs12",
                        "-in",
                        "charger.p12",
                        "-passin",
                        "pass:" + LabPki.PASSWORD,
                        "-nodes");
        assertThat(said.text()).contains("BEGIN PRIVATE KEY", "DETDGE00001");
    }

    @ParameterizedTest
    @EnumSource
    void every_leaf_is_good_for_its_role_and_for_no_other(Suite suite) {
        LabPki lab = Objects.requireNonNull(LABS.get(suite));
        Map<Member, CertificateRole> roles =
                Map.of(
                        Member.CHARGER, CertificateRole.CHARGER,
                        Member.VEHICLE, CertificateRole.VEHICLE,
                        Member.CONTRACT, CertificateRole.CONTRACT,
                        Member.OEM_PROVISIONING, CertificateRole.OEM_PROVISIONING,
                        Member.CPS, CertificateRole.PROVISIONING_SERVICE);
        List<java.security.cert.X509Certificate> roots =
                List.of(
                        lab.certificate(Member.V2G_ROOT),
                        lab.certificate(Member.MO_ROOT),
                        lab.certificate(Member.OEM_ROOT));
        roles.forEach((member, role) -> {
            var chain = lab.credential(member).chain();
            var result = ChainCheck.judge(chain, roots, role, Revocations.unknown(), NOW);
            assertThat(result.findings()).as(member.name()).isEmpty();
            assertThat(result.path()).hasSize(4);
        });
        assertThat(fault(lab, Member.CHARGER, CertificateRole.VEHICLE))
                .isEqualTo(Fault.WRONG_PURPOSE);
        assertThat(fault(lab, Member.VEHICLE, CertificateRole.CHARGER))
                .isEqualTo(Fault.WRONG_PURPOSE);
        assertThat(fault(lab, Member.CONTRACT, CertificateRole.CHARGER))
                .isEqualTo(Fault.WRONG_DOMAIN);
    }

    @ParameterizedTest
    @EnumSource
    void every_flaw_is_found_and_named(Suite suite) {
        LabPki lab = Objects.requireNonNull(LABS.get(suite));
        Map<Flaw, Fault> expected =
                Map.of(
                        Flaw.EXPIRED, Fault.EXPIRED,
                        Flaw.NOT_YET_VALID, Fault.NOT_YET_VALID,
                        Flaw.WRONG_PURPOSE, Fault.WRONG_PURPOSE,
                        Flaw.WRONG_DOMAIN, Fault.WRONG_DOMAIN,
                        Flaw.FORGED, Fault.BAD_SIGNATURE,
                        Flaw.STRANGER, Fault.UNKNOWN_ROOT);
        expected.forEach((flaw, fault) -> {
            var result =
                    ChainCheck.judge(
                            lab.flawed(Member.CHARGER, flaw).chain(),
                            List.of(lab.certificate(Member.V2G_ROOT)),
                            CertificateRole.CHARGER,
                            Revocations.unknown(),
                            NOW);
            assertThat(result.isGood()).as(flaw.name()).isFalse();
            Finding worst = Objects.requireNonNull(result.worst());
            assertThat(worst.fault()).as(flaw.name()).isEqualTo(fault);
            assertThat(worst.remedy()).isNotBlank();
        });
    }

    private static Fault fault(LabPki lab, Member member, CertificateRole role) {
        var result =
                ChainCheck.judge(
                        lab.credential(member).chain(),
                        List.of(
                                lab.certificate(Member.V2G_ROOT),
                                lab.certificate(Member.MO_ROOT),
                                lab.certificate(Member.OEM_ROOT)),
                        role,
                        Revocations.unknown(),
                        NOW);
        return Objects.requireNonNull(result.worst()).fault();
    }
}
