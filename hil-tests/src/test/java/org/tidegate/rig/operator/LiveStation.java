package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

/** Our station as it is, in real time, on a real WebSocket to whoever listens; the charger is scripted. */
final class LiveStation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock = Clock.system();
    private final Published<StationState> station =
            new Published<>(StationState.unknown(clock.nanos()));
    private final Published<OperatorState> operator =
            new Published<>(OperatorState.offline(clock.nanos()));
    final ScriptedCharger charger = new ScriptedCharger(operator, station);
    private final EventRing ring = new EventRing("ocpp", 4096);
    private final List<Event> events = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile @Nullable Throwable died;

    /** What it is told at the start; meter values come every second. */
    static OcppSettings settings(URI url, String subprotocol) {
        return OcppSettings.of(url, "TG-0001")
                .withMeterInterval(Duration.ofSeconds(1))
                .withBackOff(Duration.ofMillis(100), Duration.ofMillis(100))
                .withDoublings(0)
                .speaking(List.of(subprotocol));
    }

    LiveStation(OcppSettings settings) {
        this(settings, DerAuthority.NONE);
    }

    LiveStation(OcppSettings settings, DerAuthority der) {
        NettyOcppTransport transport = NettyOcppTransport.inLaboratory(null);
        var plane =
                new OcppPlane(
                        settings,
                        transport,
                        station,
                        operator,
                        new CrashingDisk(1),
                        ring,
                        clock,
                        new SplittableRandom(1),
                        der);
        PlaneThread.Obituary obituary = (_, cause) -> died = cause;
        var storage = new PlaneThread(plane.storage(), clock, obituary);
        var thread = new PlaneThread(plane, clock, obituary);
        plane.wakeEachOther(thread, storage);
        transport.onEvent(thread);
        open.add(transport);
        open.add(new PlaneThread(charger, clock, obituary).start());
        open.add(storage.start());
        open.add(thread.start());
    }

    OperatorState operator() {
        return operator.latest();
    }

    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(died).as(what).isNull();
            assertThat(System.nanoTime()).as("%s; events: %s", what, told()).isLessThan(end);
            rest(10);
        }
    }

    static void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every event so far, in words. */
    List<String> told() {
        ring.drain(clock.nanos(), clock.wallMillis(), events::add);
        return events.stream().map(Event::sentence).toList();
    }

    boolean happened(OcppEvent code) {
        told();
        return events.stream().anyMatch(e -> e.code() == code);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        assertThat(died).isNull();
    }
}
