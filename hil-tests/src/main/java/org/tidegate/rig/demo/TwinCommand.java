package org.tidegate.rig.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.converter.ConverterTwinMain;
import org.tidegate.rig.operator.OcppVersion;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.operator.Temper;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.rig.vehicle.iso2.Habits;
import org.tidegate.rig.vehicle.iso2.OldCar;
import org.tidegate.rig.vehicle.iso2.Speech;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Wakeup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Each twin in a process of its own, for {@code run} and for the real thing's tests. */
@Command(
        name = "twin",
        description = "Run one twin by itself: converter, operator or vehicle.",
        subcommands = {
            TwinCommand.Converter.class,
            TwinCommand.Operator.class,
            TwinCommand.Vehicle.class
        })
public final class TwinCommand {
    /** A SunSpec converter with a battery behind it. */
    @Command(name = "converter", description = "A SunSpec converter on Modbus TCP.")
    static final class Converter implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "15020", description = "Modbus TCP port.")
        private int port;

        @Option(names = "--every", defaultValue = "500", description = "Milliseconds per line.")
        private int everyMillis;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var args = new ArrayList<>(List.of("--port", Integer.toString(port)));
            args.addAll(List.of("--every", Integer.toString(everyMillis)));
            ConverterTwinMain.main(args.toArray(String[]::new));
            return 0;
        }
    }

    /** An operator that accepts everybody, each in its own way. */
    @Command(name = "operator", description = "An OCPP operator on WebSocket.")
    static final class Operator implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "19000", description = "WebSocket port.")
        private int port;

        @Option(
                names = "--version",
                defaultValue = "2.1,2.0.1,1.6",
                split = ",",
                description = "OCPP versions it speaks: 2.1, 2.0.1, 1.6; all if left out.")
        private List<String> versions = List.of();

        @Option(
                names = "--temper",
                defaultValue = "smart",
                description = "smart, slow, rude, restarting or hostile.")
        private String temper = "smart";

        @Option(names = "--seed", defaultValue = "1", description = "Of the temper's whims.")
        private long seed;

        @Option(names = "--password", description = "Asked for by basic authentication.")
        private @Nullable String password;

        @Option(
                names = "--setpoint",
                defaultValue = "NaN",
                description = "Asked for once a transaction runs, in W; negative exports.")
        private double setpointW;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it before call()
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            try (var twin = new OperatorTwin(Clock.system(), spoken(), mood(), seed)) {
                twin.authorisation("Accepted");
                twin.room(11_000, 11_000);
                URI url = twin.listen(port, password);
                System.out.println("{\"url\":\"" + url + "\"}");
                int told = 0;
                int faults = 0;
                boolean asked = false;
                while (true) {
                    List<String> received = twin.received();
                    for (; told < received.size(); told++) {
                        System.out.println(received.get(told));
                    }
                    List<String> violations = twin.violations();
                    for (; faults < violations.size(); faults++) {
                        System.err.println("violation: " + violations.get(faults));
                    }
                    if (!asked && !Double.isNaN(setpointW) && twin.openTransaction().isPresent()) {
                        asked = true;
                        twin.setSetpoint(setpointW);
                    }
                    Thread.sleep(200);
                }
            }
        }

        private List<OcppVersion> spoken() {
            return versions.stream()
                    .map(String::strip)
                    .map(v ->
                            OcppVersion.of(v)
                                    .orElseThrow(
                                            () -> wrong("--version " + v, "2.1, 2.0.1 or 1.6")))
                    .toList();
        }

        private Temper mood() {
            try {
                return Temper.valueOf(temper.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw wrong("--temper " + temper, "smart, slow, rude, restarting or hostile");
            }
        }

        private ParameterException wrong(String what, String remedy) {
            return new ParameterException(
                    spec.commandLine(), what + ": no such operator. Remedy: write " + remedy + ".");
        }
    }

    /** A car without a pilot wire of its own. */
    @Command(
            name = "vehicle",
            description = "A vehicle of any generation over plain TCP.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                " 0:left in order, with --leave-after",
                " 1:the session broke, with --leave-after",
                " 2:the command line is wrong"
            })
    static final class Vehicle implements Callable<Integer> {
        @Option(names = "--host", defaultValue = "::1", description = "The charger's address.")
        private String host = "::1";

        @Option(names = "--port", defaultValue = "61851", description = "The charger's TCP port.")
        private int port;

        @Option(names = "--soc", defaultValue = "50", description = "State of charge at arrival.")
        private double socPercent;

        @Option(
                names = "--protocol",
                defaultValue = "iso20",
                description = "What it speaks: iso20, iso2, iso2-ac or din.")
        private String protocol = "iso20";

        @Option(
                names = "--discharge",
                description = "With iso2: take the discharge service of SAE J2847/2 if offered.")
        private boolean discharge;

        @Option(
                names = "--leave-after",
                paramLabel = "SECONDS",
                defaultValue = "0",
                description =
                        "Leave in order so long after energy may flow, and end; 0: stay until"
                                + " interrupted.")
        private int leaveAfterS;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it before call()
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (leaveAfterS < 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--leave-after "
                                + leaveAfterS
                                + ": less than no time. Remedy: 0 or more seconds.");
            }
            var battery = new Battery(Battery.Pack.of(60_000), socPercent, () -> true);
            var charger = new InetSocketAddress(InetAddress.getByName(host), port);
            SocketLink link = SocketLink.to(charger, null);
            Habits habits = habits();
            if (habits == null) {
                var vehicle =
                        new EvccTwin(
                                EvccSettings.car().acceptingAnyPreCharge(),
                                battery,
                                link,
                                PilotPlug.none(),
                                Clock.system());
                return drive(
                        vehicle,
                        vehicle::wakeWith,
                        vehicle::plugIn,
                        vehicle::leave,
                        () -> new Sight(vehicle.view(), vehicle.view().stage().name()));
            }
            var vehicle = new OldCar(habits, battery, link, PilotPlug.none(), Clock.system());
            return drive(
                    vehicle,
                    vehicle::wakeWith,
                    vehicle::plugIn,
                    vehicle::leave,
                    () -> new Sight(vehicle.view(), vehicle.view().stage().name()));
        }

        /** Null for the newest generation. */
        private @Nullable Habits habits() {
            Speech speech =
                    switch (protocol) {
                        case "iso20" -> null;
                        case "iso2" -> Speech.ISO2_DC;
                        case "iso2-ac" -> Speech.ISO2_AC;
                        case "din" -> Speech.DIN_DC;
                        default ->
                                throw new ParameterException(
                                        spec.commandLine(),
                                        "--protocol "
                                                + protocol
                                                + ": no such protocol. Remedy: iso20, iso2,"
                                                + " iso2-ac or din.");
                    };
            if (speech == null) {
                return null;
            }
            Habits habits = Habits.of(speech).acceptingAnyPreCharge();
            return discharge ? habits.discharging() : habits;
        }

        /** What is printed, and where the vehicle believes to be. */
        private record Sight(Object view, String stage) {}

        private int drive(
                Plane vehicle,
                Consumer<Wakeup> wakeWith,
                Runnable plugIn,
                Runnable leave,
                Supplier<Sight> sight)
                throws InterruptedException {
            int stillS = leaveAfterS;
            try (var thread =
                    new PlaneThread(
                            vehicle,
                            Clock.system(),
                            (dead, cause) -> System.err.println(dead.name() + ": " + cause))) {
                wakeWith.accept(thread.start());
                plugIn.run();
                while (thread.isAlive()) {
                    Sight now = sight.get();
                    System.out.println(now.view());
                    if (leaveAfterS > 0) {
                        switch (now.stage()) {
                            case "DONE" -> {
                                return 0;
                            }
                            case "FAILED" -> {
                                return 1;
                            }
                            case "LOOP" -> {
                                if (stillS-- == 0) {
                                    leave.run();
                                }
                            }
                            default -> {
                                // on its way
                            }
                        }
                    }
                    Thread.sleep(1_000);
                }
            }
            return 1;
        }
    }
}
