package org.tidegate.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.ModbusException.Reason;
import org.tidegate.runtime.EventRing;

@DisplayName("The lane's side of the driver")
class SunSpecConverterLaneTest {
    private static final ModbusMaster DEAD =
            new ModbusMaster() {
                @Override
                public void readHolding(
                        int unit, int address, int count, short[] into, long deadlineNanos)
                        throws ModbusException {
                    throw new ModbusException(Reason.TIMEOUT, 0, "dead");
                }

                @Override
                public void writeMultiple(
                        int unit, int address, int count, short[] values, long deadlineNanos)
                        throws ModbusException {
                    throw new ModbusException(Reason.TIMEOUT, 0, "dead");
                }

                @Override
                public String endpoint() {
                    return "dead";
                }

                @Override
                public void close() {}
            };

    private static SunSpecConverter converter(GateLine gateLine) {
        return new SunSpecConverter(
                DEAD, SunSpecSettings.defaults(), new EventRing("bus", 16), gateLine);
    }

    @Test
    void allocates_nothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var converter = converter(GateLine.NOT_WIRED);
        var measurement = new Measurement();
        var request = new StageRequest();
        request.mode = DcMode.POWER;
        long allocated = Long.MAX_VALUE;
        boolean known = false;
        for (int round = 0; round < 10 && allocated > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                converter.read(measurement);
                converter.request(request);
                converter.block();
                known |= converter.rating().isKnown();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
        assertThat(known).isFalse();
    }

    @Test
    void knows_nothing_and_allows_nothing_before_the_converter_is_found() {
        var converter = converter(GateLine.NOT_WIRED);
        var measurement = new Measurement();
        converter.read(measurement);
        assertThat(measurement.state).isEqualTo(StageState.OFFLINE);
        assertThat(measurement.acPowerW).isNaN();
        assertThat(measurement.isFresh(0, Long.MAX_VALUE)).isFalse();
        assertThat(converter.rating()).isEqualTo(StageRating.UNKNOWN);

        converter.step(0);
        assertThat(converter.status().latest().reason()).isEqualTo("dead");
        converter.read(measurement);
        assertThat(measurement.state).isEqualTo(StageState.OFFLINE);
    }

    @Test
    void drives_the_gate_line_itself_every_cycle() {
        int[] calls = new int[2];
        var converter = converter(blocked -> calls[blocked ? 1 : 0]++);
        var request = new StageRequest();
        converter.block();
        converter.block();
        assertThat(calls).containsExactly(0, 2);
        converter.request(request);
        assertThat(calls).as("off does not release").containsExactly(0, 3);
        request.mode = DcMode.VOLTAGE;
        converter.request(request);
        assertThat(calls).containsExactly(1, 3);
    }

    @Test
    void a_lane_that_hangs_in_the_gate_line_keeps_nobody_else_from_blocking() throws Exception {
        var hanging = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var converter =
                converter(_ -> {
                    if (first.getAndSet(false)) {
                        hanging.countDown();
                        awaitQuietly(end);
                    }
                });
        Thread lane = Thread.ofPlatform().start(converter::block);
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        Thread monitor = Thread.ofPlatform().start(converter::block);

        assertThat(monitor.join(Duration.ofSeconds(10))).isTrue();
        assertThat(lane.isAlive()).isTrue();
        end.countDown();
        assertThat(lane.join(Duration.ofSeconds(10))).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
