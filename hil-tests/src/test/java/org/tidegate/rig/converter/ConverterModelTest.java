package org.tidegate.rig.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.LinearBattery;
import org.tidegate.runtime.VirtualClock;

@DisplayName("The physics of the converter twin")
class ConverterModelTest {
    private final VirtualClock clock = new VirtualClock(0);
    private final GridTwin grid = new GridTwin(clock, 50, 1).quiet();
    private final LinearBattery battery = LinearBattery.halfFull();
    private final ConverterModel model =
            new ConverterModel(
                    ConverterRatings.elevenKw().withoutWatchdogs(),
                    grid,
                    battery,
                    new FaultPanel());

    private void runs(double seconds, double acPowerW) {
        model.operate(true);
        model.power().write(true, acPowerW, true, 0, 0);
        for (int i = 0; i < seconds * 500; i++) {
            clock.advanceTo(clock.nanos() + 2_000_000);
            model.step(2e-3);
        }
    }

    @Test
    void full_power_costs_four_percent_in_either_direction() {
        runs(2, 11_000);
        assertThat(model.acPowerW()).isCloseTo(11_000, within(0.1));
        assertThat(model.dcPowerW() / 11_000).isBetween(0.955, 0.965);
        runs(2, -11_000);
        assertThat(model.acPowerW() / model.dcPowerW()).isBetween(0.955, 0.965);
    }

    @Test
    void follows_a_step_no_faster_than_its_slew() {
        runs(1, 0);
        double before = 0;
        model.power().write(true, 11_000, true, 0, 0);
        for (int i = 0; i < 100; i++) {
            model.step(1e-3);
            assertThat(model.acPowerW() - before).isBetween(-1e-9, 60.0 + 1e-9);
            before = model.acPowerW();
        }
        assertThat(model.acPowerW()).isCloseTo(6000, within(61.0));
    }

    @RepeatedTest(50)
    void no_energy_appears_from_nowhere(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 20; i++) {
            runs(random.nextDouble(0.2, 2), random.nextDouble(-13_000, 13_000));
            double losses = model.acPowerW() - model.dcPowerW();
            assertThat(losses).isBetween(-1.0, 500.0);
        }
        double storedAh = (battery.soc() - 0.5) * 40;
        double netDcWh = model.dcChargedWh() - model.dcDischargedWh();
        assertThat(netDcWh).isCloseTo(storedAh * 375, within(Math.abs(storedAh) * 5 + 0.5));
        assertThat(model.importedWh()).isGreaterThanOrEqualTo(model.dcChargedWh());
        assertThat(model.exportedWh()).isLessThanOrEqualTo(model.dcDischargedWh());
    }

    @Test
    void a_warm_converter_is_warmer_than_a_cold_one_and_cooler_than_a_fire() {
        runs(300, 11_000);
        assertThat(model.temperatureC()).isBetween(50.0, 70.0);
    }

    @Test
    void one_that_is_written_to_no_more_says_that_it_fell_back() {
        model.operate(true);
        model.power().write(true, 5_000, true, 0, 1);
        for (int i = 0; i < 499; i++) {
            model.step(2e-3);
        }
        assertThat(model.commandedW()).isEqualTo(5_000);
        assertThat(model.fellBack()).isFalse();
        model.step(4e-3);
        assertThat(model.commandedW()).isZero();
        assertThat(model.fellBack()).isTrue();
        model.power().write(true, 0, true, 0, 1);
        assertThat(model.fellBack()).isFalse();
    }
}
