package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.Vector;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.Turn;
import org.tidegate.iso15118.internal.din.DinDialect;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.SessionId;

/** Frames of vehicles that other people have written, as they were recorded. */
@DisplayName("When a foreign vehicle's recorded frames come in")
class ForeignFramesTest {
    private static byte[] frame(String file, String name) {
        return Vector.of(file).stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .map(v -> HexFormat.of().parseHex(v.hex()))
                .orElseThrow(() -> new AssertionError("no vector " + name));
    }

    /** The recorded bytes, in this session instead of the recorded one. */
    private static byte[] inSession(Dialect dialect, byte[] exi, SessionId id) throws ExiException {
        SchemaSet set = dialect == DinDialect.INSTANCE ? SchemaSet.DIN : SchemaSet.ISO2;
        ExiElement message = ExiCodec.decode(set, exi);
        ExiElement header = Doc.get(message, "Header");
        ExiElement number = Doc.get(header, "SessionID");
        var renumbered =
                new ExiElement(number.name(), number.attributes(), id.toString(), List.of());
        var headers =
                header.children().stream().map(c -> c.equals(number) ? renumbered : c).toList();
        var next = new ExiElement(header.name(), header.attributes(), "", headers);
        return ExiCodec.encode(
                set,
                new ExiElement(
                        message.name(),
                        message.attributes(),
                        "",
                        List.of(next, Doc.get(message, "Body"))));
    }

    /** Sends recorded requests in this order and says what was answered. */
    private static SessionMachine replay(
            Dialect dialect, String who, Sample.Charger charger, List<String> requests)
            throws ExiException {
        String file = dialect == DinDialect.INSTANCE ? "din70121" : "iso15118-2";
        SchemaSet set = dialect == DinDialect.INSTANCE ? SchemaSet.DIN : SchemaSet.ISO2;
        SessionMachine session = Sample.fresh(dialect, false);
        SessionId id = SessionId.NONE;
        for (String request : requests) {
            // No first message of RISE's vehicle was recorded; Josev's stands in for it.
            String speaker =
                    request.startsWith("SessionSetup") && who.startsWith("RISE")
                            ? "Josev-EVCC"
                            : who;
            byte[] exi = frame(file, "cap." + speaker + "." + request);
            if (!id.isNone()) {
                exi = inSession(dialect, exi, id);
            }
            charger.seconds(0.1);
            Turn turn = session.received(new V2gtp.Frame(V2gtp.TYPE_SAP, exi), charger.outside());
            session = turn.session();
            byte[] answer = Objects.requireNonNull(turn.frame(), request);
            byte[] payload =
                    java.util.Arrays.copyOfRange(answer, V2gtp.HEADER_BYTES, answer.length);
            ExiElement message = ExiCodec.decode(set, payload);
            id = SessionId.parse(Doc.needed(Doc.get(message, "Header"), "SessionID"));
            ExiElement body = Doc.get(message, "Body").children().getFirst();
            assertThat(Doc.needed(body, "ResponseCode"))
                    .as(who + " " + request + ": " + session.toVehicleState(charger.now).refusal())
                    .startsWith("OK");
            assertThat(turn.close()).as(request).isFalse();
        }
        return session;
    }

    private static Sample.Charger station() {
        var charger = new Sample.Charger();
        charger.settings = charger.settings.withOlder(charger.settings.older().withReceipts(0));
        return charger;
    }

    @Test
    void josev_charges_by_din() throws ExiException {
        SessionMachine end =
                replay(
                        DinDialect.INSTANCE,
                        "Josev-EVCC",
                        wide(),
                        List.of(
                                "SessionSetupReq.1",
                                "ServiceDiscoveryReq.1",
                                "ServicePaymentSelectionReq.1",
                                "ContractAuthenticationReq.1",
                                "ChargeParameterDiscoveryReq.1",
                                "CableCheckReq.1",
                                "CableCheckReq.1",
                                "PreChargeReq.1",
                                "PreChargeReq.1",
                                "PowerDeliveryReq.1",
                                "CurrentDemandReq.1",
                                "CurrentDemandReq.2",
                                "CurrentDemandReq.3"));

        assertThat(end.toVehicleState(0).phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(end.toVehicleState(0).protocol()).isEqualTo("DIN 70121 DC");
        assertThat(end.toVehicleState(0).maxChargeCurrentA()).isEqualTo(1);
        assertThat(end.toVehicleState(0).socPercent()).isEqualTo(50);
        assertThat(end.toVehicleState(0).maxDischargePowerW()).isZero();
    }

    /** Josev's vehicle calls for 500 V, at the very edge of this charger. */
    private static Sample.Charger wide() {
        Sample.Charger charger = station();
        SeccSettings.Rating r = charger.settings.rating();
        charger.settings =
                new SeccSettings(
                        charger.settings.evseId(),
                        charger.settings.meterId(),
                        false,
                        true,
                        new SeccSettings.Rating(
                                r.maxChargePowerW(),
                                r.maxDischargePowerW(),
                                r.maxChargeCurrentA(),
                                r.maxDischargeCurrentA(),
                                r.minVoltageV(),
                                920),
                        charger.settings.numbers(),
                        charger.settings.older());
        return charger;
    }

    @Test
    void a_comemso_tester_charges_by_din() throws ExiException {
        SessionMachine end =
                replay(
                        DinDialect.INSTANCE,
                        "Comemso-tester",
                        wide(),
                        List.of(
                                "SessionSetupReq.1",
                                "ServiceDiscoveryReq.1",
                                "ServicePaymentSelectionReq.1",
                                "ContractAuthenticationReq.1",
                                "ChargeParameterDiscoveryReq.1",
                                "CableCheckReq.1",
                                "CableCheckReq.1",
                                "PreChargeReq.1",
                                "PowerDeliveryReq.1",
                                "CurrentDemandReq.1",
                                "CurrentDemandReq.2"));

        assertThat(end.toVehicleState(0).phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(end.toVehicleState(0).maxChargeCurrentA()).isEqualTo(15);
        assertThat(end.toVehicleState(0).maxChargePowerW()).isEqualTo(29_000);
    }

    @Test
    void josev_charges_direct_current_by_iso_15118_2() throws ExiException {
        SessionMachine end =
                replay(
                        Iso2Dialect.INSTANCE,
                        "Josev-EVCC",
                        wide(),
                        List.of(
                                "SessionSetupReq.1",
                                "ServiceDiscoveryReq.1",
                                "PaymentServiceSelectionReq.1",
                                "AuthorizationReq.1",
                                dcParametersOf("Josev-EVCC"),
                                "CableCheckReq.1",
                                "CableCheckReq.3",
                                "PreChargeReq.1",
                                "PowerDeliveryReq.1",
                                "CurrentDemandReq.1",
                                "CurrentDemandReq.2",
                                "CurrentDemandReq.3"));
        assertThat(end.toVehicleState(0).phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(end.toVehicleState(0).maxChargeCurrentA()).isEqualTo(1);
    }

    @Test
    void josev_charges_alternating_current_by_iso_15118_2() throws ExiException {
        SessionMachine end =
                replay(
                        Iso2Dialect.INSTANCE,
                        "Josev-EVCC",
                        station(),
                        List.of(
                                "SessionSetupReq.1",
                                "ServiceDiscoveryReq.1",
                                "PaymentServiceSelectionReq.1",
                                "AuthorizationReq.1",
                                acParametersOf("Josev-EVCC"),
                                "PowerDeliveryReq.1",
                                "ChargingStatusReq.1",
                                "ChargingStatusReq.1"));
        assertThat(end.toVehicleState(0).phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(end.toVehicleState(0).protocol()).isEqualTo("ISO 15118-2 AC");
    }

    private static String parametersOf(String who, String wanted) {
        return Vector.of("iso15118-2").stream()
                .filter(v -> v.name().startsWith("cap." + who + ".ChargeParameterDiscoveryReq"))
                .filter(v -> v.xml().contains(wanted))
                .findFirst()
                .map(v -> v.name().substring(("cap." + who + ".").length()))
                .orElseThrow(() -> new AssertionError("no parameters with " + wanted));
    }

    private static String dcParametersOf(String who) {
        return parametersOf(who, "DC_EVChargeParameter");
    }

    private static String acParametersOf(String who) {
        return parametersOf(who, "AC_EVChargeParameter");
    }

    @Test
    void rise_charges_direct_current_by_iso_15118_2() throws ExiException {
        SessionMachine end =
                replay(
                        Iso2Dialect.INSTANCE,
                        "RISE-V2G-EVCC",
                        wide(),
                        List.of(
                                "SessionSetupReq.1",
                                "ServiceDiscoveryReq.1",
                                "PaymentServiceSelectionReq.1",
                                "AuthorizationReq.1",
                                dcParametersOf("RISE-V2G-EVCC"),
                                "CableCheckReq.1",
                                "CableCheckReq.1",
                                "PreChargeReq.1",
                                "PowerDeliveryReq.1",
                                "CurrentDemandReq.1"));
        assertThat(end.toVehicleState(0).phase()).isEqualTo(Phase.CHARGE_LOOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cap.Josev-EVCC.CertificateInstallationReq.1",
                "cap.RISE-V2G-EVCC.CertificateInstallationReq.1"
            })
    void a_signature_is_found_genuine_and_one_changed_bit_is_not(String name)
            throws ExiException, GeneralSecurityException {
        byte[] exi = frame("iso15118-2", name);
        var request = Objects.requireNonNull(Iso2Dialect.INSTANCE.read(Bytes.wrap(exi)));
        var ask = (Ask.Certificate) request.ask();
        var certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(
                                                ask.certificates().getFirst().array()));
        Signed signed = Objects.requireNonNull(ask.signed());

        assertThat(Signatures.isGenuine(signed, certificate.getPublicKey())).isTrue();
        byte[] changed = signed.fragment().toByteArray();
        changed[changed.length / 2] ^= 1;
        var forged =
                new Signed(
                        signed.id(),
                        Bytes.wrap(changed),
                        signed.references(),
                        signed.signedInfo(),
                        signed.method(),
                        signed.value());
        assertThat(Signatures.isGenuine(forged, certificate.getPublicKey())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso15118-2", "din70121"})
    void every_request_of_the_vectors_is_understood_and_every_answer_is_not(String file)
            throws ExiException {
        Dialect dialect = file.startsWith("din") ? DinDialect.INSTANCE : Iso2Dialect.INSTANCE;
        int requests = 0;
        for (Vector v : Vector.of(file)) {
            boolean whole = !v.fragment() && v.message().matches(".*Re[qs]");
            if (!whole) {
                continue;
            }
            var read = dialect.read(Bytes.wrap(HexFormat.of().parseHex(v.hex())));
            assertThat(read == null).as(v.name()).isEqualTo(v.message().endsWith("Res"));
            requests += read == null ? 0 : 1;
        }
        assertThat(requests).isGreaterThan(100);
    }
}
