package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.iso2.Answered.DIN;
import static org.tidegate.iso15118.internal.iso2.Answered.ISO2;
import static org.tidegate.iso15118.internal.iso2.Answered.refused;
import static org.tidegate.iso15118.internal.iso2.Answered.reply;
import static org.tidegate.iso15118.internal.iso2.Answered.send;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;
import org.tidegate.iso15118.message.Bytes;

@DisplayName("When an old vehicle is authorised and tells what it needs")
class OlderParametersTest {
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
}
