package org.tidegate.iso15118.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.pki.ContractChain.Verdict;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.LabPki.Suite;

@DisplayName("When a vehicle shows its charging contract")
class ContractChainTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LabPki LAB = LabPki.make(Suite.ISO2, NOW, new SecureRandom());
    private static final List<X509Certificate> CONTRACT = LAB.credential(Member.CONTRACT).chain();
    private static final List<X509Certificate> ROOTS = List.of(LAB.certificate(Member.MO_ROOT));

    @Test
    void a_good_one_is_good_and_gives_the_contract_id_without_separators() {
        var outcome = ContractChain.verify(CONTRACT, ROOTS, NOW);
        assertThat(outcome.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(outcome.emaid()).isEqualTo("DETDGC123456782");
        assertThat(Certificates.normalEmaid("de-tdg-c12345678-2")).isEqualTo("DETDGC123456782");
    }

    @Test
    void the_order_of_the_sub_certificates_and_a_root_sent_along_do_not_matter() {
        var turned = new ArrayList<>(CONTRACT.subList(1, CONTRACT.size()));
        Collections.reverse(turned);
        turned.addFirst(CONTRACT.getFirst());
        turned.add(LAB.certificate(Member.MO_ROOT));
        assertThat(ContractChain.verify(turned, ROOTS, NOW).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void each_way_to_be_wrong_has_its_response_codes() {
        Instant end = CONTRACT.getFirst().getNotAfter().toInstant();
        assertThat(at(end.plusSeconds(1)).verdict().iso2()).isEqualTo("FAILED_CertificateExpired");
        assertThat(at(end).verdict()).isEqualTo(Verdict.EXPIRES_SOON);
        assertThat(at(end.minus(ChainCheck.SOON)).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(at(NOW.minus(Duration.ofDays(2))).verdict().iso20())
                .isEqualTo("WARNING_CertificateNotYetValid");

        var elsewhere =
                ContractChain.verify(CONTRACT, List.of(LAB.certificate(Member.V2G_ROOT)), NOW);
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.NOT_ALLOWED);
        assertThat(elsewhere.detail()).contains("Lab MO Root");

        var cut = List.of(CONTRACT.get(0), CONTRACT.get(2));
        assertThat(ContractChain.verify(cut, ROOTS, NOW).verdict()).isEqualTo(Verdict.NOT_ALLOWED);

        assertThat(ContractChain.verify(List.of(), ROOTS, NOW).verdict())
                .isEqualTo(Verdict.CHAIN_ERROR);
        assertThat(
                        ContractChain.verify(List.of(LAB.certificate(Member.MO_SUB1)), ROOTS, NOW)
                                .detail())
                .contains("certificate authority");
    }

    @Test
    void a_revoked_contract_and_a_revoked_sub_authority_are_refused() throws Exception {
        var leaf = Revocations.of(List.of(LAB.crl(Member.MO_SUB2, List.of(Member.CONTRACT))));
        assertThat(ContractChain.verify(CONTRACT, ROOTS, leaf, NOW).verdict())
                .isEqualTo(Verdict.REVOKED);
        var sub = Revocations.of(List.of(LAB.crl(Member.MO_ROOT, List.of(Member.MO_SUB1))));
        assertThat(ContractChain.verify(CONTRACT, ROOTS, sub, NOW).verdict())
                .isEqualTo(Verdict.REVOKED);
        var others = Revocations.of(List.of(LAB.crl(Member.CPO_SUB2, List.of(Member.CONTRACT))));
        assertThat(ContractChain.verify(CONTRACT, ROOTS, others, NOW).verdict())
                .as("a list of somebody else")
                .isEqualTo(Verdict.GOOD);
        var none = Revocations.of(List.of(LAB.crl(Member.MO_SUB2, List.of())));
        assertThat(none.of(CONTRACT.get(0), CONTRACT.get(1), NOW))
                .isEqualTo(Revocations.Status.GOOD);
        assertThat(none.of(CONTRACT.get(0), CONTRACT.get(1), NOW.plus(Duration.ofDays(41))))
                .as("a stale list")
                .isEqualTo(Revocations.Status.UNKNOWN);
    }

    @Test
    void a_forest_of_certificates_is_not_even_looked_at() {
        var many = new ArrayList<X509Certificate>();
        for (int i = 0; i < 20; i++) {
            many.addAll(CONTRACT);
        }
        var outcome = ContractChain.verify(many, ROOTS, NOW);
        assertThat(outcome.verdict()).isEqualTo(Verdict.CHAIN_ERROR);
        assertThat(outcome.detail()).contains("60 certificates");
    }

    @RepeatedTest(100)
    void one_wrong_byte_anywhere_is_never_good(RepetitionInfo seed) throws Exception {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var der = new ArrayList<byte[]>();
        for (X509Certificate each : CONTRACT) {
            der.add(each.getEncoded());
        }
        byte[] victim = der.get(random.nextInt(der.size()));
        victim[random.nextInt(victim.length)] ^= (byte) (1 + random.nextInt(255));

        var outcome =
                ContractChain.verify(
                        der.getFirst(),
                        der.subList(1, der.size()),
                        ROOTS,
                        Revocations.unknown(),
                        NOW);

        assertThat(outcome.verdict().isGood()).as(outcome.detail()).isFalse();
    }

    @RepeatedTest(50)
    void cut_and_padded_certificates_are_unreadable(RepetitionInfo seed) throws Exception {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        byte[] der = CONTRACT.getFirst().getEncoded();
        byte[] other = Arrays.copyOf(der, random.nextInt(2 * der.length));
        if (other.length == der.length) {
            return;
        }
        assertThat(
                        ContractChain.verify(other, List.of(), ROOTS, Revocations.unknown(), NOW)
                                .verdict())
                .isEqualTo(Verdict.CHAIN_ERROR);
    }

    private static ContractChain.Outcome at(Instant time) {
        return ContractChain.verify(CONTRACT, ROOTS, time);
    }
}
