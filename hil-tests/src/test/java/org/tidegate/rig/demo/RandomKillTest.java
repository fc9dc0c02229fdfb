package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The whole process dies at any moment of a session, in virtual time: nothing of the charger is
 * ever stepped again, the converter and the safety hardware are alone.
 */
@DisplayName("When the process dies at any moment")
class RandomKillTest {
    private static final double NO_POWER_W = 50;

    /** What was left when a process died, and how long it lasted. */
    private record Death(double powerW, boolean closed, double powerGoneS, double openS) {}

    private static Death die(long seed) {
        var random = new SplittableRandom(seed);
        var bench = new ChargerBench(seed);
        bench.rig.actors().operatorAuthorises(true);
        bench.runs(6);
        bench.rig.actors().plugIn();
        // A third of the moments lie before energy flows, among cable check and pre-charge.
        bench.runs(random.nextDouble(0, 25));
        double powerW = bench.realPowerW();
        boolean closed = bench.contactorClosed();
        var simulation = bench.rig.simulation();
        simulation.kill(bench.rig.charger().lane());
        bench.rig.charger().slowPlanes().forEach(simulation::kill);
        double powerGoneS = Double.NaN;
        double openS = Double.NaN;
        for (int i = 0; i <= 600; i++) {
            double elapsedS = i * 0.01;
            boolean flows = Math.abs(bench.realPowerW()) > NO_POWER_W;
            powerGoneS = flows ? Double.NaN : Double.isNaN(powerGoneS) ? elapsedS : powerGoneS;
            boolean open = !bench.contactorClosed();
            openS = open ? Double.isNaN(openS) ? elapsedS : openS : Double.NaN;
            simulation.run(Duration.ofMillis(10));
        }
        return new Death(powerW, closed, powerGoneS, openS);
    }

    private static void check(long seed, Death death) {
        assertThat(death.powerGoneS()).as("power, seed %d: %s", seed, death).isLessThan(2.0);
        assertThat(death.openS()).as("contactors, seed %d: %s", seed, death).isLessThan(5.0);
    }

    @RepeatedTest(12)
    void power_is_0_within_2_s_and_the_contactors_are_open_within_5_s(RepetitionInfo seed) {
        check(seed.getCurrentRepetition(), die(seed.getCurrentRepetition()));
    }

    /** Minutes; run it with {@code -Dkills=1000}. */
    @Test
    @EnabledIfSystemProperty(named = "kills", matches = "[0-9]+")
    void as_often_as_asked() {
        int kills = Integer.getInteger("kills");
        int underPower = 0;
        double worstPowerS = 0;
        double worstOpenS = 0;
        for (long seed = 1; seed <= kills; seed++) {
            Death death = die(seed);
            check(seed, death);
            underPower += Math.abs(death.powerW()) > NO_POWER_W ? 1 : 0;
            worstPowerS = Math.max(worstPowerS, death.powerGoneS());
            worstOpenS = Math.max(worstOpenS, death.openS());
        }
        System.out.printf(
                "%d kills, %d under power: 0 W after %.2f s at most, contactors open after %.2f s"
                        + " at most%n",
                kills, underPower, worstPowerS, worstOpenS);
    }
}
