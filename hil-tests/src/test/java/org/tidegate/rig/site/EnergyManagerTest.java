package org.tidegate.rig.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.rig.FreePort;

/** Mosquitto and its command line are the foreign peers. */
@DisplayName("An energy manager behind a real broker")
class EnergyManagerTest {
    private static final Path BROKER = Path.of("/usr/sbin/mosquitto");

    @TempDir private Path folder;

    private final List<Process> started = new ArrayList<>();
    private int port;
    private @Nullable Process broker;

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(Files.isExecutable(BROKER), "mosquitto is not installed here");
        assumeTrue(onPath("mosquitto_pub"), "mosquitto's clients are not installed here");
        port = FreePort.find();
        Files.writeString(folder.resolve("users"), "");
        run("mosquitto_passwd", "-b", folder.resolve("users").toString(), "charger", "secret");
        run("mosquitto_passwd", "-b", folder.resolve("users").toString(), "manager", "word");
        Files.writeString(folder.resolve("password"), "secret\n");
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                """
                listener %d 127.0.0.1
                allow_anonymous false
                password_file %s
                persistence false
                user %s
                """
                        .formatted(port, folder.resolve("users"), System.getProperty("user.name")));
        startBroker();
    }

    private static boolean onPath(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    private void startBroker() throws Exception {
        broker = process(BROKER.toString(), "-c", folder.resolve("mosquitto.conf").toString());
        for (int left = 200; left > 0; left--) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("the broker does not start");
    }

    private Process process(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                folder.resolve(Path.of(command[0]).getFileName() + ".log").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private void run(String... command) throws Exception {
        Process process = process(command);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private void says(String command, String text, String... more) throws Exception {
        var line =
                new ArrayList<>(
                        List.of(
                                "mosquitto_pub",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                "" + port,
                                "-u",
                                "manager",
                                "-P",
                                "word",
                                "-q",
                                "1",
                                "-t",
                                "v2g/0000001/evse/1/set/" + command,
                                "-m",
                                text));
        line.addAll(List.of(more));
        run(line.toArray(String[]::new));
    }

    /** What is heard of a topic, line by line. */
    private Path hears(String topic) throws IOException {
        Path into = folder.resolve("heard-" + started.size());
        Process process =
                new ProcessBuilder(
                                "mosquitto_sub",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                "" + port,
                                "-u",
                                "manager",
                                "-P",
                                "word",
                                "-t",
                                topic)
                        .redirectOutput(into.toFile())
                        .start();
        started.add(process);
        return into;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String section(String password) {
        return """

        manager:
          driver: mqtt
          url: "mqtt://127.0.0.1:%d"
          user: charger
          password_file: %s
          silent_import_limit_w: 1400
        """
                .formatted(port, password);
    }

    @Test
    void its_word_reaches_the_ladder_is_acknowledged_and_dies_with_it() throws Exception {
        Path acks = hears("v2g/0000001/evse/1/ack");
        Path states = hears("v2g/0000001/#");
        try (var board = new RunningBoard(folder, section("password"))) {
            board.awaits("online", () -> text(states).contains("online"));
            assertThat(board.now().ladder().highW(Rung.SITE)).isEqualTo(1_400);
            assertThat(board.now().ladder().highSentence(Rung.SITE))
                    .isEqualTo("energy manager silent: at most +1.4 kW");

            says("limit_w", "{\"id\":\"a\",\"value\":4200,\"valid_s\":600}");
            says("discharge_limit_w", "-3000");
            says("setpoint_w", "{\"id\":\"b\",\"value\":-3000,\"valid_s\":600}");
            board.awaits("the limit", () -> board.now().ladder().highW(Rung.SITE) == 4_200);
            board.awaits("the set-point", () -> board.now().site().managerTargetW() == -3_000);
            board.awaits("the other limit", () -> board.now().ladder().lowW(Rung.SITE) == -3_000);
            board.awaits("acks", () -> text(acks).contains("\"id\":\"b\""));
            assertThat(text(acks)).contains("{\"id\":\"a\",\"command\":\"limit_w\",\"ok\":true");
            board.awaits("a state", () -> text(states).contains("\"why\""));

            says("setpoint_w", "now");
            board.awaits("a refusal", () -> text(acks).contains("neither a number"));
            says("setpoint_w", "{\"value\":3000,\"valid_s\":1}");
            board.awaits("its end", () -> Double.isNaN(board.now().site().managerTargetW()));
            assertThat(board.now().ladder().highW(Rung.SITE)).isEqualTo(4_200);
            assertThat(board.now().site().managerTrouble()).isEmpty();
        }
        for (int left = 200; left > 0 && !text(states).contains("offline"); left--) {
            Thread.sleep(50);
        }
        assertThat(text(states)).contains("offline");
    }

    @Test
    void a_broker_that_dies_leaves_the_safe_answer_with_its_reason_and_may_come_back()
            throws Exception {
        try (var board = new RunningBoard(folder, section("password"))) {
            board.awaits(
                    "the broker",
                    () -> board.now().site().managerTrouble().contains("since the start"));
            assertThat(board.now().ladder().highW(Rung.SITE)).isEqualTo(1_400);
            says("limit_w", "{\"value\":9000,\"valid_s\":5}");
            board.awaits("the limit", () -> board.now().ladder().highW(Rung.SITE) == 9_000);
            Objects.requireNonNull(broker).destroyForcibly().waitFor();
            board.awaits("the fall-back", () -> board.now().ladder().highW(Rung.SITE) == 1_400);
            board.awaits(
                    "the reason",
                    () -> board.now().site().managerTrouble().contains("broker tcp://127.0.0.1"));
            startBroker();
            board.awaits(
                    "the way back", () -> board.now().site().managerTrouble().contains("expired"));
            says("limit_w", "{\"value\":5000,\"valid_s\":60}");
            board.awaits("the limit", () -> board.now().ladder().highW(Rung.SITE) == 5_000);
        }
    }

    @Test
    void a_command_that_the_broker_kept_is_not_obeyed() throws Exception {
        says("limit_w", "9000", "-r");
        Path acks = hears("v2g/0000001/evse/1/ack");
        try (var board = new RunningBoard(folder, section("password"))) {
            board.awaits("the refusal", () -> text(acks).contains("retained command"));
            assertThat(board.now().ladder().highW(Rung.SITE)).isEqualTo(1_400);
        }
    }

    @Test
    void a_password_that_the_broker_refuses_is_named_as_the_trouble() throws Exception {
        Files.writeString(folder.resolve("other"), "wrong");
        try (var board = new RunningBoard(folder, section("other"))) {
            board.awaits(
                    "the trouble",
                    () -> {
                        String trouble = board.now().site().managerTrouble();
                        return trouble.contains("manager.url") && trouble.contains("uthor");
                    });
        }
    }
}
