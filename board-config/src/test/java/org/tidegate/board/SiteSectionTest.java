package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a board file says of the site, the insulation and the firmware")
class SiteSectionTest {
    private static Loaded read(String more) {
        String text =
                """
                charger: {identity: TG-1, serial: A7}
                grid: {profile: p, import_limit_w: 1}
                converter: {host: converter.local}
                pilot: {cable_current_limit_a: 32}
                vehicle: {tls: false}
                """
                        + more;
        return BoardFiles.read("b.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/x"));
    }

    private static Board board(String text) {
        return switch (read(text)) {
            case Loaded.Valid valid -> valid.board();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case Loaded.Valid valid -> throw new AssertionError(valid.board().toString());
            case Loaded.Invalid invalid ->
                    invalid.problems().stream().map(Problem::toString).toList();
        };
    }

    @Test
    void nobody_manages_and_nothing_is_limited_unless_told() {
        Board b = board("");
        assertThat(b.connection().isLimited()).isFalse();
        assertThat(b.connection().unseenImportLimitW()).isZero();
        assertThat(b.manager().driver()).isEqualTo(Board.ManagerDriver.NONE);
        assertThat(b.manager().silentImportLimitW()).isZero();
        assertThat(b.insulation().driver()).isEqualTo(Board.InsulationDriver.NONE);
        assertThat(b.update().installer()).isEqualTo(Board.UpdateInstaller.AS_INSTALLED);
        assertThat(b.update().releaseFile()).isEqualTo(Path.of("/usr/share/tidegate/release"));
    }

    @Test
    void everything_of_the_site_can_be_said() {
        Board b =
                board(
                        """
                        meter: {driver: map, map: eastron-sdm630, host: 10.0.0.2}
                        connection:
                          import_limit_w: 24000
                          export_limit_w: 0
                          unseen_import_limit_w: 1400
                        manager:
                          driver: mqtt
                          url: mqtts://broker.local
                          user: charger
                          password_file: s/mqtt
                          certificate_file: s/c.pem
                          certificate_key_file: s/k.pem
                          silent_import_limit_w: 4200
                        insulation: {driver: map, map: maps/imd.yaml, serial_device: /dev/ttyS2}
                        update: {installer: rauc, release_file: r}
                        """);
        assertThat(b.connection()).isEqualTo(new Board.Connection(24_000, 0, 1_400));
        assertThat(b.manager().url()).isEqualTo(URI.create("mqtts://broker.local:8883"));
        assertThat(b.manager().topic()).isEqualTo("v2g/A7");
        assertThat(b.manager().passwordFile()).isEqualTo(Path.of("/x/s/mqtt"));
        assertThat(b.manager().silentImportLimitW()).isEqualTo(4_200);
        assertThat(b.insulation().map()).isEqualTo("/x/maps/imd.yaml");
        assertThat(b.update().releaseFile()).isEqualTo(Path.of("/x/r"));
    }

    @Test
    void a_limit_of_the_whole_site_needs_a_meter() {
        assertThat(problems("connection: {import_limit_w: 5000}"))
                .singleElement()
                .asString()
                .contains(
                        "b.yaml:6:",
                        "connection.import_limit_w",
                        "without a meter",
                        "Describe the meter");
    }

    @Test
    void a_broker_that_anybody_could_command_through_is_refused() {
        assertThat(problems("manager: {driver: mqtt, url: \"mqtt://10.0.0.9:1883\"}"))
                .hasSize(2)
                .anyMatch(p -> p.contains("whoever is on the way could command"))
                .anyMatch(p -> p.contains("lets everybody command"));
        assertThat(problems("manager: {driver: mqtt, url: \"mqtt://127.0.0.1\"}"))
                .singleElement()
                .asString()
                .contains("lets everybody command");
        assertThat(
                        board("manager: {driver: mqtt, url: \"mqtt://10.0.0.9\", laboratory: true}")
                                .manager()
                                .url())
                .isEqualTo(URI.create("mqtt://10.0.0.9:1883"));
    }

    @Test
    void halves_and_contradictions_of_the_manager_are_named() {
        assertThat(problems("manager: {driver: mqtt}"))
                .singleElement()
                .asString()
                .contains("manager.url", "driver: mqtt needs it");
        assertThat(problems("manager: {user: a}"))
                .singleElement()
                .asString()
                .contains("it needs manager.password_file beside it");
        assertThat(
                        problems(
                                "manager: {driver: mqtt, url: \"mqtt://h\", laboratory: true,"
                                        + " certificate_file: a, certificate_key_file: b}"))
                .singleElement()
                .asString()
                .contains("an encrypted way only");
        assertThat(problems("manager: {driver: mqtt, url: \"mqtt://h:99999\", laboratory: true}"))
                .singleElement()
                .asString()
                .contains("no port that exists");
        assertThat(problems("manager: {url: \"http://h\"}"))
                .singleElement()
                .asString()
                .contains("is not an mqtt:// or mqtts:// address");
    }

    @Test
    void an_insulation_monitor_needs_a_map_and_a_line() {
        assertThat(problems("insulation: {driver: map}"))
                .hasSize(2)
                .anyMatch(p -> p.contains("insulation.host"))
                .anyMatch(p -> p.contains("insulation.map"));
    }

    @Test
    void devices_on_one_wire_agree_on_its_speed() {
        String meter =
                "meter: {driver: sunspec, serial_device: /dev/ttyS3, serial_speed_bd: 9600}\n";
        assertThat(
                        problems(
                                meter
                                        + "insulation: {driver: map, map: example-insulation,"
                                        + " serial_device: /dev/ttyS3}"))
                .singleElement()
                .asString()
                .contains("insulation.serial_device", "also that of section meter");
        assertThat(
                        board(
                                        meter
                                                + "insulation: {driver: map, map:"
                                                + " example-insulation, serial_speed_bd: 9600,"
                                                + " serial_device: /dev/ttyS3}")
                                .insulation()
                                .serial())
                .isNotNull();
    }
}
