package org.tidegate.rig.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.VehicleState.Phase;

@DisplayName("When a charger sees many bad vehicles")
class VehicleEnduranceTest {
    private static final Fault[] FAULTS = Fault.values();
    private static final EvccStage[] STAGES = EvccStage.values();

    @RepeatedTest(60)
    void any_fault_at_any_stage_ends_in_a_named_state_without_power(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        Fault fault = FAULTS[random.nextInt(FAULTS.length)];
        EvccStage at = STAGES[random.nextInt(STAGES.length)];
        var bench =
                new VehicleBench(
                        VehicleBench.SETTINGS,
                        EvccSettings.car(),
                        MemoryLink.encrypted(),
                        seed.getCurrentRepetition());
        bench.charger.targetW = random.nextBoolean() ? 5_000 : -5_000;
        bench.car.misbehave(fault, at);
        bench.car.plugIn();
        bench.runs(Duration.ofSeconds(random.nextInt(20)));
        bench.car.unplug();
        bench.runs(Duration.ofSeconds(75));

        assertThat(bench.state().phase()).as(fault + " at " + at).isEqualTo(Phase.NONE);
        assertThat(bench.charger.currentA()).isZero();
        assertThat(bench.charger.contactor).isFalse();
        assertThat(bench.car.battery().contactorsClosed()).isFalse();
    }

    @Test
    void a_thousand_aborted_sessions_leave_nothing_behind() {
        VehicleBench bench = VehicleBench.car();
        long warm = 0;
        for (int i = 0; i < 1_000; i++) {
            bench.car.misbehave(i % 2 == 0 ? Fault.GARBAGE : Fault.HANGS_UP, EvccStage.SCHEDULE);
            bench.car.plugIn();
            bench.until(Phase.FAILED);
            bench.car.behave();
            bench.car.unplug();
            bench.runs(Duration.ofMillis(100));
            bench.events.clear();
            bench.phases.clear();
            if (i == 200) {
                warm = usedBytes();
            }
        }
        // SEC-29: flat within 2 MB
        assertThat(usedBytes() - warm).isLessThan(2_000_000);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
