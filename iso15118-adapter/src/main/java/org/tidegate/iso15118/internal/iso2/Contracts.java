package org.tidegate.iso15118.internal.iso2;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.PlugAndCharge.Verdict;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.CertificateOrder;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.Text;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;
import org.tidegate.iso15118.message.Bytes;

/** Who pays: contracts, their certificates, and receipts. */
final class Contracts {
    /** V2G_SECC_Msg_Performance_Time of CertificateInstallation: the vehicle leaves at 5 s. */
    private static final long FETCH_NANOS = 4_500_000_000L;

    private static final int LONGEST_EMAID = 20;

    private Contracts() {}

    static Outcome certificate(OlderSession s, Ask.Certificate ask, Outside outside) {
        Context context = outside.context();
        if (!outside.contracts().installsCertificates()) {
            return noCertificate(s, ask, "not offered", outside);
        }
        X509Certificate leaf =
                ask.certificates().isEmpty() ? null : parsed(ask.certificates().getFirst());
        if (leaf == null || !Signatures.isGenuine(ask.signed(), leaf.getPublicKey())) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_SIGNATURE_ERROR,
                    Refusal.SIGNATURE_WRONG,
                    ask.kind().title(),
                    outside);
        }
        if (leaf.getNotAfter().toInstant().getEpochSecond() < context.wallSeconds()) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_CERTIFICATE_EXPIRED,
                    Refusal.CONTRACT_EXPIRED,
                    ask.kind().title(),
                    outside);
        }
        return Outcome.stay(s.to(Stage.FETCHING_CERTIFICATE, context.nowNanos()).waitingFor(ask))
                .ordering(new CertificateOrder(ask.update(), s.dialect().namespace(), ask.exi()))
                .note(Iso15118Event.CERTIFICATE_ORDERED, ask.update() ? "update" : "installation");
    }

    /** The operator has until the vehicle's patience ends, less the way back. */
    static Outcome fetched(OlderSession s, Ask.Certificate ask, Outside outside) {
        Bytes answer = outside.certificate();
        long nowNanos = outside.context().nowNanos();
        if (answer != null) {
            return s.dialect().isCertificateAnswer(answer, ask.update(), s.identity().id())
                    ? Outcome.answer(
                            s.to(Stage.AWAIT_PAYMENT_DETAILS, nowNanos),
                            ask,
                            new Reply.Certificate(Code.OK, answer))
                    : noCertificate(s, ask, "the operator's answer cannot be used", outside);
        }
        if (!outside.noCertificate().isEmpty()) {
            return noCertificate(s, ask, outside.noCertificate(), outside);
        }
        return nowNanos - s.times().stageNanos() >= FETCH_NANOS
                ? noCertificate(s, ask, "the operator did not answer in time", outside)
                : Outcome.stay(s);
    }

    private static Outcome noCertificate(
            OlderSession s, Ask.Certificate ask, String detail, Outside outside) {
        return Order.refused(
                s,
                ask,
                Code.FAILED_NO_CERTIFICATE_AVAILABLE,
                Refusal.NO_CERTIFICATE,
                detail,
                outside);
    }

    static Outcome details(OlderSession s, Ask.PaymentDetails ask, Outside outside) {
        Context context = outside.context();
        String eMaid = Text.harmless(ask.eMaid(), LONGEST_EMAID);
        Verdict verdict =
                outside.contracts()
                        .judge(ask.leafFirst(), ask.eMaid(), context.wallSeconds() * 1000);
        return switch (verdict) {
            case GOOD, EXPIRES_SOON -> {
                var contract =
                        new Terms.Contract(
                                eMaid, ask.leafFirst().getFirst(), outside.challenge(), false);
                Code code = verdict == Verdict.GOOD ? Code.OK : Code.OK_CERTIFICATE_EXPIRES_SOON;
                yield Outcome.answer(
                        s.with(s.terms().with(contract))
                                .to(Stage.AWAIT_AUTHORISATION, context.nowNanos()),
                        ask,
                        new Reply.PaymentDetails(code, outside.challenge(), context.wallSeconds()));
            }
            case EXPIRED ->
                    refused(
                            s,
                            ask,
                            Code.FAILED_CERTIFICATE_EXPIRED,
                            Refusal.CONTRACT_EXPIRED,
                            outside);
            case REVOKED ->
                    refused(
                            s,
                            ask,
                            Code.FAILED_CERTIFICATE_REVOKED,
                            Refusal.CONTRACT_REVOKED,
                            outside);
            case CHAIN_BROKEN, NOT_YET_VALID ->
                    refused(
                            s,
                            ask,
                            Code.FAILED_CERT_CHAIN_ERROR,
                            Refusal.CONTRACT_UNTRUSTED,
                            outside);
            case NOT_ALLOWED ->
                    refused(
                            s,
                            ask,
                            Code.FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE,
                            Refusal.CONTRACT_NOT_ALLOWED,
                            outside);
        };
    }

    private static Outcome refused(
            OlderSession s, Ask.PaymentDetails ask, Code code, Refusal why, Outside outside) {
        return Order.refused(s, ask, code, why, Text.harmless(ask.eMaid(), LONGEST_EMAID), outside);
    }

    static Outcome authorisation(OlderSession s, Ask.Authorization ask, Outside outside) {
        return s.terms().byContract() ? byContract(s, ask, outside) : external(s, ask, outside);
    }

    private static Outcome byContract(OlderSession s, Ask.Authorization ask, Outside outside) {
        Terms.Contract contract = s.terms().contract();
        if (contract == null) {
            throw new IllegalStateException("a contract was never presented");
        }
        if (contract.signed()) {
            return judged(s, ask, outside);
        }
        Bytes repeated = ask.challenge();
        if (repeated == null || !contract.challenge().equals(repeated)) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_CHALLENGE_INVALID,
                    Refusal.CHALLENGE_WRONG,
                    contract.eMaid(),
                    outside);
        }
        if (!isSigned(ask.signed(), contract)) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_SIGNATURE_ERROR,
                    Refusal.SIGNATURE_WRONG,
                    "Authorization",
                    outside);
        }
        // Whatever the operator has said so far was not about this contract: ask, then answer.
        OlderSession proven = s.with(s.terms().with(contract.proven()));
        return waiting(proven, ask, Processing.ONGOING, outside)
                .note(Iso15118Event.CONTRACT_PRESENTED, contract.eMaid());
    }

    /** What the operator thinks of a proven contract. */
    private static Outcome judged(OlderSession s, Ask.Authorization ask, Outside outside) {
        EvseState evse = outside.context().evse();
        if (evse.authorisation() == Authorisation.REJECTED) {
            return Order.refused(s, ask, Code.FAILED, Refusal.CONTRACT_REJECTED, "", outside);
        }
        boolean accepted = evse.authorisation() == Authorisation.ACCEPTED && evse.chargerReady();
        return accepted ? accepted(s, ask, outside) : waiting(s, ask, Processing.ONGOING, outside);
    }

    private static Outcome external(OlderSession s, Ask.Authorization ask, Outside outside) {
        EvseState evse = outside.context().evse();
        if (evse.authorisation() == Authorisation.ACCEPTED) {
            return evse.chargerReady()
                    ? accepted(s, ask, outside)
                    : waiting(s, ask, Processing.ONGOING, outside);
        }
        if (evse.authorisation() == Authorisation.PENDING) {
            return waiting(s, ask, Processing.WAITING_FOR_CUSTOMER, outside);
        }
        // There is no code for a "no"; the customer may present another card.
        String words = Refusal.AUTHORISATION_REJECTED.text();
        boolean told = s.car().doubt().equals(words);
        Outcome outcome =
                waiting(
                        s.with(s.car().withDoubts(words, s.car().dischargeDoubt())),
                        ask,
                        Processing.WAITING_FOR_CUSTOMER,
                        outside);
        return told ? outcome : outcome.note(Iso15118Event.AUTHORISATION_REFUSED, words);
    }

    private static Outcome accepted(OlderSession s, Ask ask, Outside outside) {
        return Outcome.answer(
                s.with(s.car().withDoubts("", s.car().dischargeDoubt()))
                        .to(Stage.AWAIT_PARAMETERS, outside.context().nowNanos()),
                ask,
                new Reply.Authorization(Code.OK, Processing.FINISHED));
    }

    private static Outcome waiting(
            OlderSession s, Ask ask, Processing processing, Outside outside) {
        boolean late =
                outside.context()
                        .isOlderThan(s.times().stageNanos(), SeccSettings.AUTHORISATION_TIMEOUT);
        return late
                ? Order.refused(s, ask, Code.FAILED, Refusal.AUTHORISATION_TIMEOUT, "", outside)
                : Outcome.answer(s, ask, new Reply.Authorization(Code.OK, processing));
    }

    /** The vehicle confirms, signed by its contract, what the charger has metered. */
    static Outcome receipt(OlderSession s, Ask.MeteringReceipt ask, Outside outside) {
        Reply.Meter asked = s.receipt();
        Terms.Contract contract = s.terms().contract();
        boolean same =
                asked != null
                        && ask.sessionId().equals(s.identity().id())
                        && (ask.tuple() == 0 || ask.tuple() == s.terms().tuple())
                        && ask.meterId().equals(asked.meterId())
                        && ask.readingWh() == asked.readingWh();
        boolean genuine = contract != null && isSigned(ask.signed(), contract);
        if (asked == null || !same || !genuine) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_METERING_SIGNATURE_NOT_VALID,
                    Refusal.RECEIPT_WRONG,
                    same ? "signature" : "content",
                    outside);
        }
        Stage next = s.stage() == Stage.AC_RECEIPT ? Stage.AC_LOOP : Stage.DC_LOOP;
        return Outcome.answer(
                        s.to(next, outside.context().nowNanos()),
                        ask,
                        Delivery.powered(s, outside.context()))
                .note(Iso15118Event.RECEIPT_CONFIRMED, (double) asked.readingWh(), Double.NaN, "");
    }

    private static boolean isSigned(@Nullable Signed signed, Terms.Contract contract) {
        X509Certificate leaf = parsed(contract.leaf());
        if (leaf == null) {
            return false;
        }
        PublicKey key = leaf.getPublicKey();
        return Signatures.isGenuine(signed, key);
    }

    private static @Nullable X509Certificate parsed(Bytes der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der.array()));
        } catch (CertificateException _) {
            return null;
        }
    }
}
