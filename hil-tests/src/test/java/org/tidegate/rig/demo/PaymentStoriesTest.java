package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.bridge.Presentation;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.ocpp.StationState;
import org.tidegate.rig.operator.OcppVersion;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccStyle;

@DisplayName("Who pays at the assembled charger")
class PaymentStoriesTest {
    private static final String EMAID = "DETDGC123456782";
    private static final Map<LabPki.Suite, LabPki> PKIS = new EnumMap<>(LabPki.Suite.class);

    private static LabPki pki() {
        return PKIS.computeIfAbsent(
                LabPki.Suite.ISO20_P521,
                s ->
                        LabPki.make(
                                s,
                                Instant.ofEpochMilli(VirtualRig.START_WALL_MILLIS),
                                new SecureRandom()));
    }

    private static EvccSettings paying() {
        return EvccSettings.car()
                .styled(EvccStyle.plain().paying(pki().credential(LabPki.Member.CONTRACT)));
    }

    private static PayingRig rig(
            OcppVersion version, EvccSettings car, @Nullable LabPki contracts) {
        return PayingRig.of(version, car, contracts, ChargerPorts.OperatorSide.none());
    }

    private static boolean charges(PayingRig rig) {
        return rig.now().session().phase() == SessionPhase.ENERGY
                && rig.now().power().acPowerW() > 1_000;
    }

    private static void wasValid(PayingRig rig) {
        assertThat(rig.operator.violations()).isEmpty();
        assertThat(rig.operator.ledgerFaults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void a_contract_is_what_the_operator_is_asked_about_and_what_it_bills(OcppVersion version) {
        PayingRig rig = rig(version, paying(), pki());
        rig.car.plugIn();
        rig.reaches(() -> charges(rig), 60);

        assertThat(rig.sent("Authorize")).hasSize(1);
        String asked = rig.sent("Authorize").getFirst();
        assertThat(asked).contains(EMAID);
        if (version == OcppVersion.V16) {
            assertThat(asked).contains("idTag");
        } else {
            assertThat(asked).contains("\"eMAID\"", "iso15118CertificateHashData", "SHA256");
            assertThat(asked.split("issuerKeyHash", -1)).as("leaf and two authorities").hasSize(4);
            assertThat(rig.operator.transactions().getLast().entries().getFirst().text())
                    .contains(EMAID);
        }
        wasValid(rig);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void a_contract_that_the_operator_refuses_is_refused_to_the_vehicle_in_words(
            OcppVersion version) {
        PayingRig rig = rig(version, paying(), pki());
        rig.operator.authorisation("Blocked");
        rig.car.plugIn();
        rig.reaches(() -> !rig.now().vehicle().refusal().isEmpty(), 60);

        assertThat(Refusal.of(rig.now().vehicle().refusal())).contains(Refusal.CONTRACT_REJECTED);
        rig.runs(20);
        assertThat(rig.now().power().importMilliWh()).isZero();
        assertThat(rig.charger.operatorState().latest().authorisationReason()).contains("BLOCKED");
        wasValid(rig);
    }

    @Test
    void a_silent_operator_ends_in_words_and_never_in_energy() {
        PayingRig rig = rig(OcppVersion.V21, paying(), pki());
        rig.operator.mute(true);
        rig.car.plugIn();
        rig.reaches(() -> !rig.now().vehicle().refusal().isEmpty(), 400);

        assertThat(Refusal.of(rig.now().vehicle().refusal()))
                .hasValueSatisfying(r ->
                        assertThat(r)
                                .isIn(
                                        Refusal.AUTHORISATION_TIMEOUT,
                                        Refusal.VEHICLE_HUNG_UP,
                                        Refusal.SILENT));
        assertThat(rig.now().power().importMilliWh()).isZero();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void where_contracts_are_taken_the_configured_token_stands_in_only_for_who_shows_none(
            OcppVersion version) {
        PayingRig rig = rig(version, EvccSettings.car(), pki());
        rig.car.plugIn();
        rig.reaches(() -> charges(rig), 60);
        assertThat(rig.sent("Authorize")).hasSize(1);
        assertThat(rig.sent("Authorize").getFirst()).contains("TIDEGATE-LOCAL");
        wasValid(rig);
    }

    // ---- certificates for vehicles -----------------------------------------------------------

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long answered(PayingRig rig, boolean update) {
        long begun = rig.simulation.clock().nanos();
        rig.courier.vehicleSide().order(update, "urn:iso:15118:2:2013:MsgDef", bytes("request"));
        var refusal = new AtomicReference<@Nullable String>();
        var answer = new AtomicReference<@Nullable Bytes>();
        rig.reaches(
                () -> {
                    answer.set(rig.courier.vehicleSide().poll());
                    refusal.set(rig.courier.vehicleSide().pollRefusal());
                    return answer.get() != null || refusal.get() != null;
                },
                60);
        told = Objects.requireNonNullElse(refusal.get(), "");
        given = answer.get();
        return rig.simulation.clock().nanos() - begun;
    }

    private static String told = "";
    private static @Nullable Bytes given;

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V21", "V201"})
    void a_vehicles_certificate_request_goes_up_and_comes_down_within_a_cars_patience(
            OcppVersion version) {
        PayingRig rig = rig(version, EvccSettings.car(), pki());
        rig.operator.answerWith(
                "Get15118EVCertificate", "{\"status\":\"Accepted\",\"exiResponse\":\"QUJD\"}");
        long nanos = answered(rig, true);
        assertThat(given).isEqualTo(bytes("ABC"));
        assertThat(nanos).as("of 4.5 s").isLessThan(1_000_000_000L);
        assertThat(rig.sent("Get15118EVCertificate"))
                .singleElement()
                .asString()
                .contains("\"Update\"", "urn:iso:15118:2:2013:MsgDef", "cmVxdWVzdA==");
        wasValid(rig);
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void what_the_operator_does_not_give_is_refused_in_plain_words(OcppVersion version) {
        PayingRig rig = rig(version, EvccSettings.car(), pki());
        if (version == OcppVersion.V16) {
            answered(rig, false);
            assertThat(told).contains("has no message for it");
        } else {
            rig.operator.answerWith(
                    "Get15118EVCertificate", "{\"status\":\"Failed\",\"exiResponse\":\"\"}");
            answered(rig, false);
            assertThat(told).contains("the operator: refused");
            rig.operator.mute(true);
            answered(rig, false);
            assertThat(told).contains("did not answer");
        }
        rig.operator.disappear();
        rig.runs(10);
        assertThat(rig.courier.vehicleSide().isOpen()).isFalse();
        answered(rig, false);
        assertThat(told).contains("cannot be reached");
    }

    // ---- tokens -------------------------------------------------------------------------------

    private static PayingRig withReader(OcppVersion version) {
        return PayingRig.of(
                version,
                EvccSettings.car(),
                null,
                ChargerPorts.OperatorSide.none().waitingForTokens());
    }

    private static void presents(PayingRig rig, String token) {
        long next = rig.charger.presented().latest().number() + 1;
        rig.charger.presented().publish(new Presentation(next, token, "ISO14443"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void a_session_waits_for_a_token_and_the_same_token_ends_it(OcppVersion version) {
        PayingRig rig = withReader(version);
        rig.car.plugIn();
        rig.runs(30);
        assertThat(rig.sent("Authorize")).isEmpty();
        assertThat(rig.now().session().phase()).isEqualTo(SessionPhase.AUTHORISING);

        presents(rig, "04A2B3C4");
        rig.reaches(() -> charges(rig), 60);
        assertThat(rig.sent("Authorize").getFirst()).contains("04A2B3C4");
        presents(rig, "04A2B3C4");
        rig.reaches(() -> rig.now().session().phase() == SessionPhase.FINISHED, 60);
        rig.runs(10);
        assertThat(rig.operator.openTransaction()).isEmpty();
        wasValid(rig);
    }

    @Test
    void a_token_that_is_refused_opens_nothing_says_why_and_the_next_one_may_try() {
        PayingRig rig = withReader(OcppVersion.V21);
        rig.operator.authorisation("Invalid");
        rig.car.plugIn();
        rig.runs(20);
        presents(rig, "BAD");
        rig.runs(10);
        assertThat(rig.now().session().phase()).isEqualTo(SessionPhase.AUTHORISING);
        assertThat(rig.charger.operatorState().latest().authorisationReason()).contains("INVALID");

        rig.operator.authorisation("Accepted");
        presents(rig, "GOOD");
        rig.reaches(() -> charges(rig), 60);
        wasValid(rig);
    }

    @Test
    void the_local_list_opens_without_the_operator_and_nothing_else_does() {
        PayingRig rig = withReader(OcppVersion.V21);
        rig.asks(
                "SetVariables",
                """
                {"setVariableData":[{"component":{"name":"LocalAuthListCtrlr"},
                 "variable":{"name":"Enabled"},"attributeValue":"true"}]}
                """);
        assertThat(
                        rig.asks(
                                "SendLocalList",
                                """
                                {"versionNumber":1,"updateType":"Full",
                                 "localAuthorizationList":[{"idToken":
                                  {"idToken":"LISTED","type":"ISO14443"},
                                  "idTokenInfo":{"status":"Accepted"}}]}
                                """))
                .contains("Accepted");
        rig.operator.disappear();
        rig.runs(60);
        rig.car.plugIn();
        rig.runs(20);
        presents(rig, "STRANGER");
        rig.runs(60);
        assertThat(charges(rig)).isFalse();
        presents(rig, "LISTED");
        rig.reaches(() -> charges(rig), 60);

        rig.operator.reappear();
        rig.reaches(() -> !rig.operator.transactions().isEmpty(), 300);
        assertThat(rig.operator.transactions().getFirst().entries().getFirst().text())
                .contains("LISTED");
    }

    // ---- signatures ---------------------------------------------------------------------------

    private static final String SIGN =
            """
            {"setVariableData":[{"component":{"name":"SampledDataCtrlr"},
             "variable":{"name":"SignReadings"},"attributeValue":"true"}]}
            """;

    @Test
    void signed_readings_are_not_promised_by_a_meter_that_does_not_sign() {
        PayingRig rig = rig(OcppVersion.V21, EvccSettings.car(), null);
        assertThat(rig.asks("SetVariables", SIGN)).contains("Rejected", "does not sign");
        rig.car.plugIn();
        rig.reaches(() -> charges(rig), 60);
        assertThat(rig.sent("TransactionEvent")).noneMatch(e -> e.contains("signedMeterValue"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V21", "V201"})
    void what_a_meter_signs_reaches_the_operator_untouched(OcppVersion version) {
        var reading = new StationState.SignedReading("T0NNRnw=", "ECDSA-secp256r1", "OCMF", "S0VZ");
        PayingRig rig =
                PayingRig.of(
                        version,
                        EvccSettings.car(),
                        null,
                        ChargerPorts.OperatorSide.none().with(() -> reading));
        assertThat(rig.asks("SetVariables", SIGN)).contains("Accepted");
        rig.car.plugIn();
        rig.reaches(() -> charges(rig), 60);
        assertThat(rig.sent("TransactionEvent")).anyMatch(e -> e.contains("T0NNRnw="));
        wasValid(rig);
    }
}
