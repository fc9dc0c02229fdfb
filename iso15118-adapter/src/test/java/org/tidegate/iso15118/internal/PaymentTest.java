package org.tidegate.iso15118.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.SETTINGS;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.at;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.willing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.CertificateInstallationRes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PncAsResAuthorizationMode;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedCertificateChain;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.X509IssuerSerial;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.Revocations;

@DisplayName("Contracts and their certificates")
class PaymentTest {
    private static final SessionId ID = SessionId.parse("0123456789ABCDEF");
    private static final MessageHeader HEADER = new MessageHeader(ID, 1_795_000_000L, null);
    private static final List<X509IssuerSerial> ROOTS =
            List.of(new X509IssuerSerial("CN=Lab MO Root", BigInteger.ONE));
    private static final LabPki PKI =
            LabPki.make(
                    LabPki.Suite.ISO20_P521,
                    Instant.ofEpochSecond(1_795_000_000L),
                    new SecureRandom());

    private static Outside outside(@Nullable Bytes certificate, long nowNanos) {
        var courier =
                new ContractPayments.Courier() {
                    @Override
                    public boolean isOpen() {
                        return true;
                    }

                    @Override
                    public void order(boolean update, String schema, Bytes exi) {}

                    @Override
                    public @Nullable Bytes poll() {
                        return null;
                    }
                };
        return new Outside(
                new Context(
                        SETTINGS,
                        willing(Stop.NONE),
                        true,
                        nowNanos,
                        1_795_000_000L,
                        new SessionId(42)),
                new ContractPayments(
                        List.of(PKI.certificate(LabPki.Member.MO_ROOT)),
                        Revocations.unknown(),
                        courier,
                        null,
                        null),
                Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}),
                certificate,
                null);
    }

    private static CertificateInstallationReq installation(Credential signer) throws Exception {
        var chain =
                new SignedCertificateChain(
                        "oem",
                        Bytes.wrap(
                                PKI.credential(LabPki.Member.OEM_PROVISIONING).leaf().getEncoded()),
                        List.of());
        var bare = new CertificateInstallationReq(HEADER, chain, ROOTS, 1, List.of());
        byte[] digest =
                MessageDigest.getInstance("SHA-512")
                        .digest(Proof.fragment(bare, "OEMProvisioningCertificateChain"));
        var info =
                new SignedInfo(
                        null,
                        Proof.CANONICAL_EXI,
                        Proof.ECDSA_SHA512,
                        List.of(
                                new Reference(
                                        null,
                                        null,
                                        "#oem",
                                        List.of(Proof.CANONICAL_EXI),
                                        Proof.SHA512,
                                        Bytes.wrap(digest))));
        var draft =
                new CertificateInstallationReq(
                        header(info, Bytes.of((byte) 0)), chain, ROOTS, 1, List.of());
        Signature signature = Signature.getInstance("SHA512withECDSAinP1363Format");
        signature.initSign(signer.key());
        signature.update(Proof.signedInfo(draft));
        return new CertificateInstallationReq(
                header(info, Bytes.wrap(signature.sign())), chain, ROOTS, 1, List.of());
    }

    private static MessageHeader header(SignedInfo info, Bytes value) {
        return new MessageHeader(
                ID,
                1_795_000_000L,
                new org.tidegate.iso15118.message.Signature(
                        null, info, new SignatureValue(null, value)));
    }

    private static CertificateInstallationRes answer(Step step) {
        return (CertificateInstallationRes) Objects.requireNonNull(step.response());
    }

    @Test
    void are_offered_with_a_fresh_number_to_sign() {
        Step step =
                SeccSession.received(
                        at(Stage.AWAIT_AUTHORISATION_SETUP),
                        new AuthorizationSetupReq(HEADER),
                        outside(null, 0));

        var response = (AuthorizationSetupRes) Objects.requireNonNull(step.response());
        assertThat(response.authorizationServices())
                .containsExactly(AuthorizationService.EIM, AuthorizationService.PNC);
        assertThat(response.certificateInstallationService()).isTrue();
        assertThat(((PncAsResAuthorizationMode) response.authorizationMode()).genChallenge())
                .isEqualTo(outside(null, 0).challenge());
        assertThat(step.state().stage()).isEqualTo(Stage.AWAIT_CONTRACT);
    }

    @Test
    void are_ordered_once_and_delivered_under_the_number_of_this_session() throws Exception {
        var request = installation(PKI.credential(LabPki.Member.OEM_PROVISIONING));
        Step first = SeccSession.received(at(Stage.AWAIT_CONTRACT), request, outside(null, 0));
        assertThat(answer(first).evseProcessing()).isEqualTo(Processing.ONGOING);
        assertThat(answer(first).responseCode()).isEqualTo(ResponseCode.OK);
        var order = Objects.requireNonNull(first.order());
        assertThat(order.exi()).isEqualTo(Bytes.wrap(V2gCodec.encode(request)));

        Step second = SeccSession.received(first.state(), request, outside(null, 1_000_000_000L));
        assertThat(answer(second).evseProcessing()).isEqualTo(Processing.ONGOING);
        assertThat(second.order()).isNull();

        var made =
                Answers.noCertificate(
                        new MessageHeader(new SessionId(99), 5, request.header().signature()),
                        ResponseCode.OK,
                        Processing.FINISHED);
        Step third =
                SeccSession.received(
                        second.state(),
                        request,
                        outside(Bytes.wrap(V2gCodec.encode(made)), 2_000_000_000L));
        assertThat(answer(third).evseProcessing()).isEqualTo(Processing.FINISHED);
        assertThat(answer(third).header().sessionId()).isEqualTo(ID);
        assertThat(answer(third).header().signature()).isEqualTo(request.header().signature());
        assertThat(third.state().stage()).isEqualTo(Stage.AWAIT_CONTRACT);
    }

    @Test
    void that_the_operator_refuses_are_a_warning_with_its_words_at_once() throws Exception {
        var request = installation(PKI.credential(LabPki.Member.OEM_PROVISIONING));
        SessionState waiting =
                SeccSession.received(at(Stage.AWAIT_CONTRACT), request, outside(null, 0)).state();
        Outside before = outside(null, 1);
        var refused =
                new Outside(
                        before.context(),
                        before.contracts(),
                        before.challenge(),
                        null,
                        "the operator: not known there",
                        null);
        Step step = SeccSession.received(waiting, request, refused);
        assertThat(answer(step).responseCode())
                .isEqualTo(ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE);
        assertThat(step.state().facts().doubt()).contains("not known there");
        assertThat(step.state().stage()).isEqualTo(Stage.AWAIT_CONTRACT);
    }

    @Test
    void cannot_be_ordered_by_somebody_else() throws Exception {
        Step step =
                SeccSession.received(
                        at(Stage.AWAIT_CONTRACT),
                        installation(PKI.credential(LabPki.Member.CONTRACT)),
                        outside(null, 0));
        assertThat(answer(step).responseCode()).isEqualTo(ResponseCode.FAILED_SIGNATURE_ERROR);
        assertThat(step.order()).isNull();
        assertThat(step.state().refusal()).startsWith(Refusal.SIGNATURE_WRONG.text());
    }

    @Test
    void that_do_not_come_or_cannot_be_read_are_a_warning() throws Exception {
        var request = installation(PKI.credential(LabPki.Member.OEM_PROVISIONING));
        SessionState waiting =
                SeccSession.received(at(Stage.AWAIT_CONTRACT), request, outside(null, 0)).state();

        Step garbage =
                SeccSession.received(waiting, request, outside(Bytes.of((byte) 1, (byte) 2), 1));
        assertThat(answer(garbage).responseCode())
                .isEqualTo(ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE);
        assertThat(garbage.state().stage()).isEqualTo(Stage.AWAIT_CONTRACT);

        long late = SETTINGS.nanos(SeccSettings.ONGOING_TIMEOUT) + 1;
        Step never = SeccSession.received(waiting, request, outside(null, late));
        assertThat(answer(never).responseCode())
                .isEqualTo(ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE);
    }
}
