package org.tidegate.rig.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tidegate.rig.converter.ConverterTwinMain;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.PlaneThread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    /** An operator that accepts everybody. */
    @Command(name = "operator", description = "An OCPP 2.1 operator on WebSocket.")
    static final class Operator implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "19000", description = "WebSocket port.")
        private int port;

        @Option(
                names = "--setpoint",
                defaultValue = "NaN",
                description = "Asked for once a transaction runs, in W; negative exports.")
        private double setpointW;

        @Override
        public Integer call() throws InterruptedException {
            try (var twin = new OperatorTwin(Clock.system())) {
                twin.authorisation("Accepted");
                twin.room(11_000, 11_000);
                URI url = twin.listen(port, null);
                System.out.println("{\"url\":\"" + url + "\"}");
                int told = 0;
                boolean asked = false;
                while (true) {
                    List<String> received = twin.received();
                    for (; told < received.size(); told++) {
                        System.out.println(received.get(told));
                    }
                    if (!asked && !Double.isNaN(setpointW) && twin.openTransaction().isPresent()) {
                        asked = true;
                        twin.setSetpoint(setpointW);
                    }
                    Thread.sleep(200);
                }
            }
        }
    }

    /** A car without a pilot wire of its own. */
    @Command(name = "vehicle", description = "A vehicle that speaks ISO 15118-20 over plain TCP.")
    static final class Vehicle implements Callable<Integer> {
        @Option(names = "--host", defaultValue = "::1", description = "The charger's address.")
        private String host = "::1";

        @Option(names = "--port", defaultValue = "61851", description = "The charger's TCP port.")
        private int port;

        @Option(names = "--soc", defaultValue = "50", description = "State of charge at arrival.")
        private double socPercent;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var battery = new Battery(Battery.Pack.of(60_000), socPercent, () -> true);
            var charger = new InetSocketAddress(InetAddress.getByName(host), port);
            var vehicle =
                    new EvccTwin(
                            EvccSettings.car().acceptingAnyPreCharge(),
                            battery,
                            SocketLink.to(charger, null),
                            PilotPlug.none(),
                            Clock.system());
            try (var thread =
                    new PlaneThread(
                            vehicle,
                            Clock.system(),
                            (dead, cause) -> System.err.println(dead.name() + ": " + cause))) {
                vehicle.wakeWith(thread.start());
                vehicle.plugIn();
                while (thread.isAlive()) {
                    System.out.println(vehicle.view());
                    Thread.sleep(1_000);
                }
            }
            return 0;
        }
    }
}
