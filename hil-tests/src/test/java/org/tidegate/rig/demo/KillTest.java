package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.journal.JournalRecord;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.rig.TidegateMain;
import org.tidegate.rig.converter.ConverterTwinMain;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.Battery;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.PilotPlug;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.PlaneThread;

/**
 * Real processes, real sockets, real {@code kill -9}: the controller dies under power, the
 * converter in its own process must let go by its own timer, and the next start reads everything.
 */
@DisplayName("When the controller is killed under power")
class KillTest {
    private static final Clock CLOCK = Clock.system();

    @TempDir private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile double converterPowerW = Double.NaN;
    private volatile double importedWh;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void the_converter_is_at_0_W_within_2_s_and_the_next_start_reads_the_journal_whole()
            throws Exception {
        int modbusPort = startConverter();
        var operator = new OperatorTwin(CLOCK);
        open.add(operator);
        operator.authorisation("Accepted");
        operator.room(11_000, 11_000);
        URI url = operator.listen(0, null);
        int vehiclePort = freeDynamicPort();
        Path board = board(modbusPort, vehiclePort, url);

        Process controller = start(TidegateMain.class, "run", "--board", board.toString());
        awaitRunning(controller);
        startVehicle(vehiclePort);
        awaits("charging", 60, () -> converterPowerW > 5_000);
        awaits("more than one saving of the books", 60, () -> importedWh > 22);
        Thread.sleep(new SplittableRandom(1).nextInt(500)); // anywhere in its work

        controller.destroyForcibly();
        long killedNanos = CLOCK.nanos();
        awaits("0 W", 10, () -> Math.abs(converterPowerW) < 100);
        assertThat(CLOCK.nanos() - killedNanos)
                .as("by the converter's own timer")
                .isLessThan(2_200_000_000L); // 2 s and the 100 ms of the reporting process

        List<JournalRecord> before = journal();
        assertThat(before).isNotEmpty();
        Process next = start(TidegateMain.class, "run", "--board", board.toString());
        awaits("the next boot", 30, () -> booted(2));
        next.destroy();
        next.waitFor();
        List<JournalRecord> after = journal();
        assertThat(after).startsWith(before.toArray(JournalRecord[]::new));
        List<SessionRecord> sessions = SessionLedger.read(new FileDisk(journalFolder()));
        assertThat(sessions).hasSize(1);
        assertThat(sessions.getFirst().stopReason()).isEqualTo(SessionLedger.POWER_LOSS);
        assertThat(sessions.getFirst().importMilliWh() / 1000.0)
                .as("the books are saved every 10 Wh; the converter counted %s Wh", importedWh)
                .isBetween(importedWh - 11, importedWh + 0.5);
    }

    private Path journalFolder() {
        return folder.resolve("journal");
    }

    private List<JournalRecord> journal() throws IOException {
        return new JournalFolder(new FileDisk(journalFolder())).events().events();
    }

    private boolean booted(long boot) {
        try {
            return journal().stream().anyMatch(r -> r.boot() == boot);
        } catch (IOException _) {
            return false;
        }
    }

    private int startConverter() throws Exception {
        Process converter = start(ConverterTwinMain.class, "--every", "20");
        BufferedReader lines = converter.inputReader();
        var json = new ObjectMapper();
        int port = json.readTree(lines.readLine()).path("port").asInt();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        String line;
                        while ((line = lines.readLine()) != null) {
                            JsonNode node = json.readTree(line);
                            converterPowerW = node.path("acPowerW").asDouble();
                            importedWh = node.path("importedWh").asDouble();
                        }
                    } catch (IOException _) {
                        converterPowerW = Double.NaN;
                    }
                });
        return port;
    }

    /**
     * A connection just to see would be taken for the one vehicle, so its own word is waited for.
     */
    private static void awaitRunning(Process controller) throws IOException {
        BufferedReader lines = controller.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith("Stop with")) {
            line = lines.readLine();
        }
        assertThat(line).as("the controller says that it runs").isNotNull();
    }

    private void startVehicle(int port) throws IOException {
        var battery = new Battery(Battery.Pack.of(60_000), 50, () -> true);
        var charger = new InetSocketAddress(InetAddress.ofLiteral("::1"), port);
        var car =
                new EvccTwin(
                        EvccSettings.car().acceptingAnyPreCharge().withPatience(20_000, 5_000),
                        battery,
                        SocketLink.to(charger, null),
                        PilotPlug.none(),
                        CLOCK);
        var thread = new PlaneThread(car, CLOCK, (_, cause) -> cause.printStackTrace());
        open.add(thread);
        car.wakeWith(thread.start());
        car.plugIn();
    }

    private Path board(int modbusPort, int vehiclePort, URI operator) throws IOException {
        Path file = folder.resolve("board.yaml");
        Files.writeString(
                file,
                """
                uplink:
                  laboratory: true
                charger:
                  identity: TG-KILL-1
                  serial: "1"
                grid:
                  profile: vde-ar-n-4105
                  nominal_voltage_v: 230
                  phases: 3
                  import_limit_w: 11000
                  export_limit_w: 10000
                  export_permitted: true
                  demonstration: true
                converter:
                  driver: sunspec
                  host: 127.0.0.1
                  port: %d
                  unit_id: 1
                  poll_interval_ms: 20
                  deadline_ms: 15
                  revert_time_s: 1
                pilot:
                  front_end: twin
                  connector: fixed_cable
                  cable_current_limit_a: 32
                vehicle:
                  listen_address: "::1"
                  port: %d
                  sdp: false
                  tls: false
                operator:
                  url: %s
                  id_token: TOKEN-1
                console:
                  enabled: false
                journal:
                  directory: journal
                """
                        .formatted(modbusPort, vehiclePort, operator));
        return file;
    }

    private Process start(Class<?> main, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(
                                folder.resolve(main.getSimpleName() + processes.size() + ".log")
                                        .toFile())
                        .start();
        processes.add(process);
        return process;
    }

    private static int freeDynamicPort() throws IOException {
        for (int port = 50_000; port < 65_000; port += 97) {
            try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("::1"))) {
                return port;
            } catch (IOException _) {
                // taken; the next one
            }
        }
        throw new IOException("no free port between 50000 and 65000");
    }

    private void awaits(String what, int withinSeconds, BooleanSupplier condition) {
        long endNanos = CLOCK.nanos() + Duration.ofSeconds(withinSeconds).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(CLOCK.nanos())
                    .as("%s within %d s; converter at %s W", what, withinSeconds, converterPowerW)
                    .isLessThan(endNanos);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
