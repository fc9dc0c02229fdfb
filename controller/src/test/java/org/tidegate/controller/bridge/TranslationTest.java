package org.tidegate.controller.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.ocpp.OperatorState;

@DisplayName("The bridge")
class TranslationTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(VehicleState.Phase.class)
    void keeps_every_phase_of_the_vehicle_by_name(VehicleState.Phase phase) {
        VehicleWord word =
                VehicleTranslation.toLane(
                        VehicleState.ended(5, phase, "because"), SlacLink.none(5), SECOND);
        assertThat(word.phase().name()).isEqualTo(phase.name());
        assertThat(word.refusal()).isEqualTo("because");
    }

    @Test
    void never_makes_an_old_word_sound_new() {
        VehicleWord word =
                VehicleTranslation.toLane(
                        VehicleState.ended(7, VehicleState.Phase.CHARGE_LOOP, ""),
                        SlacLink.none(7),
                        SECOND);
        assertThat(word.issuedNanos()).isEqualTo(7);
        assertThat(word.isFresh(7 + SECOND - 1)).isTrue();
        assertThat(word.isFresh(7 + SECOND)).isFalse();

        OperatorWord operator = OperatorTranslation.toLane(OperatorState.offline(9));
        assertThat(operator.issuedNanos()).isEqualTo(9);
        assertThat(operator.isFresh(9)).as("offline is worth nothing").isFalse();
    }

    @Test
    void plus_and_minus_three_kilowatts_keep_their_sign() {
        assertThat(OperatorTranslation.toLane(wants(3_000)).targetW()).isEqualTo(3_000);
        assertThat(OperatorTranslation.toLane(wants(-3_000)).targetW()).isEqualTo(-3_000);
        assertThat(OperatorTranslation.toLane(wants(-3_000)).dischargeLimitW()).isEqualTo(-4_000);
    }

    private static OperatorState wants(double powerW) {
        return new OperatorState(
                0,
                SECOND,
                true,
                1,
                OperatorState.Authorisation.ACCEPTED,
                "",
                powerW,
                11_000,
                -4_000,
                81,
                "CentralSetpoint, profile 81",
                0,
                "",
                false,
                0);
    }
}
