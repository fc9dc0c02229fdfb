package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Pilot;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.PlugAndCharge.Verdict;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.internal.din.DinDialect;
import org.tidegate.iso15118.internal.iso2.Reply.Health;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

@DisplayName("When the charger answers an old vehicle's request")
class OlderSessionTest {
    private static final Dialect ISO2 = Iso2Dialect.INSTANCE;
    private static final Dialect DIN = DinDialect.INSTANCE;

    private static void refused(Outcome outcome, Code code, Refusal why) {
        assertThat(Objects.requireNonNull(outcome.reply()).code()).isEqualTo(code);
        assertThat(outcome.close()).isTrue();
        assertThat(outcome.session().refusal()).startsWith(why.text());
    }

    private static Outcome send(Stage stage, Ask ask) {
        return Sample.send(Sample.at(ISO2, stage), ask, new Sample.Charger());
    }

    private static <R extends Reply> R reply(Outcome outcome, Class<R> type) {
        assertThat(outcome.session().refusal()).isEmpty();
        return type.cast(Objects.requireNonNull(outcome.reply()));
    }

    // ---- opening

    @Test
    void a_new_session_gets_the_fresh_number_whatever_the_vehicle_brings() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_SESSION);
        var request = new Dialect.Request(new SessionId(7), new Ask.SessionSetup("car\u001b[31m<"));
        Outcome outcome = Order.received(s, request, new Sample.Charger().outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.FRESH);
        assertThat(outcome.session().identity().evccId()).isEqualTo("car?[31m?");
    }

    private static OlderSession paused(boolean tls, String evccId) {
        OlderSession s =
                Sample.at(ISO2, Stage.DC_LOOP)
                        .with(new OlderSession.Identity(tls, Sample.ID, evccId, false, true));
        return s.to(Stage.ENDED, Sample.NOW);
    }

    @Test
    void a_vehicle_back_from_a_pause_joins_its_old_session() {
        var charger = new Sample.Charger();
        charger.before = paused(true, "car");
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        Outcome outcome = Order.received(Sample.fresh(ISO2, true), request, charger.outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_OLD_SESSION_JOINED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.ID);
        assertThat(outcome.session().identity().joined()).isTrue();
    }

    @Test
    void a_contract_is_not_taken_as_proven_because_it_was_before_the_pause() {
        OlderSession byContract = paused(true, "car");
        byContract = byContract.with(Sample.at(ISO2, Stage.DC_RECEIPT).terms());
        var charger = new Sample.Charger();
        charger.before = byContract;
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        OlderSession joined =
                Order.received(Sample.fresh(ISO2, true), request, charger.outside()).session();
        assertThat(joined.toVehicleState(0).contract()).isEmpty();
        refused(
                Sample.send(
                        joined.to(Stage.AWAIT_PAYMENT, Sample.NOW),
                        new Ask.PaymentSelection(false, List.of(1)),
                        charger),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789ABCDEF, thief, true",
        "0123456789ABCDEE, car, true",
        "0000000000000000, car, true",
        "0123456789ABCDEF, car, false"
    })
    void another_vehicle_number_or_secrecy_joins_nothing(String id, String evccId, boolean tls) {
        var charger = new Sample.Charger();
        charger.before = paused(true, "car");
        var request = new Dialect.Request(SessionId.parse(id), new Ask.SessionSetup(evccId));
        Outcome outcome = Order.received(Sample.fresh(ISO2, tls), request, charger.outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.FRESH);
    }

    @Test
    void a_session_that_was_not_paused_is_not_joined() {
        var charger = new Sample.Charger();
        charger.before = Sample.at(ISO2, Stage.ENDED);
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        Outcome outcome = Order.received(Sample.fresh(ISO2, true), request, charger.outside());
        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
    }

    @Test
    void after_a_pause_only_the_payment_of_before_is_offered() {
        OlderSession joined =
                Sample.at(ISO2, Stage.AWAIT_SERVICES)
                        .with(new OlderSession.Identity(true, Sample.ID, "car", true, false));
        Outcome outcome =
                Sample.send(joined, new Ask.ServiceDiscovery(false), new Sample.Charger());
        Reply.ServiceDiscovery offer = reply(outcome, Reply.ServiceDiscovery.class);
        assertThat(offer.external()).isTrue();
        assertThat(offer.contract()).isFalse();

        refused(
                Sample.send(
                        joined.to(Stage.AWAIT_PAYMENT, Sample.NOW),
                        new Ask.PaymentSelection(true, List.of(1)),
                        new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }

    @Test
    void discharge_services_are_offered_only_when_they_are_wanted() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_SERVICES);
        var charger = new Sample.Charger();
        Ask all = new Ask.ServiceDiscovery(false);
        assertThat(reply(Sample.send(s, all, charger), Reply.ServiceDiscovery.class).services())
                .extracting(Reply.Service::id)
                .containsExactly(2);

        charger.settings =
                charger.settings.withOlder(charger.settings.older().withDischargeOverJ2847());
        assertThat(reply(Sample.send(s, all, charger), Reply.ServiceDiscovery.class).services())
                .extracting(Reply.Service::id)
                .containsExactly(2, 28_472, 28_473);
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ServiceDiscovery(true), charger),
                                        Reply.ServiceDiscovery.class)
                                .services())
                .isEmpty();
        OlderSession din = Sample.at(DIN, Stage.AWAIT_SERVICES);
        assertThat(reply(Sample.send(din, all, charger), Reply.ServiceDiscovery.class).services())
                .isEmpty();
    }

    @Test
    void services_and_payments_that_are_not_offered_are_refused() {
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.ServiceDetail(4711)),
                Code.FAILED_SERVICE_ID_INVALID,
                Refusal.SERVICE_UNKNOWN);
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.PaymentSelection(false, List.of(1, 28_473))),
                Code.FAILED_SERVICE_SELECTION_INVALID,
                Refusal.ADDED_SERVICE_UNKNOWN);
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.PaymentSelection(false, List.of(2))),
                Code.FAILED_NO_CHARGE_SERVICE_SELECTED,
                Refusal.NO_CHARGE_SERVICE);
        OlderSession plain =
                Sample.at(ISO2, Stage.AWAIT_PAYMENT)
                        .with(new OlderSession.Identity(false, Sample.ID, "car", false, false));
        refused(
                Sample.send(
                        plain, new Ask.PaymentSelection(true, List.of(1)), new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
        refused(
                Sample.send(
                        Sample.at(DIN, Stage.AWAIT_PAYMENT),
                        new Ask.PaymentSelection(true, List.of(1)),
                        new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }

    // ---- contracts

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

    // ---- authorisation

    @ParameterizedTest
    @CsvSource({
        "PENDING, true, WAITING_FOR_CUSTOMER",
        "REJECTED, true, WAITING_FOR_CUSTOMER",
        "ACCEPTED, false, ONGOING",
        "ACCEPTED, true, FINISHED"
    })
    void external_identification_waits_as_long_as_it_takes(
            Authorisation answer, boolean ready, Processing processing) {
        var charger = new Sample.Charger();
        charger.authorisation = answer;
        charger.ready = ready;
        Outcome outcome =
                Sample.send(
                        Sample.at(ISO2, Stage.AWAIT_AUTHORISATION),
                        new Ask.Authorization(null, null),
                        charger);
        assertThat(reply(outcome, Reply.Authorization.class).processing()).isEqualTo(processing);
    }

    // ---- parameters

    @Test
    void modes_and_parameters_that_do_not_fit_are_refused() {
        refused(
                send(
                        Stage.AWAIT_PARAMETERS,
                        new Ask.ChargeParameterDiscovery(
                                TransferMode.DC_COMBO_CORE, 0, Sample.dc())),
                Code.FAILED_WRONG_ENERGY_TRANSFER_MODE,
                Refusal.TRANSFER_MODE);
        refused(
                send(
                        Stage.AWAIT_PARAMETERS,
                        new Ask.ChargeParameterDiscovery(
                                TransferMode.DC_EXTENDED, 0, new Ask.Ac(1, 400, 32, 6))),
                Code.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.WRONG_MODE);
        refused(
                send(
                        Stage.AWAIT_PARAMETERS,
                        new Ask.ChargeParameterDiscovery(TransferMode.DC_EXTENDED, 0, null)),
                Code.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.WRONG_MODE);
        refused(
                Sample.send(
                        Sample.at(DIN, Stage.AWAIT_PARAMETERS),
                        new Ask.ChargeParameterDiscovery(
                                TransferMode.AC_THREE_PHASE_CORE, 0, new Ask.Ac(1, 400, 32, 6)),
                        new Sample.Charger()),
                Code.FAILED_WRONG_ENERGY_TRANSFER_MODE,
                Refusal.TRANSFER_MODE);
    }

    @ParameterizedTest
    @CsvSource({
        "-60, 22000, 450, LIMIT_NEGATIVE",
        "60, -22000, 450, LIMIT_NEGATIVE",
        "60, 22000, -450, LIMIT_NEGATIVE",
        "NaN, 22000, 450, LIMIT_UNREADABLE",
        "60, 22000, NaN, LIMIT_UNREADABLE",
        "32767000, 22000, 450, LIMIT_ABSURD",
        "60, 32767000, 450, LIMIT_ABSURD",
        "60, 22000, 120, VOLTAGE_MISMATCH"
    })
    void nonsense_limits_are_refused_before_power(
            double currentA, double powerW, double voltageV, Refusal why) {
        var dc = new Ask.Dc(Sample.HEALTHY, currentA, powerW, voltageV, 1e4, 1e4, 100, 80);
        refused(
                send(
                        Stage.AWAIT_PARAMETERS,
                        new Ask.ChargeParameterDiscovery(TransferMode.DC_EXTENDED, 0, dc)),
                Code.FAILED_WRONG_CHARGE_PARAMETER,
                why);
    }

    @Test
    void a_vehicle_without_a_power_limit_is_limited_by_current_and_voltage() {
        var dc = new Ask.Dc(Sample.HEALTHY, 60, Double.NaN, 450, 1e4, 1e4, 100, 80);
        Outcome outcome =
                send(
                        Stage.AWAIT_PARAMETERS,
                        new Ask.ChargeParameterDiscovery(TransferMode.DC_EXTENDED, 0, dc));
        assertThat(outcome.session().toVehicleState(0).maxChargePowerW()).isEqualTo(27_000);
    }

    @Test
    void the_schedule_is_what_the_charger_may_give_now() {
        var charger = new Sample.Charger();
        charger.maxChargeW = 7_400;
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_PARAMETERS);
        Reply.ChargeParameterDiscovery offer =
                reply(
                        Sample.send(s, Sample.ask(Kind.CHARGE_PARAMETER_DISCOVERY, s), charger),
                        Reply.ChargeParameterDiscovery.class);
        assertThat(offer.schedules())
                .singleElement()
                .satisfies(schedule ->
                        assertThat(schedule.steps()).containsExactly(new Schedule.Step(0, 7_400)));
        assertThat(Objects.requireNonNull(offer.limits()).maxPowerW()).isEqualTo(7_400);
    }

    @Test
    void until_the_charger_is_ready_the_vehicle_asks_again_and_at_last_is_told_no() {
        var charger = new Sample.Charger();
        charger.ready = false;
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_PARAMETERS);
        Ask ask = Sample.ask(Kind.CHARGE_PARAMETER_DISCOVERY, s);
        Outcome first = Sample.send(s, ask, charger);
        assertThat(reply(first, Reply.ChargeParameterDiscovery.class).processing())
                .isEqualTo(Processing.ONGOING);
        assertThat(first.session().stage()).isEqualTo(Stage.AWAIT_PARAMETERS);
        refused(
                Sample.send(first.session(), ask, charger.seconds(56)),
                Code.FAILED,
                Refusal.ONGOING_TIMEOUT);
    }

    @Test
    void a_tariff_is_signed_by_the_operator_s_key() throws Exception {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_PARAMETERS);
        Outcome outcome = Sample.send(s, Sample.ask(Kind.CHARGE_PARAMETER_DISCOVERY, s), charger);
        byte[] exi =
                ISO2.write(
                        Sample.ID,
                        Objects.requireNonNull(outcome.asked()),
                        Objects.requireNonNull(outcome.reply()),
                        new Dialect.Tongue(charger.settings, Sample::sign));
        var message =
                org.tidegate.iso15118.exi.ExiCodec.decode(
                        org.tidegate.iso15118.exi.SchemaSet.ISO2, exi);
        var tariff = find(message, "SalesTariff");
        var info = find(message, "SignedInfo");
        var signed =
                new Signed(
                        tariff.attributes().values().iterator().next(),
                        Bytes.wrap(
                                org.tidegate.iso15118.exi.ExiCodec.encodeFragment(
                                        org.tidegate.iso15118.exi.SchemaSet.ISO2, tariff)),
                        List.of(
                                new Signed.Reference(
                                        find(info, "Reference")
                                                .attributes()
                                                .values()
                                                .iterator()
                                                .next(),
                                        Signatures.SHA256,
                                        decoded(find(info, "DigestValue").text()))),
                        Bytes.wrap(
                                org.tidegate.iso15118.exi.ExiCodec.encodeFragment(
                                        org.tidegate.iso15118.exi.SchemaSet.XMLDSIG, info)),
                        Signatures.ECDSA_SHA256,
                        decoded(find(message, "SignatureValue").text()));
        var certificate =
                java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new java.io.ByteArrayInputStream(Sample.CERTIFICATE.array()));
        assertThat(Signatures.isGenuine(signed, certificate.getPublicKey())).isTrue();
    }

    private static org.tidegate.iso15118.exi.ExiElement find(
            org.tidegate.iso15118.exi.ExiElement element, String name) {
        if (element.localName().equals(name)) {
            return element;
        }
        return element.children().stream()
                .filter(c -> contains(c, name))
                .findFirst()
                .map(c -> find(c, name))
                .orElseThrow();
    }

    private static Bytes decoded(String base64) {
        return Bytes.wrap(java.util.Base64.getDecoder().decode(base64));
    }

    private static boolean contains(org.tidegate.iso15118.exi.ExiElement e, String name) {
        return e.localName().equals(name) || e.children().stream().anyMatch(c -> contains(c, name));
    }

    // ---- cable check, pre-charge, power

    @Test
    void a_cable_check_result_from_before_the_question_does_not_count() {
        var charger = new Sample.Charger();
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        Outcome first = Sample.send(Sample.at(ISO2, Stage.AWAIT_CABLE_CHECK), ask, charger);
        assertThat(reply(first, Reply.CableCheck.class).processing()).isEqualTo(Processing.ONGOING);
        Outcome second = Sample.send(first.session(), ask, charger.seconds(0.1));
        assertThat(reply(second, Reply.CableCheck.class).processing())
                .isEqualTo(Processing.FINISHED);
    }

    @Test
    void a_faulty_insulation_is_a_malfunction() {
        var charger = new Sample.Charger();
        charger.isolation = Isolation.FAULT;
        Outcome outcome =
                Sample.send(
                        Sample.at(ISO2, Stage.CABLE_CHECK),
                        new Ask.CableCheck(Sample.HEALTHY),
                        charger);
        refused(outcome, Code.FAILED, Refusal.ISOLATION_FAULT);
        Reply.Status status = ((Reply.CableCheck) Objects.requireNonNull(outcome.reply())).status();
        assertThat(status.health()).isEqualTo(Health.MALFUNCTION);
        assertThat(status.isolation()).isEqualTo(Reply.Isolation.FAULT);
    }

    @Test
    void an_endless_cable_check_is_ended() {
        var charger = new Sample.Charger();
        charger.isolation = Isolation.TESTING;
        OlderSession s = Sample.at(ISO2, Stage.CABLE_CHECK);
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        Outcome still = Sample.send(s, ask, charger.seconds(37));
        assertThat(reply(still, Reply.CableCheck.class).status().health())
                .isEqualTo(Health.ISOLATION_MONITORING);
        refused(Sample.send(s, ask, charger.seconds(2)), Code.FAILED, Refusal.CABLE_CHECK_TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"ISO 15118-2, 0.3", "DIN 70121, 1.6"})
    void a_pilot_that_stays_in_b_fails_the_cable_check(String name, double afterS) {
        Dialect dialect = name.equals(ISO2.name()) ? ISO2 : DIN;
        var charger = new Sample.Charger();
        charger.isolation = Isolation.TESTING;
        charger.pilot = Pilot.B;
        OlderSession s = Sample.at(dialect, Stage.CABLE_CHECK).with(Car.UNKNOWN);
        s = s.to(Stage.AWAIT_CABLE_CHECK, charger.now).to(Stage.CABLE_CHECK, charger.now);
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        assertThat(Sample.send(s, ask, charger.seconds(afterS - 0.1)).close()).isFalse();
        refused(Sample.send(s, ask, charger.seconds(0.1)), Code.FAILED, Refusal.PILOT_NOT_READY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 455, 501, Double.NaN})
    void pre_charge_voltages_outside_of_both_limits_are_refused(double targetV) {
        refused(
                send(Stage.PRE_CHARGE, new Ask.PreCharge(Sample.HEALTHY, targetV, 2)),
                Code.FAILED,
                Refusal.PRE_CHARGE_VOLTAGE);
    }

    @Test
    void pre_charge_does_not_go_on_for_ever() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.PRE_CHARGE);
        Ask ask = new Ask.PreCharge(Sample.HEALTHY, 400, 2);
        assertThat(Sample.send(s, ask, charger.seconds(6.8)).close()).isFalse();
        refused(Sample.send(s, ask, charger.seconds(0.4)), Code.FAILED, Refusal.PRE_CHARGE_TIMEOUT);
    }

    @Test
    void power_needs_a_known_schedule_and_a_profile_within_it() {
        refused(
                send(Stage.PRE_CHARGE, start(2, List.of())),
                Code.FAILED_TARIFF_SELECTION_INVALID,
                Refusal.SCHEDULE_UNKNOWN);
        refused(
                send(Stage.PRE_CHARGE, start(1, List.of(new Ask.ProfileEntry(0, 11_100)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
        refused(
                send(Stage.PRE_CHARGE, start(1, List.of(new Ask.ProfileEntry(0, Double.NaN)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
        refused(
                send(
                        Stage.PRE_CHARGE,
                        start(
                                1,
                                List.of(
                                        new Ask.ProfileEntry(60, 1_000),
                                        new Ask.ProfileEntry(60, 2_000)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
    }

    private static Ask start(int tuple, List<Ask.ProfileEntry> profile) {
        return new Ask.PowerDelivery(Ask.Progress.START, tuple, profile);
    }

    @Test
    void a_profile_is_judged_against_every_step_it_crosses() {
        var schedule =
                new Schedule(
                        1,
                        List.of(
                                new Schedule.Step(0, 11_000),
                                new Schedule.Step(3_600, 4_000),
                                new Schedule.Step(7_200, 11_000)),
                        null);
        assertThat(
                        Delivery.profileFault(
                                List.of(
                                        new Ask.ProfileEntry(0, 11_000),
                                        new Ask.ProfileEntry(3_600, 4_000),
                                        new Ask.ProfileEntry(7_200, 9_000)),
                                schedule))
                .isNull();
        assertThat(Delivery.profileFault(List.of(new Ask.ProfileEntry(0, 5_000)), schedule))
                .contains("at most 4000 W");
        assertThat(Delivery.profileFault(List.of(), schedule)).isNull();
    }

    @Test
    void power_needs_permission_and_a_closed_contactor() {
        var charger = new Sample.Charger();
        charger.permitted = false;
        OlderSession s = Sample.at(ISO2, Stage.PRE_CHARGE);
        refused(
                Sample.send(s, start(1, List.of()), charger),
                Code.FAILED_POWER_DELIVERY_NOT_APPLIED,
                Refusal.ENERGY_NOT_PERMITTED);
        charger.permitted = true;
        charger.contactor = false;
        refused(
                Sample.send(s, start(1, List.of()), charger),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.CONTACTOR_OPEN);
    }

    @Test
    void an_alternating_current_contactor_has_three_seconds() {
        var charger = new Sample.Charger();
        charger.contactor = false;
        Outcome asked =
                Sample.send(Sample.at(ISO2, Stage.AWAIT_AC_POWER), start(1, List.of()), charger);
        assertThat(asked.reply()).isNull();
        assertThat(asked.session().toVehicleState(0).phase())
                .isEqualTo(VehicleState.Phase.ENERGISED);

        charger.contactor = true;
        Outcome closed = Order.waited(asked.session(), charger.seconds(0.2).outside());
        assertThat(closed.session().stage()).isEqualTo(Stage.AWAIT_AC_LOOP);
        assertThat(Objects.requireNonNull(closed.reply()).code()).isEqualTo(Code.OK);

        charger.contactor = false;
        assertThat(Order.waited(asked.session(), charger.seconds(2.7).outside()).reply()).isNull();
        refused(
                Order.waited(asked.session(), charger.seconds(0.2).outside()),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.CONTACTOR_OPEN);
        charger.pilot = Pilot.B;
        refused(
                Order.waited(asked.session(), charger.outside()),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.PILOT_NOT_READY);
        refused(
                Sample.send(asked.session(), new Ask.ChargingStatus(), charger),
                Code.FAILED_SEQUENCE_ERROR,
                Refusal.WRONG_ORDER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ask.Progress.class,
            names = {"START", "RENEGOTIATE"})
    void starting_twice_or_renegotiating_too_early_is_out_of_order(Ask.Progress progress) {
        Stage stage = progress == Ask.Progress.START ? Stage.DC_LOOP : Stage.PRE_CHARGE;
        refused(
                send(stage, new Ask.PowerDelivery(progress, 1, List.of())),
                Code.FAILED_SEQUENCE_ERROR,
                Refusal.WRONG_ORDER);
    }

    @Test
    void a_new_schedule_for_direct_current_needs_a_new_cable_check() {
        Outcome outcome =
                send(Stage.DC_LOOP, new Ask.PowerDelivery(Ask.Progress.RENEGOTIATE, 1, List.of()));
        assertThat(outcome.session().stage()).isEqualTo(Stage.DC_RENEGOTIATION);
        Outcome next =
                Sample.send(
                        outcome.session(),
                        Sample.ask(Kind.CHARGE_PARAMETER_DISCOVERY, outcome.session()),
                        new Sample.Charger());
        assertThat(next.session().stage()).isEqualTo(Stage.AWAIT_CABLE_CHECK);
    }

    // ---- loop

    @Test
    void the_loop_carries_the_limits_of_this_moment() {
        var charger = new Sample.Charger();
        charger.currentA = 27.4;
        charger.maxChargeW = 10_960;
        charger.maxChargeA = 27.5;
        charger.stop = Stop.NORMAL;
        charger.reason = "enough";
        Outcome outcome = Sample.send(Sample.at(ISO2, Stage.DC_LOOP), Sample.demand(20), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);

        assertThat(r.presentCurrentA()).isEqualTo(27.4);
        assertThat(r.presentVoltageV()).isEqualTo(400);
        assertThat(r.currentLimitAchieved()).isTrue();
        assertThat(r.powerLimitAchieved()).isTrue();
        assertThat(r.voltageLimitAchieved()).isFalse();
        assertThat(r.limits()).isEqualTo(new Reply.Limits(27.5, 10_960, 500, 0, 150));
        assertThat(r.status().wish()).isEqualTo(Wish.STOP_CHARGING);
        assertThat(r.status().delayS()).isEqualTo(60);
        assertThat(r.status().health()).isEqualTo(Health.SHUTDOWN);
        assertThat(Objects.requireNonNull(r.meter()).readingWh()).isEqualTo(1_234);
    }

    @Test
    void nothing_to_give_is_announced_as_very_little() {
        var charger = new Sample.Charger();
        charger.maxChargeW = 0;
        charger.maxChargeA = 0;
        Outcome outcome = Sample.send(Sample.at(DIN, Stage.DC_LOOP), Sample.demand(20), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);
        assertThat(r.limits().maxCurrentA()).isEqualTo(1);
        assertThat(r.limits().maxPowerW()).isEqualTo(500);
        assertThat(r.currentLimitAchieved()).isTrue();
    }

    @Test
    void an_outlet_of_less_than_six_amperes_pauses() {
        var charger = new Sample.Charger();
        charger.maxChargeW = 5.9 * 690;
        OlderSession s = Sample.at(ISO2, Stage.AC_LOOP);
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ChargingStatus(), charger),
                                        Reply.ChargingStatus.class)
                                .maxCurrentA())
                .isZero();
        charger.maxChargeW = 16 * 690;
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ChargingStatus(), charger),
                                        Reply.ChargingStatus.class)
                                .maxCurrentA())
                .isCloseTo(16, within(1e-9));
    }

    @Test
    void a_target_is_a_limit_of_its_own() {
        Outcome outcome = send(Stage.DC_LOOP, Sample.demand(12.5));
        VehicleState state = outcome.session().toVehicleState(0);
        assertThat(state.maxChargeCurrentA()).isEqualTo(12.5);
        assertThat(state.requestedCurrentA()).isEqualTo(12.5);
        assertThat(state.requestedVoltageV()).isEqualTo(420);
        Outcome more = Sample.send(outcome.session(), Sample.demand(1_000), new Sample.Charger());
        assertThat(more.session().toVehicleState(0).maxChargeCurrentA()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"-5, LIMIT_NEGATIVE", "NaN, LIMIT_UNREADABLE", "32767000, LIMIT_ABSURD"})
    void a_target_that_makes_no_sense_is_zero_with_a_reason(double targetA, Refusal why) {
        VehicleState state =
                send(Stage.DC_LOOP, Sample.demand(targetA)).session().toVehicleState(0);
        assertThat(state.maxChargeCurrentA()).isZero();
        assertThat(state.refusal()).startsWith(why.text());
        assertThat(state.phase()).isEqualTo(VehicleState.Phase.CHARGE_LOOP);
    }

    @Test
    void a_vehicle_that_reports_a_fault_gets_nothing() {
        var ask =
                new Ask.CurrentDemand(
                        new Ask.Status(true, "FAILED_EVRESSMalfunction", 50),
                        20,
                        420,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false);
        VehicleState state = send(Stage.DC_LOOP, ask).session().toVehicleState(0);
        assertThat(state.maxChargePowerW()).isZero();
        assertThat(state.refusal())
                .startsWith(Refusal.VEHICLE_FAULT.text())
                .contains("FAILED_EVRESSMalfunction");
    }

    private static OlderSession discharging() {
        OlderSession s = Sample.at(ISO2, Stage.DC_LOOP);
        return s.with(s.terms().paying(false, Terms.V2G))
                .with(
                        Car.UNKNOWN
                                .declaring(new Car.Limits(22e3, 15e3, 60, 40, 450))
                                .with(
                                        new Car.Battery(
                                                50,
                                                20,
                                                80,
                                                60e3,
                                                1e4,
                                                3_600,
                                                org.tidegate.iso15118.internal.SocWatch.UNSET)));
    }

    @Test
    void discharge_is_told_by_negative_limits_and_allowed_by_negative_targets() {
        var charger = new Sample.Charger();
        charger.targetW = -3_000;
        Outcome outcome = Sample.send(discharging(), Sample.demand(-10), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);
        assertThat(r.limits().maxCurrentA()).isEqualTo(-25);
        assertThat(r.limits().maxPowerW()).isEqualTo(-10_000);
        VehicleState state = outcome.session().toVehicleState(0);
        assertThat(state.maxDischargeCurrentA()).isEqualTo(10);
        assertThat(state.maxDischargePowerW()).isEqualTo(15_000);
        assertThat(state.maxChargeCurrentA()).isZero();

        charger.targetW = 3_000;
        Reply.CurrentDemand charging =
                reply(
                        Sample.send(discharging(), Sample.demand(10), charger),
                        Reply.CurrentDemand.class);
        assertThat(charging.limits().maxCurrentA()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, 127})
    void an_impossible_state_of_charge_ends_discharge_at_once(int soc) {
        var ask =
                new Ask.CurrentDemand(
                        new Ask.Status(true, Ask.Status.NO_ERROR, soc),
                        -10,
                        420,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false);
        VehicleState state =
                Sample.send(discharging(), ask, new Sample.Charger()).session().toVehicleState(0);
        assertThat(state.maxDischargePowerW()).isZero();
        assertThat(state.refusal()).startsWith(Refusal.SOC_OUT_OF_RANGE.text());
        assertThat(state.socPercent()).isNaN();
    }

    @Test
    void any_absurd_number_ends_discharge_at_once() {
        var ask =
                new Ask.CurrentDemand(
                        Sample.HEALTHY, -10, 420, Double.NaN, 32_767_000, Double.NaN, false);
        VehicleState state =
                Sample.send(discharging(), ask, new Sample.Charger()).session().toVehicleState(0);
        assertThat(state.maxDischargePowerW()).isZero();
        assertThat(state.refusal()).startsWith(Refusal.LIMIT_ABSURD.text());
    }

    // ---- time

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {
                "ENDED",
                "FAILED",
                "AWAIT_SESSION",
                "CLOSING_CONTACTOR",
                "FETCHING_CERTIFICATE"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void silence_ends_every_state_after_a_minute_and_not_before(Stage stage) {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, stage);
        s = s.with(s.times().answered(charger.now));
        OlderSession waiting = Order.waited(s, charger.seconds(59.9).outside()).session();
        assertThat(waiting.stage()).isEqualTo(stage);
        Outcome over = Order.waited(waiting, charger.seconds(0.2).outside());
        assertThat(over.close()).isTrue();
        assertThat(over.session().refusal()).startsWith(Refusal.SILENT.text());
    }

    @Test
    void a_vehicle_that_never_begins_is_sent_away_after_eighteen_seconds() {
        var charger = new Sample.Charger();
        OlderSession s = OlderSession.begin(DIN, false, charger.now, charger.now);
        assertThat(Order.waited(s, charger.seconds(17.9).outside()).close()).isFalse();
        Outcome over = Order.waited(s, charger.seconds(0.2).outside());
        assertThat(over.session().refusal()).startsWith(Refusal.SETUP_TIMEOUT.text());
    }

    @Test
    void after_the_goodbye_the_connection_is_closed_by_the_charger_at_last() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.ENDED);
        assertThat(Order.waited(s, charger.seconds(4).outside()).close()).isFalse();
        assertThat(Order.waited(s, charger.seconds(2).outside()).close()).isTrue();
    }

    @Test
    void a_schedule_far_below_what_is_permitted_is_renewed_after_a_minute() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.DC_LOOP);
        s =
                s.with(
                        s.terms()
                                .offering(
                                        List.of(
                                                new Schedule(
                                                        1,
                                                        List.of(new Schedule.Step(0, 3_000)),
                                                        null))));
        Outcome first = Sample.send(s, Sample.demand(7), charger);
        assertThat(reply(first, Reply.CurrentDemand.class).status().wish()).isEqualTo(Wish.NONE);
        Outcome later = Sample.send(first.session(), Sample.demand(7), charger.seconds(61));
        assertThat(reply(later, Reply.CurrentDemand.class).status().wish())
                .isEqualTo(Wish.RENEGOTIATE);
    }

    @Test
    void there_is_no_pause_in_din() {
        Outcome outcome =
                Sample.send(
                        Sample.at(DIN, Stage.WELDING),
                        new Ask.SessionStop(true),
                        new Sample.Charger());
        assertThat(outcome.session().identity().paused()).isFalse();
    }
}
