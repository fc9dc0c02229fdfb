package org.tidegate.rig.vehicle;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.Revocations;

@DisplayName("When a vehicle pays with its contract")
class VehicleContractTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_000_000_000L);
    private static final Map<LabPki.Suite, LabPki> PKIS = new EnumMap<>(LabPki.Suite.class);

    private static LabPki pki(LabPki.Suite suite) {
        return PKIS.computeIfAbsent(suite, s -> LabPki.make(s, NOW, new SecureRandom()));
    }

    private static Credential contract(LabPki pki) {
        return pki.credential(LabPki.Member.CONTRACT);
    }

    private static PlugAndCharge trusting(LabPki pki, LabPki.@Nullable Member root) {
        return new ContractPayments(
                List.of(pki.certificate(root == null ? LabPki.Member.MO_ROOT : root)),
                Revocations.unknown(),
                ContractPayments.Courier.none(),
                null,
                null);
    }

    private static VehicleBench bench(
            PlugAndCharge contracts, Iso20Settings charger, Credential... shown) {
        return new VehicleBench(
                VehicleBench.SETTINGS.withIso20(charger),
                EvccSettings.car().styled(EvccStyle.plain().paying(shown)),
                MemoryLink.encrypted(),
                1,
                contracts);
    }

    private static VehicleBench bench(LabPki pki, Credential... shown) {
        return bench(trusting(pki, null), Iso20Settings.presets(), shown);
    }

    @ParameterizedTest
    @EnumSource(
            value = LabPki.Suite.class,
            names = {"ISO2"},
            mode = EnumSource.Mode.EXCLUDE)
    void the_contract_is_named_and_nobody_is_asked_before_it_is_proven(LabPki.Suite suite) {
        LabPki pki = pki(suite);
        VehicleBench bench = bench(pki, contract(pki));
        bench.loops();

        assertThat(bench.state().contract()).isEqualTo("DETDGC123456782");
        assertThat(bench.sentences(Iso15118Event.CONTRACT_PRESENTED)).hasSize(1);
        assertThat(bench.state().refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, CONTRACT_EXPIRED", "NOT_YET_VALID, CONTRACT_TOO_EARLY"})
    void a_contract_that_is_no_good_is_a_warning_and_the_next_one_is_taken(
            LabPki.Flaw flaw, Refusal refusal) {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench = bench(pki, pki.flawed(LabPki.Member.CONTRACT, flaw), contract(pki));
        bench.charger.authorisation = Authorisation.PENDING;
        bench.car.plugIn();
        for (int i = 0; i < 500 && !bench.refusedBecause(refusal); i++) {
            bench.runs(ofMillis(10));
        }
        assertThat(bench.refusedBecause(refusal)).as(bench.state().refusal()).isTrue();
        assertThat(bench.state().phase()).as("nobody is asked yet").isEqualTo(Phase.SETUP);
        assertThat(bench.state().contract()).isEmpty();

        bench.runs(ofSeconds(2));
        assertThat(bench.state().contract()).isEqualTo("DETDGC123456782");
        bench.charger.authorisation = Authorisation.ACCEPTED;
        bench.until(Phase.CHARGE_LOOP);
    }

    @Test
    void a_contract_of_a_stranger_is_a_warning_and_the_driver_can_pay_otherwise() {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench =
                bench(
                        trusting(pki, LabPki.Member.OEM_ROOT),
                        Iso20Settings.presets(),
                        contract(pki));
        bench.car.plugIn();
        bench.until(Phase.CHARGE_LOOP);

        assertThat(bench.sentences(Iso15118Event.AUTHORISATION_REFUSED)).hasSize(1);
        assertThat(bench.state().contract()).isEmpty();
    }

    @Test
    void a_contract_that_the_operator_rejects_is_a_warning() {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench = bench(pki, contract(pki));
        bench.charger.authorisation = Authorisation.REJECTED;
        bench.car.plugIn();
        bench.runs(ofSeconds(4));

        assertThat(bench.state().phase()).isEqualTo(Phase.AUTHORISING);
        assertThat(bench.sentences(Iso15118Event.CONTRACT_PRESENTED)).hasSize(1);
        assertThat(bench.sentences(Iso15118Event.AUTHORISATION_REFUSED)).isNotEmpty();
        assertThat(bench.state().contract()).isEmpty();
    }

    @Test
    void another_number_than_the_given_one_is_a_warning() {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench = bench(pki, contract(pki));
        bench.charger.authorisation = Authorisation.PENDING;
        bench.car.misbehave(Fault.WRONG_CHALLENGE);
        bench.car.plugIn();
        bench.until(Phase.AUTHORISING).runs(ofMillis(300));

        assertThat(bench.refusedBecause(Refusal.CHALLENGE_WRONG)).isTrue();
        assertThat(bench.state().contract()).isEmpty();
    }

    @Test
    void a_signature_by_another_key_ends_the_session() {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench =
                bench(pki, contract(pki), pki.credential(LabPki.Member.OEM_PROVISIONING));
        bench.car.misbehave(Fault.WRONG_SIGNATURE);
        bench.car.plugIn();
        bench.until(Phase.FAILED).runs(ofMillis(100));

        assertThat(bench.refusedBecause(Refusal.SIGNATURE_WRONG)).isTrue();
        assertThat(bench.car.view().failure()).contains("FAILED_SIGNATURE_ERROR");
        assertThat(bench.charger.contactor).isFalse();
    }

    @Test
    void the_meter_is_confirmed_as_often_as_the_operator_wants() {
        LabPki pki = pki(LabPki.Suite.ISO20_P521);
        VehicleBench bench =
                bench(
                        trusting(pki, null),
                        Iso20Settings.presets().confirming(0, 10),
                        contract(pki));
        bench.loops();
        bench.charger.targetW = -3_000;
        bench.runs(ofSeconds(35));

        assertThat(bench.sentences(Iso15118Event.RECEIPT_CONFIRMED)).hasSize(3);
        assertThat(bench.state().phase()).isEqualTo(Phase.CHARGE_LOOP);
        assertThat(bench.charger.exportWh()).isPositive();
    }
}
