package org.tidegate.rig.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.cli.CommandException;
import org.tidegate.controller.cli.TidegateCommand;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.trace.Capture;
import org.tidegate.iso15118.trace.Dialect;
import org.tidegate.iso15118.trace.Entry;
import org.tidegate.iso15118.trace.Timeline;
import org.tidegate.iso15118.trace.TimelineText;
import org.tidegate.rig.vehicle.EvccSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The vehicle side against a real car or a foreign EVCC: everything else is a twin, the pilot
 * included, which follows what the vehicle says over ISO 15118.
 */
@Command(
        name = "listen",
        mixinStandardHelpOptions = true,
        description = {
            "Serve a real vehicle or a foreign EVCC on a network interface, with twins for all"
                    + " else, and print every message as it happens.",
            "Sessions are recorded; tidegate vehicle timeline shows them again."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:listened until the end",
            " 2:the command line is wrong",
            " 3:the interface, port or folder cannot be used"
        })
public final class ListenCommand implements Callable<Integer> {
    private static final long SEED = 1;

    /** Of the twin behind the vehicle's cable. */
    private static final double MOST_W = 11_000;

    /** Long enough for the charger to see the plug being pulled. */
    private static final int UNPLUGGED_MILLIS = 2_000;

    @Option(
            names = "--interface",
            required = true,
            paramLabel = "IF",
            description = "Where the vehicle is, such as eth1; lo for this machine.")
    private String link = "";

    @Option(names = "--port", defaultValue = "61851", description = "TCP port; 0 picks one.")
    private int port;

    @Option(names = "--no-tls", description = "Offer no TLS: a laboratory's charger.")
    private boolean noTls;

    @Option(
            names = "--protocol",
            split = ",",
            defaultValue = "iso20,iso2,din",
            paramLabel = "P",
            description = "Protocols to serve: iso20, iso2, din. Preset: ${DEFAULT-VALUE}.")
    private List<Protocol> protocols = List.of();

    @Option(
            names = "--power",
            paramLabel = "W",
            description = "Set-point for the session; plus is into the vehicle.")
    private @Nullable Double powerW;

    @Option(names = "--messages", description = "Print the content of every message too.")
    private boolean messages;

    @Option(names = "--sessions", defaultValue = "0", description = "End after so many; 0: never.")
    private int sessions;

    @Option(
            names = "--out",
            defaultValue = "listen-out",
            paramLabel = "DIR",
            description = "Folder for journal, recorded sessions and the laboratory's trust.")
    private Path out = Path.of("listen-out");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    private final LinkedBlockingQueue<Capture> news = new LinkedBlockingQueue<>();
    private boolean wished;

    /** As the command line names them. */
    enum Protocol {
        iso20,
        iso2,
        din
    }

    @Override
    public Integer call() throws InterruptedException, GeneralSecurityException {
        PrintWriter terminal = spec.commandLine().getOut();
        checkNumbers();
        InetAddress address = address(networkInterface());
        var plan =
                new RealRig.Plan(
                        new Twins.World(SEED, 60_000, 50, 50),
                        EvccSettings.car(),
                        new Externals(null, null, true),
                        !noTls,
                        address,
                        port,
                        RealTimeSetup.everyMillis(10).ordinary());
        try (var disk = new FileDisk(out.resolve("journal"));
                var rig = new RealRig(plan, this::settings, disk, out.resolve("pki"))) {
            rig.charger().capture().follow(news::add);
            rig.actors().operatorAuthorises(true);
            tell(terminal, rig);
            follow(terminal, rig);
            return TidegateCommand.OK;
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.UNREACHABLE,
                    "vehicle listen: " + e.getMessage(),
                    "choose another --interface, --port or --out");
        }
    }

    private void checkNumbers() {
        if (port < 0 || port > 65_535) {
            throw wrong("--port " + port + ": not a TCP port", "use 1 to 65535, or 0 for any");
        }
        if (sessions < 0) {
            throw wrong("--sessions " + sessions + ": less than none", "use 1 or more, or 0");
        }
        if (powerW != null && !(Math.abs(powerW) <= MOST_W)) {
            throw wrong(
                    "--power " + powerW + ": beyond this rig's converter",
                    "use -11000 to 11000, in watts");
        }
    }

    private static CommandException wrong(String problem, String remedy) {
        return new CommandException(TidegateCommand.USAGE, problem, remedy);
    }

    private ChargerSettings settings(URI operator) {
        ChargerSettings all = DemoSite.settings(operator, true, !noTls);
        SeccSettings vehicle =
                all.vehicle()
                        .withOlder(
                                all.vehicle()
                                        .older()
                                        .serving(
                                                protocols.contains(Protocol.iso2),
                                                protocols.contains(Protocol.din)));
        return new ChargerSettings(
                all.lane(),
                all.protection(),
                all.pilot(),
                protocols.contains(Protocol.iso20)
                        ? vehicle
                        : vehicle.withIso20(vehicle.iso20().notServed()),
                all.operator());
    }

    private NetworkInterface networkInterface() {
        try {
            NetworkInterface found = NetworkInterface.getByName(link);
            if (found != null) {
                return found;
            }
            String all =
                    NetworkInterface.networkInterfaces()
                            .map(NetworkInterface::getName)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "--interface " + link + ": there is no such network interface",
                    "use one of " + all);
        } catch (SocketException e) {
            throw new CommandException(
                    TidegateCommand.UNREACHABLE,
                    "--interface " + link + ": " + e.getMessage(),
                    "check the interface");
        }
    }

    /** Vehicles speak IPv6 only, on the link. */
    private static InetAddress address(NetworkInterface link) {
        return link.inetAddresses()
                .filter(Inet6Address.class::isInstance)
                .max(Comparator.comparing(InetAddress::isLinkLocalAddress))
                .orElseThrow(() ->
                        new CommandException(
                                TidegateCommand.UNREACHABLE,
                                "--interface " + link.getName() + " has no IPv6 address",
                                "bring it up: ip link set " + link.getName() + " up"));
    }

    private void tell(PrintWriter terminal, RealRig rig) {
        terminal.println("Waiting for a vehicle on " + link + ": " + rig.vehicleRoute());
        terminal.println(
                "  protocols "
                        + protocols.stream()
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        if (!noTls) {
            terminal.println("  trust     " + out.resolve("pki").resolve("v2g-root.pem"));
        }
        terminal.println("  records   " + out.resolve("journal"));
        terminal.println("Stop with Ctrl-C.");
        terminal.flush();
    }

    private void follow(PrintWriter terminal, RealRig rig) throws InterruptedException {
        var timeline = new Timeline();
        int ended = 0;
        rig.actors().plugIn();
        while (sessions == 0 || ended < sessions) {
            Capture next = news.poll(1, TimeUnit.SECONDS);
            if (next == null) {
                continue;
            }
            if (next.entries().isEmpty()) {
                timeline = new Timeline();
                terminal.println();
                terminal.println(TimelineText.heading(next, Dialect.NONE_YET));
                terminal.println(TimelineText.columns());
            }
            for (Entry entry : next.entries()) {
                var row = timeline.next(entry);
                terminal.println(TimelineText.line(row));
                if (messages) {
                    terminal.print(TimelineText.message(row));
                }
                if (entry instanceof Entry.Message && powerW != null) {
                    wish(rig, powerW);
                }
                if (entry instanceof Entry.End) {
                    ended++;
                    plugAgain(rig);
                }
            }
            terminal.flush();
        }
    }

    /** An operator's profile belongs to a transaction, so it can be sent once there is one. */
    private void wish(RealRig rig, double setpointW) {
        if (!wished && rig.twins().operator().openTransaction().isPresent()) {
            rig.actors().operatorWants(setpointW, 11_000);
            wished = true;
        }
    }

    private void plugAgain(RealRig rig) throws InterruptedException {
        wished = false;
        rig.actors().unplug();
        Thread.sleep(UNPLUGGED_MILLIS);
        rig.actors().plugIn();
    }
}
