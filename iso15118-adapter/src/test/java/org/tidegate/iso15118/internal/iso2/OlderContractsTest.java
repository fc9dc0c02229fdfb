package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.iso2.Answered.ISO2;
import static org.tidegate.iso15118.internal.iso2.Answered.refused;
import static org.tidegate.iso15118.internal.iso2.Answered.reply;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.PlugAndCharge.Verdict;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

@DisplayName("When an old vehicle shows a contract")
class OlderContractsTest {
    @ParameterizedTest
    @CsvSource({
        "EXPIRED, FAILED_CERTIFICATE_EXPIRED, CONTRACT_EXPIRED",
        "REVOKED, FAILED_CERTIFICATE_REVOKED, CONTRACT_REVOKED",
        "CHAIN_BROKEN, FAILED_CERT_CHAIN_ERROR, CONTRACT_UNTRUSTED",
        "NOT_ALLOWED, FAILED_CERTIFICATE_NOT_ALLOWED_AT_THIS_EVSE, CONTRACT_NOT_ALLOWED"
    })
    void a_bad_contract_is_refused_by_its_own_code(Verdict verdict, Code code, Refusal why) {
        var charger = new Sample.Charger();
        charger.contracts = new Sample.Contracts(verdict, true);
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_CONTRACT);
        refused(Sample.send(s, Sample.ask(Kind.PAYMENT_DETAILS, s), charger), code, why);
    }

    @Test
    void a_contract_about_to_end_is_good_with_a_warning_and_gets_a_challenge() {
        var charger = new Sample.Charger();
        charger.contracts = new Sample.Contracts(Verdict.EXPIRES_SOON, true);
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_CONTRACT);
        Outcome outcome = Sample.send(s, Sample.ask(Kind.PAYMENT_DETAILS, s), charger);
        Reply.PaymentDetails details = reply(outcome, Reply.PaymentDetails.class);
        assertThat(details.code()).isEqualTo(Code.OK_CERTIFICATE_EXPIRES_SOON);
        assertThat(details.challenge()).isEqualTo(Sample.CHALLENGE);
    }

    private static OlderSession unproven() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_AUTHORISATION);
        return s.with(
                s.terms()
                        .paying(true, 0)
                        .with(
                                new Terms.Contract(
                                        Sample.EMAID,
                                        Sample.CERTIFICATE,
                                        Sample.CHALLENGE,
                                        false)));
    }

    @Test
    void a_challenge_or_signature_that_does_not_fit_is_refused() {
        Signed genuine = Sample.signed("id1", Bytes.of((byte) 7));
        var charger = new Sample.Charger();
        refused(
                Sample.send(
                        unproven(),
                        new Ask.Authorization(Bytes.of(new byte[16]), genuine),
                        charger),
                Code.FAILED_CHALLENGE_INVALID,
                Refusal.CHALLENGE_WRONG);
        refused(
                Sample.send(unproven(), new Ask.Authorization(null, genuine), charger),
                Code.FAILED_CHALLENGE_INVALID,
                Refusal.CHALLENGE_WRONG);
        refused(
                Sample.send(unproven(), new Ask.Authorization(Sample.CHALLENGE, null), charger),
                Code.FAILED_SIGNATURE_ERROR,
                Refusal.SIGNATURE_WRONG);
        var other =
                new Signed(
                        "id1",
                        Bytes.of((byte) 8),
                        genuine.references(),
                        genuine.signedInfo(),
                        genuine.method(),
                        genuine.value());
        refused(
                Sample.send(unproven(), new Ask.Authorization(Sample.CHALLENGE, other), charger),
                Code.FAILED_SIGNATURE_ERROR,
                Refusal.SIGNATURE_WRONG);
    }

    @Test
    void a_proven_contract_is_shown_to_the_operator_before_it_is_accepted() {
        Signed genuine = Sample.signed("id1", Bytes.of((byte) 7));
        var ask = new Ask.Authorization(Sample.CHALLENGE, genuine);
        var charger = new Sample.Charger();
        assertThat(unproven().toVehicleState(0).phase()).isEqualTo(VehicleState.Phase.SETUP);

        Outcome first = Sample.send(unproven(), ask, charger);
        assertThat(reply(first, Reply.Authorization.class).processing())
                .isEqualTo(Processing.ONGOING);
        assertThat(first.session().toVehicleState(0).contract()).isEqualTo(Sample.EMAID);
        assertThat(first.session().toVehicleState(0).phase())
                .isEqualTo(VehicleState.Phase.AUTHORISING);

        Outcome second = Sample.send(first.session(), ask, charger);
        assertThat(reply(second, Reply.Authorization.class).processing())
                .isEqualTo(Processing.FINISHED);
    }

    @Test
    void a_certificate_request_goes_out_whole_and_comes_back_whole() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_CONTRACT);
        Outcome asked = Sample.send(s, Sample.ask(Kind.CERTIFICATE_INSTALLATION, s), charger);
        assertThat(asked.reply()).isNull();
        assertThat(Objects.requireNonNull(asked.order()).exi()).isEqualTo(Bytes.of((byte) 1));

        assertThat(Order.waited(asked.session(), charger.seconds(4.4).outside()).reply()).isNull();
        Outcome late = Order.waited(asked.session(), charger.seconds(0.2).outside());
        refused(late, Code.FAILED_NO_CERTIFICATE_AVAILABLE, Refusal.NO_CERTIFICATE);

        charger.certificate = Bytes.of((byte) 0x80, (byte) 1); // no message at all
        refused(
                Order.waited(asked.session(), charger.outside()),
                Code.FAILED_NO_CERTIFICATE_AVAILABLE,
                Refusal.NO_CERTIFICATE);

        byte[] answer =
                ISO2.write(
                        Sample.ID,
                        Sample.ask(Kind.CERTIFICATE_INSTALLATION, s),
                        new Reply.Certificate(Code.OK, null),
                        new Dialect.Tongue(charger.settings, _ -> null));
        charger.certificate = Bytes.wrap(answer);
        Outcome fetched = Order.waited(asked.session(), charger.outside());
        Reply.Certificate passed = reply(fetched, Reply.Certificate.class);
        assertThat(
                        ISO2.write(
                                Sample.ID,
                                Objects.requireNonNull(fetched.asked()),
                                passed,
                                new Dialect.Tongue(charger.settings, _ -> null)))
                .isEqualTo(answer);
        assertThat(fetched.session().stage()).isEqualTo(Stage.AWAIT_PAYMENT_DETAILS);
    }

    @Test
    void a_certificate_that_the_operator_refuses_is_refused_at_once_in_its_words() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_CONTRACT);
        Outcome asked = Sample.send(s, Sample.ask(Kind.CERTIFICATE_INSTALLATION, s), charger);
        charger.noCertificate = "the operator: not known there";
        Outcome told = Order.waited(asked.session(), charger.seconds(0.1).outside());
        refused(told, Code.FAILED_NO_CERTIFICATE_AVAILABLE, Refusal.NO_CERTIFICATE);
        assertThat(told.session().toVehicleState(1).refusal()).contains("not known there");
    }

    @Test
    void a_certificate_request_without_a_good_signature_never_leaves_the_charger() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_CONTRACT);
        var ask = new Ask.Certificate(false, Bytes.of((byte) 1), List.of(Sample.CERTIFICATE), null);
        Outcome outcome = Sample.send(s, ask, new Sample.Charger());
        refused(outcome, Code.FAILED_SIGNATURE_ERROR, Refusal.SIGNATURE_WRONG);
        assertThat(outcome.order()).isNull();
    }

    @Test
    void a_receipt_is_asked_for_by_contract_only_and_has_to_fit() {
        var charger = new Sample.Charger();
        OlderSession external = Sample.at(ISO2, Stage.DC_LOOP);
        external =
                external.with(
                        external.times()
                                .looped(OlderSession.NEVER, OlderSession.NEVER, OlderSession.NEVER)
                                .looped(
                                        OlderSession.NEVER,
                                        OlderSession.NEVER,
                                        OlderSession.NEVER));
        charger.seconds(30);
        assertThat(
                        reply(
                                        Sample.send(external, Sample.demand(10), charger),
                                        Reply.CurrentDemand.class)
                                .receiptRequired())
                .isFalse();
        OlderSession byContract = external.with(Sample.at(ISO2, Stage.DC_RECEIPT).terms());
        Outcome asked = Sample.send(byContract, Sample.demand(10), charger);
        assertThat(reply(asked, Reply.CurrentDemand.class).receiptRequired()).isTrue();
        assertThat(asked.session().stage()).isEqualTo(Stage.DC_RECEIPT);

        Signed signed = Sample.signed("ID1", Bytes.of((byte) 9));
        OlderSession s = asked.session();
        for (Ask wrong :
                List.of(
                        new Ask.MeteringReceipt(new SessionId(1), 1, "TIDEGATE-1", 1_234, signed),
                        new Ask.MeteringReceipt(Sample.ID, 2, "TIDEGATE-1", 1_234, signed),
                        new Ask.MeteringReceipt(Sample.ID, 1, "OTHER", 1_234, signed),
                        new Ask.MeteringReceipt(Sample.ID, 1, "TIDEGATE-1", 1_235, signed),
                        new Ask.MeteringReceipt(Sample.ID, 1, "TIDEGATE-1", 1_234, null))) {
            refused(
                    Sample.send(s, wrong, charger),
                    Code.FAILED_METERING_SIGNATURE_NOT_VALID,
                    Refusal.RECEIPT_WRONG);
        }
        Outcome good =
                Sample.send(
                        s,
                        new Ask.MeteringReceipt(Sample.ID, 0, "TIDEGATE-1", 1_234, signed),
                        charger);
        assertThat(good.session().stage()).isEqualTo(Stage.DC_LOOP);
    }
}
