package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.protection.Rig.MS;
import static org.tidegate.protection.Rig.S;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Grid protection, whatever the grid does,")
class GridProtectionPropertyTest {
    private static final int STEPS = 20_000;

    private static ProtectionSettings either(SplittableRandom random) {
        return random.nextBoolean() ? Rig.categoryThree() : Rig.fiftyHertz();
    }

    @RepeatedTest(40)
    void never_trips_inside_the_continuous_range(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        ProtectionSettings settings = either(random);
        var rig = Rig.inService(settings);
        double nominal = settings.nominalFrequencyHz();

        double hz = nominal;
        for (int i = 0; i < STEPS; i++) {
            rig.grid.voltageL1Pu = random.nextDouble(0.89, 1.09);
            rig.grid.voltageL2Pu = random.nextDouble(0.89, 1.09);
            rig.grid.voltageL3Pu = random.nextDouble(0.89, 1.09);
            hz = Math.clamp(hz + random.nextDouble(-0.01, 0.01), nominal - 0.8, nominal + 0.8);
            rig.frequency(hz).demand(random.nextDouble(-1, 1)).step();
            assertThat(rig.decision.tripped).isFalse();
            assertThat(rig.decision.blockGates).isFalse();
        }
    }

    @RepeatedTest(40)
    void never_permits_power_while_anything_is_unknown(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        ProtectionSettings settings = either(random);
        var rig = Rig.inService(settings).demand(random.nextDouble(-1, 1));
        List<Consumer<GridSample>> losses = List.copyOf(Rig.losses().values());

        for (int i = 0; i < STEPS; i++) {
            rig.nominal(settings.nominalFrequencyHz());
            rig.grid.angleL2Deg = -120;
            rig.grid.ageNanos = 0;
            boolean lost = random.nextInt(5) == 0;
            if (lost) {
                losses.get(random.nextInt(losses.size())).accept(rig.grid);
            }
            rig.step();
            if (lost) {
                assertThat(rig.decision.blockGates).isTrue();
                assertThat(rig.decision.supportedDemandPu).isZero();
                assertThat(rig.decision.lowestPowerPu).isZero();
                assertThat(rig.decision.highestPowerPu).isZero();
            }
        }
    }

    @RepeatedTest(40)
    void never_enters_service_before_the_grid_was_good_for_the_observation_time(
            RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        ProtectionSettings settings = Rig.fiftyHertz();
        var rig = new Rig(settings, random.nextLong(1, 51) * MS).demand(1);
        long goodSince = Long.MIN_VALUE;
        boolean wasOut = true;

        for (int i = 0; i < STEPS; i++) {
            boolean good = random.nextInt(3_000) != 0;
            rig.nominal(50);
            rig.permit = true;
            if (!good) {
                switch (random.nextInt(4)) {
                    case 0 -> rig.voltage(random.nextDouble(0, 0.849));
                    case 1 -> rig.voltage(random.nextDouble(1.101, 2));
                    case 2 -> rig.frequency(random.nextDouble(51.6, 60));
                    default -> rig.permit = false;
                }
                goodSince = Long.MIN_VALUE;
            } else if (goodSince == Long.MIN_VALUE) {
                goodSince = rig.nowNanos - rig.stepNanos;
            }
            long now = rig.nowNanos;
            rig.step();
            if (wasOut && !rig.decision.tripped) {
                assertThat(now - goodSince).isGreaterThanOrEqualTo(60 * S);
            }
            wasOut = rig.decision.tripped;
        }
    }

    @RepeatedTest(40)
    void keeps_the_demand_inside_the_permitted_range_and_zero_inside_it_too(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        ProtectionSettings settings = either(random);
        var rig = Rig.inService(settings);

        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(50) == 0) {
                rig.voltage(random.nextInt(20) == 0 ? Double.NaN : random.nextDouble(0.3, 1.3));
                rig.frequency(settings.nominalFrequencyHz() + random.nextDouble(-1.4, 1.4));
                rig.demand(random.nextDouble(-1.5, 1.5));
            }
            GridDecision d = rig.step();
            assertThat(d.supportedDemandPu).isBetween(d.lowestPowerPu, d.highestPowerPu);
            assertThat(d.lowestPowerPu).isBetween(-1.0, 0.0);
            assertThat(d.highestPowerPu).isBetween(0.0, 1.0);
            assertThat(d.tripped).isEqualTo(d.mode == GridMode.TRIPPED);
            if (d.tripped) {
                assertThat(d.blockGates).isTrue();
            }
        }
    }

    @Test
    void allocates_nothing_in_a_hundred_thousand_steps() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().threadId();
        for (ProtectionSettings settings : List.of(Rig.categoryThree(), Rig.fiftyHertz())) {
            var rig = Rig.inService(settings).demand(-0.5);
            eventful(rig, 20_000);
            long before = threads.getThreadAllocatedBytes(me);
            eventful(rig, 100_000);
            long bytes = threads.getThreadAllocatedBytes(me) - before;

            // The measuring call itself may allocate a little.
            assertThat(bytes).as(settings.profile()).isLessThan(1_000);
        }
    }

    /** Dips, a trip now and then, frequency excursions, a blind cycle: every path of a step. */
    private static void eventful(Rig rig, int steps) {
        double nominal = rig.grid.frequencyHz;
        for (int i = 0; i < steps; i++) {
            rig.voltage(i % 1_000 < 30 ? 0.4 : 1);
            rig.frequency(i % 500 < 100 ? nominal + 0.5 : nominal);
            if (i % 9_000 == 0) {
                rig.frequency(Double.NaN);
            }
            rig.step();
        }
        rig.nominal(nominal);
    }
}
