package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.controller.assembly.BoardCharger;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.Pem;
import org.tidegate.rig.FreePort;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.runtime.Clock;

/** What {@code run} starts, with a real WebSocket, real files and the commands of people. */
@DisplayName("The operator of a charger that runs from its board file")
class AssembledOperatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.system();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final OperatorTwin operator = new OperatorTwin(CLOCK);
    private int fileServer;
    private Path boardFile;
    private Board board;
    private BoardCharger charger;

    @BeforeEach
    void start() throws Exception {
        HttpServer files =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext(
                "/",
                e -> {
                    byte[] body = e.getRequestBody().readAllBytes();
                    uploads.add(
                            e.getRequestURI() + "\n" + new String(body, StandardCharsets.UTF_8));
                    e.sendResponseHeaders(201, -1);
                    e.close();
                });
        files.start();
        open.add(() -> files.stop(0));
        fileServer = files.getAddress().getPort();
        operator.authorisation("Accepted");
        URI url = operator.listen(0, null);
        open.add(operator);
        String text =
                Files.readString(Path.of("..", "boards", "twin.yaml"))
                        .replace("port: 15020", "port: 9")
                        .replace("port: 61851", "port: " + FreePort.forVehicles())
                        .replace("  sdp: true\n", "  sdp: false\n")
                        .replace("ws://127.0.0.1:19000/ocpp", url.toString())
                        .replace(
                                "operator:\n",
                                """
                                operator:
                                  waits_for_token: true
                                  files: {hosts: "localhost", timeout_s: 20}
                                """)
                        .replace("console:\n", "console:\n  enabled: false\n")
                        .replace("../demo-out/journal", "journal");
        boardFile = folder.resolve("twin.yaml");
        Files.writeString(boardFile, text);
        board =
                switch (BoardFiles.load(boardFile)) {
                    case Loaded.Valid valid -> valid.board();
                    case Loaded.Invalid invalid ->
                            throw new AssertionError(invalid.problems().toString());
                };
        charger = boot();
    }

    private BoardCharger boot() throws Exception {
        GridProfile profile =
                GridProfile.load(
                        board.grid().profile(),
                        board.grid().phases(),
                        board.grid().demonstration());
        BoardCharger next = BoardCharger.start(board, profile, new TwinFrontEnds(), CLOCK);
        awaits(
                "the operator",
                () -> next.charger().operatorState().latest().online() && operator.isConnected());
        return next;
    }

    @AfterEach
    void close() throws Exception {
        charger.close();
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static void awaits(String what, BooleanSupplier condition) throws Exception {
        for (long left = PATIENCE.toMillis() / 20; left > 0; left--) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no " + what);
    }

    private JsonNode asks(String action, String payload) throws Exception {
        String id = operator.call(action, payload);
        awaits("answer to " + action, () -> operator.answerTo(id).isPresent());
        return JSON.readTree(operator.answerTo(id).orElseThrow());
    }

    private static String quoted(String pem) throws IOException {
        return JSON.writeValueAsString(pem);
    }

    private String log(String where) {
        return """
        {"logType":"DiagnosticsLog","requestId":4,
         "log":{"remoteLocation":"%s"}}
        """
                .formatted(where);
    }

    @Test
    void gets_logs_at_named_hosts_only_and_hears_what_came_of_them() throws Exception {
        JsonNode taken = asks("GetLog", log("http://localhost:" + fileServer + "/in/"));
        assertThat(taken.at("/status").asText()).isEqualTo("Accepted");
        assertThat(taken.at("/filename").asText()).startsWith("TG-TWIN-1-diagnostics-");
        awaits("upload", () -> !uploads.isEmpty());
        awaits(
                "word of it",
                () -> operator.lastText("LogStatusNotification", "/status").equals("Uploaded"));
        assertThat(uploads.getFirst()).contains("/in/TG-TWIN-1-diagnostics-", " BOOTED: ");

        JsonNode refused = asks("GetLog", log("http://127.0.0.1:" + fileServer + "/in/"));
        assertThat(refused.at("/status").asText()).isEqualTo("Rejected");
        assertThat(refused.at("/statusInfo/additionalInfo").asText()).contains("127.0.0.1");

        String security = log("http://localhost:" + fileServer + "/security.log");
        asks("GetLog", security.replace("DiagnosticsLog", "SecurityLog"));
        awaits("the security log", () -> uploads.size() == 2);
        assertThat(uploads.get(1))
                .contains("SECURITY_EVENT", "StartupOfTheDevice")
                .doesNotContain(" BOOTED: ");
        assertThat(operator.violations()).isEmpty();
    }

    @Test
    void has_its_certificates_signed_and_kept_for_nobody_elses_eyes() throws Exception {
        LabPki pki =
                LabPki.make(
                        LabPki.Suite.ISO2,
                        Instant.ofEpochMilli(CLOCK.wallMillis()),
                        new SecureRandom());
        asks("TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}");
        awaits("request", () -> operator.count("SignCertificate") == 1);
        String csr = operator.lastText("SignCertificate", "/csr");
        String chain = Pem.certificates(pki.sign(Pem.read(csr, "CERTIFICATE REQUEST")));
        assertThat(
                        asks(
                                        "CertificateSigned",
                                        "{\"certificateChain\":%s}".formatted(quoted(chain)))
                                .at("/status")
                                .asText())
                .isEqualTo("Accepted");
        String root = Pem.certificates(List.of(pki.certificate(Member.MO_ROOT)));
        assertThat(
                        asks(
                                        "InstallCertificate",
                                        """
                                        {"certificateType":"MORootCertificate","certificate":%s}
                                        """
                                                .formatted(quoted(root)))
                                .at("/status")
                                .asText())
                .isEqualTo("Accepted");
        awaits("the files", () -> secrets().size() >= 2);
        charger.close();

        charger = boot();
        JsonNode held = asks("GetInstalledCertificateIds", "{}");
        assertThat(held.at("/certificateHashDataChain/0/certificateType").asText())
                .isEqualTo("MORootCertificate");
        assertThat(charger.charger().operator().certificates().latest().contractRoots())
                .containsExactly(pki.certificate(Member.MO_ROOT));
        for (Path each : secrets()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .as(each.toString())
                    .isEqualTo("rw-------");
        }
    }

    private List<Path> secrets() {
        try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
            return all.filter(f -> f.getFileName().toString().startsWith("ocpp-"))
                    .filter(f -> f.toString().contains("key") || f.toString().contains("cert"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void changes_its_password_which_outlives_a_restart_and_is_written_nowhere_else()
            throws Exception {
        String password = "0123456789-a-new-password";
        JsonNode set =
                asks(
                        "SetVariables",
                        """
                        {"setVariableData":[{"component":{"name":"SecurityCtrlr"},
                         "variable":{"name":"BasicAuthPassword"},"attributeValue":"%s"}]}
                        """
                                .formatted(password));
        assertThat(set.at("/setVariableResult/0/attributeStatus").asText()).isEqualTo("Accepted");
        int boots = operator.count("BootNotification");
        awaits("the new connection", () -> operator.isConnected() && holding(password) > 0);
        charger.close();
        charger = boot();
        assertThat(operator.count("BootNotification")).isGreaterThan(boots);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                boolean network = each.getFileName().toString().startsWith("ocpp-network");
                if (!network) {
                    assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                            .as(each.toString())
                            .doesNotContain(password);
                }
            }
        }
    }

    private long holding(String text) {
        try (Stream<Path> all = Files.list(folder.resolve("journal"))) {
            return all.filter(
                            f -> {
                                try {
                                    return Files.isRegularFile(f)
                                            && Files.readString(f, StandardCharsets.ISO_8859_1)
                                                    .contains(text);
                                } catch (IOException _) {
                                    return false;
                                }
                            })
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void orders_firmware_of_a_stranger_and_is_told_why_it_is_not_taken() throws Exception {
        LabPki pki =
                LabPki.make(
                        LabPki.Suite.ISO2,
                        Instant.ofEpochMilli(CLOCK.wallMillis()),
                        new SecureRandom());
        JsonNode answer =
                asks(
                        "UpdateFirmware",
                        """
                        {"requestId":9,"firmware":{
                         "location":"http://localhost:%d/fw","retrieveDateTime":"%s",
                         "signingCertificate":%s,"signature":"QUJD"}}
                        """
                                .formatted(
                                        fileServer,
                                        Instant.ofEpochMilli(CLOCK.wallMillis()),
                                        quoted(
                                                Pem.certificates(
                                                        List.of(
                                                                pki.certificate(
                                                                        Member.MO_ROOT))))));
        assertThat(answer.at("/status").asText()).isEqualTo("InvalidCertificate");
        assertThat(answer.at("/statusInfo/additionalInfo").asText())
                .contains("no root certificate of the manufacturer");
        assertThat(uploads).isEmpty();
    }

    @Test
    void is_asked_about_a_token_that_somebody_presents_at_the_board() throws Exception {
        Commands.Outcome shown =
                Commands.start("present", "04A2B3C4D5E680", "--board", boardFile.toString())
                        .ends(PATIENCE);
        assertThat(shown.exit()).as(shown.out() + shown.err()).isZero();
        awaits("question", () -> operator.count("Authorize") == 1);
        assertThat(operator.lastText("Authorize", "/idToken/idToken")).isEqualTo("04A2B3C4D5E680");
        assertThat(operator.lastText("Authorize", "/idToken/type")).isEqualTo("ISO14443");

        Commands.Outcome skipped =
                Commands.start("skip-delay", "--board", boardFile.toString()).ends(PATIENCE);
        assertThat(skipped.exit()).as(skipped.out() + skipped.err()).isZero();
        Commands.Outcome wrong =
                Commands.start("present", "$(reboot)", "--board", boardFile.toString())
                        .ends(PATIENCE);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("no reader would say");
    }
}
