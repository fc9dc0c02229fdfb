package org.tidegate.rig.operator;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

/**
 * A process of its own that is there to be killed: a real station on a real disk with a session
 * every second. Arguments: address, sub-protocol, folder, first session number, whether sessions
 * are made at all. Without them it delivers what it has and says {@code drained}.
 */
final class DoomedStation {
    private DoomedStation() {}

    @SuppressWarnings("BusyWait") // a process with nothing else to do
    public static void main(String[] args) throws Exception {
        Clock clock = Clock.system();
        boolean makesSessions = Boolean.parseBoolean(args[4]);
        OcppSettings settings =
                OcppSettings.of(URI.create(args[0]), "TG-DOOMED")
                        .withMeterInterval(Duration.ofSeconds(1))
                        .withBackOff(Duration.ofMillis(50), Duration.ofMillis(50))
                        .withDoublings(0)
                        .speaking(List.of(args[1]));
        var station = new Published<>(StationState.unknown(clock.nanos()));
        var operator = new Published<>(OperatorState.offline(clock.nanos()));
        var charger = new ScriptedCharger(operator, station);
        charger.startAt(Long.parseLong(args[3]), clock.wallMillis() / 1000.0);
        var disk = new FileDisk(Path.of(args[2]));
        NettyOcppTransport transport = NettyOcppTransport.inLaboratory(null);
        var plane =
                new OcppPlane(
                        settings,
                        transport,
                        station,
                        operator,
                        disk,
                        new EventRing("ocpp", 1024),
                        clock,
                        new SecureRandom());
        PlaneThread.Obituary died =
                (dead, cause) -> {
                    cause.printStackTrace();
                    System.exit(9);
                };
        var storage = new PlaneThread(plane.storage(), clock, died);
        var thread = new PlaneThread(plane, clock, died);
        plane.wakeEachOther(thread, storage);
        transport.onEvent(thread);
        storage.start();
        thread.start();
        new PlaneThread(charger, clock, died).start();
        boolean told = !makesSessions;
        if (told) {
            System.out.println("ready");
        }
        while (makesSessions) {
            charger.plugIn();
            for (int i = 0; i < 500 && charger.session() != Session.ENERGY; i++) {
                Thread.sleep(20);
            }
            Thread.sleep(1_200);
            if (!told && charger.session() == Session.ENERGY) {
                told = true;
                System.out.println("ready");
            }
            charger.unplug();
            Thread.sleep(250);
        }
        while (!operator.latest().online() || operator.latest().queued() > 0) {
            Thread.sleep(50);
        }
        System.out.println("drained");
        System.exit(0);
    }
}
