package org.tidegate.rig.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.console.ConsoleServer;
import org.tidegate.controller.console.RideThroughPlane;
import org.tidegate.controller.console.TrendPlane;
import org.tidegate.controller.energy.SessionJson;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.rig.story.Actors.Actor;
import org.tidegate.rig.story.JunitXml;
import org.tidegate.rig.story.MainJob;
import org.tidegate.rig.story.Narrator;
import org.tidegate.rig.story.StepResult;
import org.tidegate.rig.story.Story;
import org.tidegate.rig.story.Timeline;
import org.tidegate.rig.story.TrendRecorder;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.runtime.Disk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the main job: with real protocols in real time, or with {@code --fast} in virtual time. */
@Command(
        name = "demo",
        description = "A virtual car charges and discharges through the whole stack in a minute.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:every step did what it should",
            " 1:a step failed; demo-out/junit.xml says which",
            " 2:the command line is not valid",
            " 3:a port or address cannot be used"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    @Option(names = "--fast", description = "The same story in process and in virtual time.")
    private boolean fast;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Draws the noise and, with --fast, the order of everything.")
    private long seed;

    @Option(
            names = "--external",
            paramLabel = "WHO[=WHERE]",
            description =
                    "Replace a twin by the real thing: converter=HOST:PORT, operator=URL, vehicle.")
    private List<String> external = new ArrayList<>();

    @Option(
            names = "--for",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long to let a real participant play after the start.")
    private int freeSeconds;

    @Option(
            names = "--out",
            defaultValue = "demo-out",
            description = "Folder for junit.xml, trend.csv, journal and session record.")
    private Path out = Path.of("demo-out");

    @Option(
            names = "--console-port",
            defaultValue = "8443",
            description = "Where the page is served; 0 picks a free port.")
    private int consolePort;

    @Option(
            names = "--vehicle-port",
            defaultValue = "0",
            description = "TCP port for the vehicle; 0 picks a free one.")
    private int vehiclePort;

    @Option(names = "--no-tls", description = "Vehicles connect without TLS; no discharge then.")
    private boolean noTls;

    @Option(names = "--no-console", description = "Serve no page.")
    private boolean noConsole;

    @Option(names = "--json", description = "End with the results in JSON instead of a table.")
    private boolean json;

    private final PrintStream terminal = utf8(System.out);
    private Externals externals = Externals.NONE;

    @Override
    public Integer call() throws GeneralSecurityException {
        try {
            externals = Externals.parse(external);
            if (fast && !externals.real().isEmpty()) {
                throw new IllegalArgumentException(
                        "--fast runs in virtual time, where nothing real can take part. Remedy:"
                                + " leave out --fast or --external");
            }
        } catch (IllegalArgumentException e) {
            System.err.println("tidegate demo: " + e.getMessage());
            return USAGE;
        }
        try {
            prepareFolder();
            return fast ? playFast() : playReal();
        } catch (IOException e) {
            System.err.println("tidegate demo: " + e.getMessage());
            return UNREACHABLE;
        }
    }

    private int playFast() throws IOException {
        var disk = new FileDisk(out.resolve("journal"));
        var rig = new VirtualRig(world(), car(), DemoSite.settings(DemoSite.NOWHERE), disk);
        var trend = new TrendRecorder(rig.charger().snapshots(), rig.simulation().clock());
        rig.simulation().add(trend);
        Narrator narrator = narrator();
        title(narrator, "in virtual time, seed " + seed);
        var story =
                new Story(
                        Timeline.virtual(rig.simulation()),
                        rig.actors(),
                        rig.charger().snapshots(),
                        narrator);
        List<StepResult> results = story.play(MainJob.steps(Duration.ZERO));
        rig.simulation().run(Duration.ofSeconds(2)); // let the books be closed
        rig.charger().closeBooks();
        return finish(results, trend, disk, rig.simulation().clock().wallMillis(), "");
    }

    private int playReal() throws IOException, GeneralSecurityException {
        var disk = new FileDisk(out.resolve("journal"));
        var plan =
                new RealRig.Plan(
                        world(),
                        car(),
                        externals,
                        !noTls,
                        vehiclePort,
                        RealTimeSetup.everyMillis(10));
        Narrator narrator = narrator();
        try (var rig =
                new RealRig(
                        plan,
                        url -> DemoSite.settings(url, !externals.mayFeedARealGrid(), !noTls),
                        disk,
                        out.resolve("pki"))) {
            var trend = new TrendRecorder(rig.charger().snapshots(), rig.clock());
            rig.start(trend);
            String page = noConsole ? "" : console(rig, disk);
            title(narrator, "over Modbus TCP, ISO 15118-20 and OCPP 2.1");
            if (!page.isEmpty()) {
                narrator.say("  console  " + page);
            }
            narrator.say("  vehicle  " + rig.vehicleRoute());
            if (externals.vehicle() && !noTls) {
                narrator.say("  trust    " + out.resolve("pki").resolve("v2g-root.pem"));
            }
            narrator.say("");
            var story =
                    new Story(
                            Timeline.real(rig.clock()),
                            rig.actors(),
                            rig.charger().snapshots(),
                            narrator);
            EnumSet<Actor> real = externals.real();
            Duration free = real.isEmpty() ? Duration.ZERO : Duration.ofSeconds(freeSeconds);
            List<StepResult> results = story.play(MainJob.steps(free));
            Timeline.real(rig.clock()).pass(Duration.ofMillis(1_500));
            String lateness = rig.process().lateness().latest().sentence();
            rig.stop();
            return finish(results, trend, disk, rig.clock().wallMillis(), lateness);
        }
    }

    private String console(RealRig rig, FileDisk disk) throws IOException {
        var trend = new TrendPlane(rig.charger().snapshots());
        rig.start(trend);
        Charger charger = rig.charger();
        var rideThrough = new RideThroughPlane(charger.snapshots(), charger.protectionSettings());
        rig.start(rideThrough);
        var sources =
                new ConsoleServer.Sources(
                        rig.clock(),
                        rig.charger().snapshots(),
                        rig.charger().journal().events(),
                        trend,
                        rideThrough,
                        new JournalFolder(disk),
                        rig.charger().journal().boot());
        ConsoleServer server;
        try {
            server = ConsoleServer.start(ConsoleServer.Options.loopback(consolePort), sources);
        } catch (IOException e) {
            if (!(e.getCause() instanceof BindException)) {
                throw e;
            }
            server = ConsoleServer.start(ConsoleServer.Options.loopback(0), sources);
        }
        rig.closeWith(server);
        return server.uri().toString();
    }

    private Twins.World world() {
        return new Twins.World(seed, MainJob.BATTERY_WH, MainJob.START_SOC_PERCENT, 50);
    }

    private EvccSettings car() {
        EvccSettings car =
                EvccSettings.car().withTarget(MainJob.TARGET_SOC_PERCENT, true).withMinimum(20);
        return externals.converter() != null ? car.acceptingAnyPreCharge() : car;
    }

    private int finish(
            List<StepResult> results,
            TrendRecorder trend,
            Disk disk,
            long wallMillis,
            String lateness)
            throws IOException {
        List<SessionRecord> sessions = SessionLedger.read(disk);
        var properties = new LinkedHashMap<String, String>();
        properties.put("seed", Long.toString(seed));
        properties.put("time", fast ? "virtual" : "real");
        properties.put("profile", DemoSite.PROFILE_NAME);
        JunitXml.write(out.resolve("junit.xml"), "tidegate.demo", wallMillis, properties, results);
        trend.write(out.resolve("trend.csv"));
        for (SessionRecord s : sessions) {
            Path file = out.resolve("session-%d.json".formatted(s.number()));
            Files.writeString(file, SessionJson.export(s));
        }
        long failed = results.stream().filter(r -> !r.passed()).count();
        if (json) {
            terminal.println(Summary.json(results, sessions, seed, lateness));
        } else {
            Summary.print(terminal, results, sessions, lateness, out);
        }
        return failed == 0 ? 0 : FAILED;
    }

    /** A new demo starts with empty books; older ones are moved aside by the user if wanted. */
    private void prepareFolder() throws IOException {
        Path journal = out.resolve("journal");
        if (Files.isDirectory(journal)) {
            try (var files = Files.list(journal)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(out);
    }

    private void title(Narrator narrator, String how) {
        narrator.title("Tidegate demo, " + how);
        narrator.say("  grid     " + DemoSite.PROFILE_NAME + ": times are shortened");
        for (Map.Entry<Actor, String> real : describe().entrySet()) {
            narrator.say("  " + real.getKey().text() + " is real: " + real.getValue());
        }
    }

    private Map<Actor, String> describe() {
        var words = new LinkedHashMap<Actor, String>();
        if (externals.converter() != null) {
            words.put(Actor.CONVERTER, externals.converter().toString());
        }
        if (externals.operator() != null) {
            words.put(Actor.OPERATOR, externals.operator().toString());
        }
        if (externals.vehicle()) {
            words.put(Actor.VEHICLE, "waiting for it to connect");
        }
        return words;
    }

    @SuppressWarnings("SystemConsoleNull") // null as well with -Djdk.console=java.base
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private Narrator narrator() {
        boolean colour = isTerminal() && System.getenv("NO_COLOR") == null;
        return new Narrator(json ? utf8(System.err) : terminal, colour);
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
