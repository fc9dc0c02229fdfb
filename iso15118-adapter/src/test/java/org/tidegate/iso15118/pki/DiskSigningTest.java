package org.tidegate.iso15118.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.pki.CertificateSigning.Installed;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.LabPki.Suite;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;

@DisplayName("When the charger gets a new certificate of its own")
class DiskSigningTest {
    private static final char[] PASSWORD = "secret of the board".toCharArray();
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LabPki LAB = LabPki.make(Suite.ISO2, NOW, new SecureRandom());
    private static final List<java.security.cert.X509Certificate> ROOTS =
            List.of(LAB.certificate(Member.V2G_ROOT));

    /** A disk whose power can be cut after so many writes. */
    private static final class CutDisk implements Disk {
        final Map<String, byte[]> files = new TreeMap<>();
        int writesLeft = Integer.MAX_VALUE;

        @Override
        public byte[] read(String file) {
            return files.getOrDefault(file, new byte[0]).clone();
        }

        @Override
        public void write(String file, byte[] content) throws IOException {
            if (writesLeft-- <= 0) {
                throw new IOException("power cut");
            }
            files.put(file, content.clone());
        }

        @Override
        public void append(String file, byte[] content) {
            throw new AssertionError();
        }

        @Override
        public void truncate(String file, long length) {
            throw new AssertionError();
        }

        @Override
        public void sync(String file) {}

        @Override
        public List<String> list(String prefix) {
            return files.keySet().stream().filter(f -> f.startsWith(prefix)).toList();
        }

        @Override
        public void delete(String file) {
            files.remove(file);
        }
    }

    private static final Clock CLOCK =
            new Clock() {
                @Override
                public long nanos() {
                    return 0;
                }

                @Override
                public long wallMillis() {
                    return NOW.toEpochMilli();
                }
            };

    private final CutDisk disk = new CutDisk();

    private DiskSigning open() throws IOException {
        return DiskSigning.open(
                disk, PASSWORD, List.of(LAB.credential(Member.CHARGER)), new SecureRandom(), CLOCK);
    }

    private static String signed(String request) {
        return Pem.certificates(LAB.sign(Pem.read(request, "CERTIFICATE REQUEST")));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_request_is_signed_and_installed_and_survives_a_restart(KeyKind kind, @TempDir Path dir)
            throws Exception {
        DiskSigning signing = open();
        String request = signing.request(kind, "DETDGE00042", "Tidegate", "DE");
        Files.writeString(dir.resolve("r.pem"), request);
        var said = OpenSsl.run(dir, "req", "-in", "r.pem", "-verify", "-noout", "-subject");
        assertThat(said.text()).contains("verify OK", "CN = DETDGE00042", "DC = CPO");

        assertThat(signing.install(signed(request), ROOTS)).isInstanceOf(Installed.Done.class);
        List<Credential> after = open().credentials();
        assertThat(after).isNotEmpty();
        Credential fresh = after.getLast();
        assertThat(Certificates.commonName(fresh.leaf())).isEqualTo("DETDGE00042");
        assertThat(fresh.chain()).hasSize(3);
        assertThat(after).hasSize(kind == KeyKind.P256 ? 1 : 2);
        assertThat(disk.list("v2g-pending")).isEmpty();
    }

    @Test
    void a_chain_for_another_key_is_refused_and_nothing_changes() throws Exception {
        DiskSigning signing = open();
        String first = signing.request(KeyKind.P256, "DETDGE00042", "Tidegate", "DE");
        signing.request(KeyKind.P256, "DETDGE00042", "Tidegate", "DE");
        assertThat(signing.install(signed(first), ROOTS))
                .isInstanceOfSatisfying(
                        Installed.Refused.class,
                        no -> {
                            assertThat(no.fault()).isEqualTo(Fault.NO_KEY);
                            assertThat(no.reason()).contains("another key");
                        });
        assertThat(open().credentials()).hasSize(1);
        assertThat(Certificates.commonName(open().credentials().getFirst().leaf()))
                .isEqualTo("DETDGE00001");
    }

    @Test
    void a_chain_nobody_asked_for_or_from_another_root_or_garbage_is_refused() throws Exception {
        DiskSigning signing = open();
        Map<String, Fault> cases = new HashMap<>();
        cases.put(Pem.certificates(LAB.credential(Member.CHARGER).chain()), Fault.NO_KEY);
        cases.put(
                Pem.certificates(LAB.credential(Member.PRIVATE_CHARGER).chain()),
                Fault.UNKNOWN_ROOT);
        cases.put(
                Pem.certificates(LAB.flawed(Member.CHARGER, LabPki.Flaw.EXPIRED).chain()),
                Fault.EXPIRED);
        cases.put("-----BEGIN CERTIFICATE-----\nnonsense", Fault.UNREADABLE);
        cases.put("", Fault.UNREADABLE);
        for (var each : cases.entrySet()) {
            assertThat(signing.install(each.getKey(), ROOTS))
                    .isInstanceOfSatisfying(
                            Installed.Refused.class,
                            no -> assertThat(no.fault()).isEqualTo(each.getValue()));
        }
    }

    @Test
    void a_power_cut_between_any_two_writes_leaves_the_old_chain_or_the_new_one() throws Exception {
        for (int cut = 0; cut < 4; cut++) {
            disk.files.clear();
            disk.writesLeft = Integer.MAX_VALUE;
            DiskSigning signing = open();
            String before = signing.request(KeyKind.P256, "DETDGE00041", "Tidegate", "DE");
            signing.install(signed(before), ROOTS);
            String request = signing.request(KeyKind.P256, "DETDGE00042", "Tidegate", "DE");
            disk.writesLeft = cut;
            String answer = signed(request);
            if (cut < 2) {
                assertThatThrownBy(() -> signing.install(answer, ROOTS))
                        .isInstanceOf(IOException.class);
            } else {
                signing.install(answer, ROOTS);
            }
            disk.writesLeft = Integer.MAX_VALUE;
            assertThat(Certificates.commonName(open().credentials().getFirst().leaf()))
                    .isEqualTo(cut < 2 ? "DETDGE00041" : "DETDGE00042");
        }
    }

    @Test
    void expiry_has_stages_and_each_is_told_once() {
        List<java.security.cert.X509Certificate> chain = LAB.credential(Member.CHARGER).chain();
        Instant end = chain.getFirst().getNotAfter().toInstant();
        assertThat(stage(end.minus(Duration.ofDays(31)))).isEqualTo(Expiry.Stage.FINE);
        assertThat(stage(end.minus(Duration.ofDays(30)))).isEqualTo(Expiry.Stage.RENEW);
        assertThat(stage(end.minus(Duration.ofDays(7)))).isEqualTo(Expiry.Stage.HURRY);
        assertThat(stage(end.minus(Duration.ofHours(24)))).isEqualTo(Expiry.Stage.LAST_DAY);
        assertThat(stage(end)).isEqualTo(Expiry.Stage.LAST_DAY);
        assertThat(stage(end.plusSeconds(1))).isEqualTo(Expiry.Stage.EXPIRED);
        assertThat(Expiry.of(chain.getFirst(), end.plusSeconds(1)).daysLeft()).isEqualTo(-1);
        assertThat(Expiry.of(chain.getFirst(), end.minusSeconds(1)).daysLeft()).isZero();

        Instant week = end.minus(Duration.ofDays(6));
        assertThat(Expiry.due(chain, Expiry.Stage.RENEW, week)).isNotNull();
        assertThat(Expiry.due(chain, Expiry.Stage.HURRY, week)).isNull();
        assertThat(Expiry.due(List.of(), Expiry.Stage.FINE, week)).isNull();
    }

    private static Expiry.Stage stage(Instant at) {
        return Expiry.of(LAB.certificate(Member.CHARGER), at).stage();
    }
}
