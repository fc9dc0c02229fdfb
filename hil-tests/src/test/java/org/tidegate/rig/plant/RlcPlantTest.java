package org.tidegate.rig.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The plant of the islanding tests")
class RlcPlantTest {
    private static final double P = 3667;
    private static final double V = 230;

    private double nominalHz = 50;
    private RlcNode node;
    private GridFollower inverter;

    RlcPlantTest() {
        node = node(0, 50, 1);
        inverter = new GridFollower(P, V, nominalHz, 0);
    }

    private RlcNode node(double mismatch, double resonanceHz, double quality) {
        var load = RlcNode.Load.of(P * (1 + mismatch), V, quality, resonanceHz);
        var grid = RlcNode.Impedance.of(P, V, 20, 2, nominalHz);
        return new RlcNode(load, grid, V, 0, 0);
    }

    private void run(double seconds) {
        for (int k = 0; k < seconds / RlcNode.STEP_SECONDS; k++) {
            node.step(inverter.currentA(), nominalHz);
            inverter.measure(node.voltageV());
            inverter.act();
        }
    }

    @Test
    void has_the_reference_values_of_the_notes() {
        var load = RlcNode.Load.of(P, V, 1, 50);
        assertThat(load.ohm()).isCloseTo(14.426, within(5e-4));
        assertThat(load.henry()).isCloseTo(45.92e-3, within(3e-5));
        assertThat(load.farad()).isCloseTo(220.6e-6, within(2e-7));
        assertThat(load.quality()).isCloseTo(1, within(1e-9));
        assertThat(load.resonanceHz()).isCloseTo(50, within(1e-9));
        var grid = RlcNode.Impedance.of(P, V, 20, 2, 50);
        assertThat(grid.ohm()).isCloseTo(0.3226, within(5e-5));
        assertThat(grid.henry()).isCloseTo(2.0536e-3, within(5e-7));
    }

    @Test
    void the_inverter_delivers_what_it_is_told() {
        run(0.5);
        assertThat(inverter.measuredW()).isCloseTo(P, within(0.005 * P));
        assertThat(inverter.measuredVar()).isCloseTo(0, within(0.005 * P));
        inverter.injectReactive(0.1);
        run(0.5);
        assertThat(inverter.measuredVar()).isCloseTo(0.1 * P, within(0.005 * P));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 50", "-0.05, 50", "0.1, 60", "0, 60"})
    void the_voltage_of_an_island_is_where_the_load_takes_all_power(double mismatch, double hz) {
        nominalHz = hz;
        node = node(mismatch, hz, 1);
        inverter = new GridFollower(P, V, hz, 0);
        run(0.6);
        node.open();
        run(1);
        assertThat(inverter.rmsV()).isCloseTo(V / Math.sqrt(1 + mismatch), within(0.01 * V));
        assertThat(inverter.frequencyHz()).isCloseTo(hz, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"50.1, 0, 1", "50, 0.05, 1", "50, -0.05, 1", "49.8, 0.02, 2"})
    void the_frequency_of_an_island_is_where_the_load_takes_all_reactive_power(
            double resonanceHz, double reactive, double quality) {
        node = node(0, resonanceHz, quality);
        run(0.6);
        node.open();
        inverter.injectReactive(reactive);
        run(1.5);
        // Q_f (f_r/f - f/f_r) = Q/P
        double x = IslandBench.resonance(reactive / quality);
        assertThat(inverter.frequencyHz()).isCloseTo(resonanceHz / x, within(0.06));
    }

    @ParameterizedTest
    @CsvSource({"0.03, false", "0.08, true", "0.12, true"})
    void feedback_makes_an_island_run_away_above_the_critical_gain(double gain, boolean runsAway) {
        node = node(0, 50.05, 1);
        double slowHz = 50;
        run(0.6);
        node.open();
        boolean away = false;
        for (int k = 0; k < 40_000 && !away; k++) {
            run(RlcNode.STEP_SECONDS);
            slowHz += RlcNode.STEP_SECONDS * (inverter.frequencyHz() - slowHz);
            if (k % 20 == 0) {
                double q = -gain * (inverter.frequencyHz() - slowHz);
                inverter.injectReactive(Math.clamp(q, -0.15, 0.15));
            }
            away = Math.abs(inverter.frequencyHz() - 50) > 2;
        }
        assertThat(away).isEqualTo(runsAway);
    }
}
