package org.tidegate.rig.operator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

@DisplayName("A disk that hangs")
class SlowDiskTest {
    /** With the disk on a plane of its own, as in the charger. */
    private static OperatorBench bench() {
        var bench = new OperatorBench(2);
        bench.bringIntoSession();
        return bench;
    }

    @Test
    void delays_no_set_point_and_no_answer_to_one() {
        OperatorBench bench = bench();
        bench.simulation.stall(Objects.requireNonNull(bench.diskPlane), ofSeconds(10));
        bench.twin.call(
                "SetVariables",
                """
                {"setVariableData":[{"component":{"name":"SampledDataCtrlr"},
                 "variable":{"name":"TxUpdatedInterval"},"attributeValue":"1"}]}
                """);
        bench.runs(ofSeconds(2)); // messages pile up behind the disk by now
        int before = bench.twin.count("TransactionEvent");
        String id = bench.twin.setSetpoint(-4321);
        bench.runs(ofMillis(200));
        assertThat(bench.operator.latest().targetW()).isEqualTo(-4321);
        assertThat(bench.twin.answerTo(id))
                .hasValueSatisfying(a -> assertThat(a).contains("Accepted"));
        assertThat(bench.twin.count("TransactionEvent"))
                .as("what is not on the medium is not sent")
                .isEqualTo(before);
        bench.runs(ofSeconds(20));
        assertThat(bench.twin.count("TransactionEvent")).isGreaterThan(before + 10);
        bench.everythingSentWasValid();
    }

    @Test
    void for_longer_than_ten_seconds_counts_as_none_until_it_answers() {
        OperatorBench bench = bench();
        bench.simulation.stall(Objects.requireNonNull(bench.diskPlane), ofMinutes(5));
        bench.runs(ofMinutes(2));
        assertThat(bench.eventCodes()).contains(OcppEvent.OUTBOX_NOT_DURABLE);
        int sent = bench.twin.count("TransactionEvent");
        bench.charger.unplug();
        bench.runs(ofSeconds(2));
        assertThat(bench.twin.count("TransactionEvent")).isGreaterThan(sent);
        assertThat(bench.twin.transactions().getFirst().ended()).isTrue();
        bench.charger.plugIn();
        bench.runs(ofSeconds(5));
        assertThat(bench.operator.latest().authorisationReason()).contains("outbox");
        bench.charger.unplug();
        bench.runs(ofMinutes(4));
        assertThat(bench.eventCodes()).contains(OcppEvent.OUTBOX_DURABLE);
        bench.charger.plugIn();
        bench.runsUntil(() -> bench.charger.session() == Session.ENERGY);
        bench.powerCycle(ofSeconds(5));
        bench.runs(ofSeconds(20));
        assertThat(bench.twin.transactions()).hasSize(2).allMatch(Ledger.Transaction::ended);
        bench.everythingSentWasValid();
    }

    /** Every sync takes as long as it is told to. */
    private static final class Blocking implements Disk {
        private final Disk inner = new CrashingDisk(1);
        private volatile long syncNanos;
        private volatile boolean inSync;

        @Override
        public synchronized byte[] read(String file) throws IOException {
            return inner.read(file);
        }

        @Override
        public synchronized void write(String file, byte[] content) throws IOException {
            inner.write(file, content);
        }

        @Override
        public synchronized void append(String file, byte[] content) throws IOException {
            inner.append(file, content);
        }

        @Override
        public synchronized void truncate(String file, long length) throws IOException {
            inner.truncate(file, length);
        }

        @Override
        public synchronized void sync(String file) throws IOException {
            long end = System.nanoTime() + syncNanos;
            inSync = syncNanos > 0;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            inSync = false;
            inner.sync(file);
        }

        @Override
        public synchronized List<String> list(String prefix) throws IOException {
            return inner.list(prefix);
        }

        @Override
        public synchronized void delete(String file) throws IOException {
            inner.delete(file);
        }
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            TimeUnit.MICROSECONDS.sleep(200);
        }
    }

    /** Real threads, a real socket, and a disk that sits in one sync for ten seconds. */
    @Test
    void for_ten_real_seconds_lets_a_set_point_through_at_once() throws Exception {
        Clock clock = Clock.system();
        var twin = new OperatorTwin(clock);
        var disk = new Blocking();
        var station = new Published<>(StationState.unknown(clock.nanos()));
        var operator = new Published<>(OperatorState.offline(clock.nanos()));
        var charger = new ScriptedCharger(operator, station);
        NettyOcppTransport transport = NettyOcppTransport.inLaboratory(null);
        var plane =
                new OcppPlane(
                        OcppSettings.of(twin.listen(0, null), "TG-0001")
                                .withMeterInterval(Duration.ofSeconds(1)),
                        transport,
                        station,
                        operator,
                        disk,
                        new EventRing("ocpp", 1024),
                        clock,
                        new SplittableRandom(1));
        try (twin;
                transport;
                var chargerThread = new PlaneThread(charger, clock, (_, t) -> {});
                var storageThread = new PlaneThread(plane.storage(), clock, (_, t) -> {});
                var thread = new PlaneThread(plane, clock, (_, t) -> {})) {
            transport.onEvent(thread);
            plane.wakeEachOther(thread, storageThread);
            chargerThread.start();
            storageThread.start();
            thread.start();
            until("online", () -> operator.latest().online());
            charger.plugIn();
            until("transaction", () -> twin.openTransaction().isPresent());

            disk.syncNanos = TimeUnit.SECONDS.toNanos(10);
            until("the disk hangs", () -> disk.inSync);
            long worstNanos = 0;
            for (int i = 1; i <= 20; i++) {
                int watts = -100 * i;
                long from = System.nanoTime();
                twin.setSetpoint(watts);
                until("set-point", () -> operator.latest().targetW() == watts);
                worstNanos = Math.max(worstNanos, System.nanoTime() - from);
                assertThat(disk.inSync).isTrue();
            }
            System.out.printf(
                    "set-point while the disk hangs: at most %.1f ms%n", worstNanos / 1e6);
            assertThat(worstNanos).isLessThan(TimeUnit.SECONDS.toNanos(1));
            disk.syncNanos = 0;
        }
    }
}
