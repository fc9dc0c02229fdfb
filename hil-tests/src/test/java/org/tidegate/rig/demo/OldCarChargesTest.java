package org.tidegate.rig.demo;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.Refusal;
import org.tidegate.rig.vehicle.iso2.CarStage;
import org.tidegate.rig.vehicle.iso2.Habits;
import org.tidegate.rig.vehicle.iso2.Habits.Quirk;
import org.tidegate.rig.vehicle.iso2.Speech;

@DisplayName("When an old car comes to the whole charger")
class OldCarChargesTest {
    private static OldCarRig charging(Habits habits, @Nullable String tls, OlderProtocols older)
            throws IOException {
        var rig = new OldCarRig(habits, tls, older, 50);
        rig.twins.operator().authorisation("Accepted");
        rig.runs(ofSeconds(12));
        rig.car.plugIn();
        reaches(rig, s -> s.session().phase() == SessionPhase.ENERGY, 40);
        return rig;
    }

    private static void reaches(OldCarRig rig, Predicate<Snapshot> condition, int seconds) {
        boolean came =
                rig.simulation.runUntil(
                        () -> condition.test(rig.snapshot()), Duration.ofSeconds(seconds));
        assertThat(came).as("last: %s, car %s", rig.snapshot(), rig.car.view()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Speech.class,
            names = {"DIN_DC", "ISO2_DC"})
    void it_is_charged_and_never_discharged_and_the_reason_can_be_read(Speech speech)
            throws IOException {
        OldCarRig rig = charging(Habits.of(speech), null, OlderProtocols.presets());
        reaches(rig, s -> s.power().acPowerW() > 9_000, 20);

        rig.twins.operator().setSetpoint(-5_000);
        rig.runs(ofSeconds(20));
        Snapshot s = rig.snapshot();
        assertThat(s.power().acPowerW()).isGreaterThan(-100);
        assertThat(s.vehicle().discharges()).isFalse();
        assertThat(s.vehicle().refusal()).startsWith(Refusal.PROTOCOL_CHARGES_ONLY.text());
        assertThat(rig.twins.battery().dischargedWh()).isLessThan(0.5);

        rig.car.leave();
        rig.runs(ofSeconds(10));
        assertThat(rig.car.view().stage()).isEqualTo(CarStage.DONE);
        assertThat(rig.twins.safety().contactorClosed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3000, 1, 0", "-3000, 0, 1"})
    void with_sae_j2847_and_encryption_it_is_discharged_too(
            double setpointW, int imports, int exports) throws IOException {
        OldCarRig rig =
                charging(
                        Habits.of(Speech.ISO2_DC).discharging().withTarget(100, false),
                        "TLSv1.2",
                        OlderProtocols.presets().withDischargeOverJ2847());
        rig.twins.operator().room(11_000, 11_000);
        rig.twins.operator().setSetpoint(setpointW);
        rig.runs(ofSeconds(15));
        double inWh = rig.twins.battery().chargedWh();
        double outWh = rig.twins.battery().dischargedWh();
        rig.runs(ofSeconds(60));

        assertThat(rig.snapshot().power().acPowerW()).isBetween(setpointW - 200, setpointW + 200);
        assertThat(rig.twins.battery().chargedWh() - inWh)
                .isBetween(45.0 * imports, 50.0 * imports + 0.1);
        assertThat(rig.twins.battery().dischargedWh() - outWh)
                .isBetween(50.0 * exports, 57.0 * exports + 0.1);
        assertThat(rig.snapshot().vehicle().refusal()).isEmpty();
    }

    @Test
    void a_new_schedule_interrupts_and_does_not_end_the_session() throws IOException {
        OldCarRig rig =
                charging(
                        Habits.of(Speech.ISO2_DC).with(Quirk.RENEGOTIATES),
                        null,
                        OlderProtocols.presets());
        rig.runs(ofSeconds(40));
        reaches(rig, s -> s.power().acPowerW() > 9_000, 20);
        assertThat(rig.snapshot().session().phase()).isEqualTo(SessionPhase.ENERGY);
        assertThat(rig.car.view().stage()).isEqualTo(CarStage.LOOP);
    }
}
