package org.tidegate.rig.board;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.assembly.ChargerProcess;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.controller.watch.BoardWatchdog;
import org.tidegate.controller.watch.LinuxWatchdog;
import org.tidegate.controller.watch.Notifier;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.LineSafetyIo;
import org.tidegate.hal.pins.Pins;
import org.tidegate.pilot.DutyCycle;
import org.tidegate.pilot.frontend.ComparatorLines;
import org.tidegate.pilot.frontend.ComparatorPilot;
import org.tidegate.rig.demo.DemoSite;
import org.tidegate.rig.demo.Twins;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;

/**
 * The charger as it runs on a board: comparators, contactors and safety inputs on GPIO lines, the
 * converter on Modbus TCP, its own threads and watchdogs. Vehicle and operator are twins inside
 * this process, so that a trial begins with energy flowing; they die with it.
 *
 * <pre>BoardUnderTestMain MODBUS_PORT JOURNAL_FOLDER PERIOD_MILLIS [WATCHDOG_DEVICE]</pre>
 *
 * Says {@code phase …} at every change. Obeys on its standard input: {@code hang MILLIS}, the
 * lane's next look at its inputs takes that long; {@code lane}, it says how punctual the lane is.
 */
public final class BoardUnderTestMain {
    private static final int WATCHDOG_SECONDS = 10;
    private static final int REVERT_SECONDS = 1;
    private static final long REWRITE_NANOS = 400_000_000L;

    private BoardUnderTestMain() {}

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Clock clock = Clock.system();
        int periodMillis = Integer.parseInt(args[2]);
        Pins pins = Pins.ofThisMachine();
        LineInputs comparators = pins.inputs("tidegate-pilot", BoardLines.comparators());
        LineOutputs world = pins.outputs("the-world", BoardLines.world());
        LineSafetyIo lines =
                LineSafetyIo.open(
                        pins,
                        BoardLines.inputs(),
                        BoardLines.outputs(),
                        LineSafetyIo.Sensors.NONE,
                        clock);
        var safety = new Hanging(lines);
        var wire = new Wire(world);
        var pilot = new ComparatorPilot(new Comparators(comparators, clock), wire::setDutyPercent);
        var twins = new Twins(clock, new Twins.World(1, 60_000, 50, 50));
        twins.operator().authorisation("Accepted");
        var ring = new EventRing("bus", 256);
        var converter =
                new SunSpecConverter(
                        ModbusMasters.tcp("127.0.0.1", Integer.parseInt(args[0]), clock),
                        SunSpecSettings.defaults().withRevert(REVERT_SECONDS, REWRITE_NANOS),
                        ring,
                        lines.gate());
        MemoryLink cable = MemoryLink.encrypted();
        Charger charger =
                Charger.assemble(
                        new ChargerPorts(
                                clock,
                                new FileDisk(Path.of(args[1])),
                                converter,
                                List.of(converter),
                                List.of(ring),
                                safety,
                                pilot,
                                cable,
                                twins.operator().wire(),
                                new SecureRandom()),
                        settings(periodMillis));
        ChargerProcess process =
                ChargerProcess.start(
                        charger,
                        clock,
                        RealTimeSetup.everyMillis(periodMillis),
                        new ChargerProcess.Watchdogs(Notifier.NOBODY, watchdog(args)));
        cable.onActivity(process.vehicleWakeup());
        var car =
                new EvccTwin(
                        EvccSettings.car().acceptingAnyPreCharge().withPatience(60_000, 20_000),
                        twins.battery(),
                        cable,
                        wire,
                        clock);
        var thread = new PlaneThread(car, clock, (_, cause) -> cause.printStackTrace());
        car.wakeWith(thread.start());
        Thread.ofPlatform().daemon().start(() -> obey(safety, process));
        car.plugIn();
        tell(charger, wire, twins.battery());
    }

    private static ChargerSettings settings(int periodMillis) {
        ChargerSettings site = DemoSite.settings(DemoSite.NOWHERE);
        return site.withLane(site.lane().every(periodMillis * 1_000_000L));
    }

    private static BoardWatchdog watchdog(String[] args) throws IOException {
        return args.length > 3
                ? LinuxWatchdog.open(Path.of(args[3]), WATCHDOG_SECONDS)
                : BoardWatchdog.NONE;
    }

    private static void tell(Charger charger, Wire wire, Battery battery) {
        String before = "";
        while (true) {
            wire.showContactors(battery.contactorsClosed());
            var snapshot = charger.snapshots().latest();
            String now =
                    snapshot.session().phase()
                            + " "
                            + snapshot.pilot().level()
                            + " "
                            + snapshot.session().stopReason();
            if (!now.equals(before)) {
                System.out.println("phase " + now);
                System.out.flush();
                before = now;
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }

    private static void obey(Hanging safety, ChargerProcess process) {
        try (var in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                if (line.startsWith("hang ")) {
                    safety.hangMillis = Long.parseLong(line.substring(5));
                } else if (line.equals("lane")) {
                    System.out.println(
                            "lane %s; %d edges lost"
                                    .formatted(
                                            process.lateness().latest().sentence(),
                                            safety.lines.lostEdges()));
                    System.out.flush();
                }
            }
        } catch (IOException _) {
            // nobody gives orders any more; the charger goes on
        }
    }

    /** Inputs whose driver may hang once. */
    private static final class Hanging implements SafetyIo {
        private final LineSafetyIo lines;
        volatile long hangMillis;

        Hanging(LineSafetyIo lines) {
            this.lines = lines;
        }

        @Override
        public void read(SafetySample into) {
            long millis = hangMillis;
            if (millis > 0) {
                hangMillis = 0;
                LockSupport.parkNanos(millis * 1_000_000L);
            }
            lines.read(into);
        }

        @Override
        public void commandContactor(boolean close) {
            lines.commandContactor(close);
        }

        @Override
        public void commandLock(boolean locked) {
            lines.commandLock(locked);
        }

        @Override
        public void togglePermission() {
            lines.togglePermission();
        }

        @Override
        public boolean hasLock() {
            return false;
        }
    }

    /** The charger's oscillator and the vehicle's switches, told to the world by five lines. */
    private static final class Wire implements PilotPlug {
        private final LineOutputs world;
        private volatile double dutyPercent = Double.NaN;

        Wire(LineOutputs world) {
            this.world = world;
        }

        void showContactors(boolean closed) {
            world.set(closed ? 0b1_0000 : 0, 0b1_0000);
        }

        boolean setDutyPercent(double percent) {
            if (percent == dutyPercent) {
                return true;
            }
            dutyPercent = percent;
            long oscillates = DutyCycle.oscillates(percent) ? 0b01 : 0;
            long high = percent >= 100 ? 0b10 : 0;
            return world.set(oscillates | high, 0b11);
        }

        @Override
        public void plug() {
            world.set(0b0100, 0b0100);
        }

        @Override
        public void unplug() {
            world.set(0, 0b1100);
        }

        @Override
        public void closeS2() {
            world.set(0b1000, 0b1000);
        }

        @Override
        public void openS2() {
            world.set(0, 0b1000);
        }

        @Override
        public double dutyPercent() {
            return dutyPercent;
        }
    }

    private static final class Comparators implements ComparatorLines {
        private final LineInputs inputs;
        private final Clock clock;
        private long readAtNanos;

        Comparators(LineInputs inputs, Clock clock) {
            this.inputs = inputs;
            this.clock = clock;
        }

        @Override
        public long levels() {
            readAtNanos = clock.nanos();
            return inputs.levels();
        }

        @Override
        public long readAtNanos() {
            return readAtNanos;
        }
    }
}
