package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.rig.demo.Commands.Outcome;
import org.tidegate.rig.demo.Commands.Running;

@DisplayName("tidegate vehicle")
class VehicleCommandsTest {
    private static final Pattern PORT = Pattern.compile("TCP on \\[[^\\]]*\\]:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private record Session(Outcome listen, int carExit) {}

    /** The real command, and the real twin of a car that leaves in order if it can. */
    private Session session(String protocol, String... more) throws Exception {
        String[] fixed = {
            "vehicle",
            "listen",
            "--interface",
            "lo",
            "--port",
            "0",
            "--no-tls",
            "--sessions",
            "1",
            "--power",
            "3000",
            "--out",
            folder.toString()
        };
        Running listen =
                Commands.start(
                        Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
        String port = listen.awaits(PORT, PATIENCE);
        Outcome car =
                Commands.start(
                                "twin",
                                "vehicle",
                                "--port",
                                port,
                                "--protocol",
                                protocol,
                                "--leave-after",
                                "2")
                        .ends(PATIENCE);
        return new Session(listen.ends(PATIENCE), car.exit());
    }

    private Outcome timeline(String... more) {
        String[] fixed = {"vehicle", "timeline", "--journal", folder.resolve("journal").toString()};
        return Commands.run(
                Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "iso20, ISO 15118-20, DC_ChargeLoopReq",
        "iso2, ISO 15118-2, CurrentDemandReq",
        "din, DIN 70121, CurrentDemandReq"
    })
    void prints_and_records_every_message_of_each_protocol(
            String protocol, String title, String loop) throws Exception {
        Session session = session(protocol);
        String live = session.listen.out();

        assertThat(session.carExit).as(live + session.listen.err()).isZero();
        assertThat(session.listen.exit()).isZero();
        assertThat(live)
                .contains("protocols iso20, iso2, din")
                .containsSubsequence(
                        "supportedAppProtocolReq",
                        "SessionSetupReq",
                        loop,
                        "PowerDeliveryReq",
                        "SessionStopReq",
                        "SessionStopRes");
        assertThat(live).doesNotContain("late");

        Outcome shown = timeline();
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains(title).containsSubsequence(loop, "SessionStopRes");
        assertThat(timeline("--list").out()).contains("ended in order");
        JsonNode json = new ObjectMapper().readTree(timeline("--json").out());
        assertThat(json.path("protocol").asText()).contains(title);
        assertThat(json.path("rows").findValuesAsText("message")).contains(loop);
        assertThat(timeline("--messages").out()).contains("<").contains("ResponseCode");
        Path pcap = folder.resolve("session.pcapng");
        assertThat(timeline("--pcap", pcap.toString()).exit()).isZero();
        assertThat(Files.readAllBytes(pcap)).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
    }

    @Test
    void says_why_a_vehicle_for_alternating_current_is_not_served() throws Exception {
        Session session = session("iso2-ac", "--messages");

        assertThat(session.carExit).isEqualTo(1);
        assertThat(session.listen.exit()).isZero();
        assertThat(session.listen.out())
                .contains("a way of charging this charger does not have (AC_THREE_PHASE_CORE)")
                .contains("FAILED_WrongEnergyTransferMode");
        assertThat(timeline("--list").out()).contains("a way of charging this charger does not");
    }

    @Test
    void serves_only_the_protocols_that_were_named() throws Exception {
        Session session = session("din", "--protocol", "iso20,iso2");

        assertThat(session.carExit).isEqualTo(1);
        assertThat(session.listen.out())
                .contains("vehicle and charger have no protocol in common")
                .doesNotContain("SessionSetupReq");
    }

    @Test
    void names_the_interfaces_there_are_when_one_is_not() {
        Outcome outcome =
                Commands.run(
                        "vehicle", "listen", "--interface", "nosuch0", "--out", folder.toString());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("--interface nosuch0: there is no such network interface")
                .contains("Remedy: use one of ")
                .contains("lo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen",
                "listen --interface lo --protocol iso3",
                "listen --interface lo --port 70000",
                "listen --interface lo --port -1",
                "listen --interface lo --sessions -1",
                "listen --interface lo --power much",
                "listen --interface lo --power NaN",
                "listen --interface lo --power 20000",
                "listen --interface lo --frobnicate",
                "timeline",
                "timeline --journal",
                "timeline --frobnicate",
                "timeline --board nosuch.yaml",
                "frobnicate"
            })
    void refuses_a_wrong_command_line_with_exit_code_2(String words) {
        var all = Stream.concat(Stream.of("vehicle"), Stream.of(words.split(" ")));
        if (words.startsWith("listen")) {
            all = Stream.concat(all, Stream.of("--out", folder.toString()));
        }
        Outcome outcome = Commands.run(all.toArray(String[]::new));

        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void tells_folders_files_and_sessions_that_are_not_there_apart() throws Exception {
        Outcome none = timeline();
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("is not a folder", "Remedy:");

        Path journal = Files.createDirectories(folder.resolve("journal"));
        Outcome empty = timeline();
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("no vehicle session is recorded there", "Remedy:");

        Files.write(journal.resolve("vehicle-20260101T000000.000Z"), new byte[] {1, 2, 3});
        for (List<String> each : List.of(List.<String>of(), List.of("--session", "nonsense"))) {
            Outcome broken = timeline(each.toArray(String[]::new));
            assertThat(broken.exit()).as(broken.out() + broken.err()).isEqualTo(1);
            assertThat(broken.err()).contains("Remedy:").doesNotContain("Exception");
        }
    }
}
