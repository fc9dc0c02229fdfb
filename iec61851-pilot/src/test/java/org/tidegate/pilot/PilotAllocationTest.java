package org.tidegate.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.EventRing;

class PilotAllocationTest {
    private final PilotController pilot =
            PilotController.withFixedCable(PilotTimes.presets(), 32, new EventRing("pilot", 64));
    private final PilotSample sample = new PilotSample();
    private final PilotInput in = new PilotInput();
    private final PilotOutput out = new PilotOutput();
    private long nowNanos;

    @Test
    void a_cycle_that_changes_nothing_allocates_nothing() {
        in.digitalCommunication = true;
        in.energyAllowed = true;
        in.lockOk = true;
        in.safetyOk = true;
        cycles(20_000);
        assertThat(out.contactorPermitted).isTrue();

        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(id);
        long nothing = threads.getThreadAllocatedBytes(id) - before;
        before = threads.getThreadAllocatedBytes(id);
        cycles(100_000);
        long bytes = threads.getThreadAllocatedBytes(id) - before - nothing;

        assertThat(bytes).isLessThan(1_000); // a few from the JIT's own deoptimisations
    }

    private void cycles(int count) {
        for (int i = 0; i < count; i++) {
            nowNanos += 10_000_000;
            sample.positivePeakV = 6;
            sample.negativePeakV = out.dutyPercent < 100 ? -12 : 6;
            sample.sampledAtNanos = nowNanos;
            sample.sequence++;
            pilot.step(sample, in, nowNanos, out);
        }
    }
}
