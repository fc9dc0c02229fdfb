package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads who got a board file wrong, letter by letter. */
@DisplayName("A board file that is wrong")
class BoardMessageTest {
    private static final String SOUND =
            """
            charger:
              identity: TG-1
              serial: "1"
            grid:
              profile: vde-ar-n-4105
              import_limit_w: 11000
            converter:
              host: 127.0.0.1
            pilot:
              cable_current_limit_a: 32
            vehicle:
              tls: false
            """;

    private static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(byte[] bytes) {
        return switch (BoardFiles.read("b.yaml", bytes, Path.of("/etc/tidegate"))) {
            case Loaded.Valid _ -> List.of();
            case Loaded.Invalid invalid ->
                    invalid.problems().stream().map(Problem::toString).toList();
        };
    }

    /** The problems of the sound file after one replacement. */
    private static List<String> with(String found, String replacement) {
        assertThat(SOUND).contains(found);
        return problems(SOUND.replace(found, replacement));
    }

    private static List<String> lane(String line) {
        return problems(SOUND + "lane:\n  " + line + "\n");
    }

    @Test
    void the_file_these_tests_start_from_is_sound() {
        assertThat(problems(SOUND)).isEmpty();
    }

    @Test
    void every_problem_is_told_at_once_in_the_order_of_the_file() {
        assertThat(
                        problems(
                                """
                                charger:
                                  identity: TG 1
                                  serial: "1"
                                grid:
                                  profil: vde-ar-n-4105
                                  import_limit_w: 11 kW
                                  export_permitted: NO
                                converter:
                                  host: 127.0.0.1
                                  port: 010
                                  port: 502
                                pilot:
                                  cable_current_limit_a: 4
                                vehicle:
                                  tls: false
                                """))
                .containsExactly(
                        "b.yaml:2:13 charger.identity: 'TG 1' is not 1 to 48 letters, digits or"
                                + " * _ = + | @ . -. Write something like TG-0001.",
                        "b.yaml:5:3 grid.profil: there is no such key. Did you mean 'profile'?",
                        "b.yaml:6:19 grid.import_limit_w: '11 kW' carries a unit; this key is in"
                                + " W. Write 11000.",
                        "b.yaml:7:21 grid.export_permitted: 'NO' is not true or false in YAML"
                                + " 1.2. Write false. Or delete the line to use the preset"
                                + " false.",
                        "b.yaml:10:9 converter.port: '010' begins with a zero, which some"
                                + " readers take for base 8. Write 10. Or delete the line to use"
                                + " the preset 502.",
                        "b.yaml:11:3 converter.port: the key is there already, in line 10."
                                + " Delete one of the two.",
                        "b.yaml:13:26 pilot.cable_current_limit_a: 4 is not within 6 to 500 A"
                                + " (IEC 61851-1: nothing below 6 A can be offered). Correct it."
                                + " Or delete the line.");
    }

    @Test
    void a_value_out_of_range_names_range_and_source() {
        assertThat(lane("period_ms: 25"))
                .containsExactly(
                        "b.yaml:14:14 lane.period_ms: 25 is not within 1 to 20 ms (architecture"
                                + " section 2; IEC 61851-1 opens in 100 ms). Correct it. Or"
                                + " delete the line to use the preset 10 ms.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11 kW | '11 kW' carries a unit; this key is in W. Write 11000.",
                "11kw | '11kw' carries a unit; this key is in W. Write 11000.",
                "0.011 MW | '0.011 MW' carries a unit; this key is in W. Write 11000.",
                "16 A | '16 A' carries a unit; this key is in W. Write a number, 0 to 350000 W.",
                "11_000 | '11_000' has its digits in groups. Write 11000.",
                "11 000 | '11 000' has its digits in groups. Write 11000.",
                "0x2AF8 | '0x2AF8' is not decimal. Write the number in decimal.",
                "eleven | 'eleven' is not a number. Write a number, 0 to 350000 W.",
                ".inf | '.inf' is not a number. Write a number, 0 to 350000 W.",
                ".nan | '.nan' is not a number. Write a number, 0 to 350000 W.",
                "true | 'true' is not a number. Write a number, 0 to 350000 W.",
                "-1 | -1 is not within 0 to 350000 W (the connection agreement with the grid"
                        + " operator). Correct it.",
                "1e999 | 1e999 is not within 0 to 350000 W (the connection agreement with the grid"
                        + " operator). Correct it.",
                "~ | the key has no value. Write a number, 0 to 350000 W.",
                "null | the key has no value. Write a number, 0 to 350000 W.",
                "[1] | the key holds a list instead of a value. Write a number, 0 to 350000 W.",
                "{a: 1} | the key holds keys instead of a value. Write a number, 0 to 350000 W.",
                "\"11000\" | '11000' is text because of its quotes. Write 11000 without quotes."
            })
    void what_is_not_a_number_is_told_with_what_was_meant(String written, String message) {
        assertThat(with("11000", written))
                .containsExactly("b.yaml:6:19 grid.import_limit_w: " + message);
    }

    @Test
    void a_comma_is_not_guessed_at() {
        assertThat(with("11000", "11,5"))
                .containsExactly(
                        "b.yaml:6:19 grid.import_limit_w: '11,5' has a comma. Write 11.5 if it is"
                                + " a decimal comma, or leave it out.");
    }

    @Test
    void a_whole_number_has_no_fraction() {
        assertThat(lane("period_ms: 2.5"))
                .containsExactly(
                        "b.yaml:14:14 lane.period_ms: 2.5 is not a whole number. Write a whole"
                                + " number of ms. Or delete the line to use the preset 10 ms.");
    }

    @ParameterizedTest
    @CsvSource({"NO,false", "no,false", "off,false", "yes,true", "On,true", "True,true", "1,true"})
    void flags_are_true_and_false_only(String written, String meant) {
        assertThat(lane("real_time: " + written))
                .containsExactly(
                        "b.yaml:14:14 lane.real_time: '"
                                + written
                                + "' is not true or false in YAML 1.2. Write "
                                + meant
                                + ". Or delete the line to use the preset true.");
    }

    @Test
    void a_quoted_flag_is_text() {
        assertThat(lane("real_time: 'false'"))
                .containsExactly(
                        "b.yaml:14:14 lane.real_time: 'false' is text because of its quotes. Write"
                                + " false. Or delete the line to use the preset true.");
    }

    @Test
    void a_choice_names_the_others() {
        assertThat(with("  host:", "  driver: sunspek\n  host:"))
                .containsExactly(
                        "b.yaml:8:11 converter.driver: 'sunspek' is none of sunspec, map. Did you"
                                + " mean 'sunspec'? Or delete the line to use the preset sunspec.");
    }

    @Test
    void a_unit_in_the_wrong_key_name_is_understood() {
        assertThat(with("import_limit_w: 11000", "import_limit_kw: 11"))
                .containsExactly(
                        "b.yaml:6:3 grid.import_limit_kw: there is no such key. Did you mean"
                                + " 'import_limit_w'?");
    }

    @Test
    void a_misspelled_section_is_read_as_the_one_that_was_meant() {
        assertThat(with("grid:", "gird:"))
                .containsExactly("b.yaml:4:1 gird: there is no such key. Did you mean 'grid'?");
    }

    @Test
    void a_key_in_the_wrong_section_is_sent_home() {
        assertThat(with("  host:", "  soc: 1\n  departure: '07:30'\n  host:"))
                .containsExactly(
                        "b.yaml:8:3 converter.soc: there is no such key. Its keys are driver, map,"
                                + " host, serial_device, serial_speed_bd, serial_parity,"
                                + " serial_stop_bits, serial_direction, port, unit_id,"
                                + " poll_interval_ms, deadline_ms, revert_time_s, charge_cap_w,"
                                + " discharge_cap_w.",
                        "b.yaml:9:3 converter.departure: there is no such key. It belongs under"
                                + " 'session'.");
    }

    @Test
    void a_password_does_not_belong_here() {
        assertThat(problems(SOUND + "operator:\n  password: secret\n"))
                .containsExactly(
                        "b.yaml:14:3 operator.password: there is no such key. Put it into a file of"
                                + " its own and name that: password_file.");
    }

    @Test
    void missing_keys_are_named_where_they_belong() {
        assertThat(with("  import_limit_w: 11000\n", ""))
                .containsExactly(
                        "b.yaml:5:3 grid.import_limit_w: the key is missing. Add it: a number, 0"
                                + " to 350000 W.");
        assertThat(with("converter:\n  host: 127.0.0.1\n", ""))
                .containsExactly(
                        "b.yaml:1:1 converter.host: the key is missing. Add it: a host name or an"
                                + " IP address, or serial_device.");
        assertThat(with("  host: 127.0.0.1\n", ""))
                .containsExactly(
                        "b.yaml:7:1 converter.host: the key is missing. Add it: a host name or an"
                                + " IP address, or serial_device.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "---\n...\n", "~\n", "{}"})
    void an_empty_file_misses_everything_required(String text) {
        assertThat(problems(text))
                .hasSize(8)
                .allMatch(p -> p.contains("Add "))
                .anyMatch(p -> p.startsWith("b.yaml:1:1 charger.identity: "));
    }

    @Test
    void a_section_that_is_no_section() {
        assertThat(with("converter:\n  host: 127.0.0.1\n", "converter: 127.0.0.1\n"))
                .containsExactly(
                        "b.yaml:7:12 converter: this section holds no keys. Its keys are driver,"
                                + " map, host, serial_device, serial_speed_bd, serial_parity,"
                                + " serial_stop_bits, serial_direction, port, unit_id,"
                                + " poll_interval_ms, deadline_ms, revert_time_s, charge_cap_w,"
                                + " discharge_cap_w.");
    }

    @Test
    void a_file_that_is_no_board() {
        assertThat(problems("just text\n"))
                .containsExactly(
                        "b.yaml:1:1: the file holds no keys. Begin with 'charger:';"
                                + " boards/twin.yaml is an example.");
    }

    @Test
    void confirmations_are_looked_at_one_by_one() {
        assertThat(
                        with(
                                "grid:\n",
                                """
                                grid:
                                  confirmed:
                                    - {key: trip.a, value: a=1, by: A Person, on: 2026-03-31}
                                    - {key: trip.a, value: a=1, by: B Person, on: 2026-03-31}
                                    - {key: trip.b, value: a=1, on: 31.3.2026}
                                    - trip.c
                                """))
                .containsExactly(
                        "b.yaml:7:13 grid.confirmed[1].key: 'trip.a' is confirmed already, by"
                                + " entry 0. Delete one of the two.",
                        "b.yaml:8:7 grid.confirmed[2].by: the key is missing. Add it: text of at"
                                + " most 100 characters.",
                        "b.yaml:8:37 grid.confirmed[2].on: '31.3.2026' is not a date. Write year,"
                                + " month and day, such as 2026-03-31.",
                        "b.yaml:9:7 grid.confirmed[3]: this entry holds no keys. Its keys are key,"
                                + " value, by, on.");
    }

    @Test
    void rules_between_keys() {
        assertThat(with("  host:", "  poll_interval_ms: 50\n  host:"))
                .containsExactly(
                        "b.yaml:7:1 converter.deadline_ms: a deadline of 80 ms does not fit into a"
                                + " poll interval of 50 ms. Write less than"
                                + " converter.poll_interval_ms.");
        assertThat(with("  host:", "  poll_interval_ms: 500\n  host:"))
                .containsExactly(
                        "b.yaml:8:21 converter.poll_interval_ms: one lost answer at 500 ms would"
                                + " let the converter revert after 1 s. Write at most a third of"
                                + " converter.revert_time_s.");
        assertThat(with("  tls: false", "  sdp: true"))
                .containsExactly(
                        "b.yaml:11:1 vehicle.keystore_file: vehicle.tls needs it. Add the key, or"
                                + " write tls: false.",
                        "b.yaml:11:1 vehicle.keystore_password_file: vehicle.tls needs it. Add the"
                                + " key, or write tls: false.");
        assertThat(problems(SOUND + "session:\n  minimum_soc_percent: 80\n"))
                .containsExactly(
                        "b.yaml:14:24 session.minimum_soc_percent: a minimum of 80 % is not below"
                                + " the target of 80 %. Write less than"
                                + " session.target_soc_percent.");
        assertThat(with("pilot:\n", "pilot:\n  connector: socket\n"))
                .containsExactly(
                        "b.yaml:11:26 pilot.cable_current_limit_a: with a socket the plugged cable"
                                + " says its limit. Delete the line, or write connector:"
                                + " fixed_cable.");
        assertThat(with("  profile:", "  phases: 2\n  profile:"))
                .containsExactly(
                        "b.yaml:5:11 grid.phases: two phases are not supported. Write 1 or 3.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a | 'http://a' does not begin with ws:// or wss://. Write something like"
                        + " wss://operator.example/ocpp. Or delete the line.",
                "wss://u:p@a | the address carries a user or a password. Take them out; use"
                        + " operator.identity and operator.password_file. Or delete the line.",
                "wss://a:99999 | port 99999 is not within 1 to 65535. Correct it. Or delete the"
                        + " line."
            })
    void the_operators_address(String written, String message) {
        assertThat(problems(SOUND + "operator:\n  url: " + written + "\n"))
                .containsExactly("b.yaml:14:8 operator.url: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "256.0.0.1", "1.2.3", "fe80::1%eth0", "a b", "-a", "a..b"})
    void what_is_no_host(String host) {
        assertThat(with("host: 127.0.0.1", "host: '" + host + "'"))
                .containsExactly(
                        "b.yaml:8:9 converter.host: '"
                                + host
                                + "' is no host name and no IP address. Write something like"
                                + " converter.local or 192.168.1.20. Or delete the line.");
    }

    @Test
    void a_port_in_the_host_is_told_where_it_belongs() {
        assertThat(with("host: 127.0.0.1", "host: 127.0.0.1:502"))
                .containsExactly(
                        "b.yaml:8:9 converter.host: '127.0.0.1:502' is no host name and no IP"
                                + " address. Write the host alone; the port has its own key. Or delete"
                                + " the line.");
    }

    @Test
    void a_converter_needs_one_line_and_a_map_where_its_driver_is_map() {
        assertThat(with("host: 127.0.0.1", "unit_id: 3"))
                .singleElement()
                .asString()
                .contains("converter.host: the key is missing. Add it: ")
                .endsWith(", or serial_device.");
        assertThat(with("host: 127.0.0.1", "host: 127.0.0.1\n  serial_device: /dev/ttyS1"))
                .singleElement()
                .asString()
                .contains("converter.serial_device: a device is on one line, not on two");
        assertThat(with("host: 127.0.0.1", "serial_device: /dev/ttyS1\n  driver: map"))
                .singleElement()
                .asString()
                .contains("converter.map: driver: map needs it");
        assertThat(
                        with(
                                "host: 127.0.0.1",
                                "serial_device: /dev/ttyS1\n  driver: map\n  map: sinexcel-pws"))
                .isEmpty();
    }

    @Test
    void bad_yaml_has_its_place() {
        assertThat(with("serial: \"1\"", "serial: \"1"))
                .containsExactly(
                        "b.yaml:3:11: this quoted text does not end, or has a wrong escape (nothing"
                                + " after this could be checked). Close the quote; for a backslash"
                                + " use single quotes.");
        assertThat(with("  serial: \"1\"", "    serial: \"1\""))
                .containsExactly(
                        "b.yaml:3:11: a ':' stands where none may be (nothing after this could be"
                                + " checked). Indent the line like its neighbours, and quote a"
                                + " text that holds ': '.");
        assertThat(with("  serial: \"1\"", " serial: \"1\""))
                .containsExactly(
                        "b.yaml:3:2: this line is not indented like its neighbours (nothing after"
                                + " this could be checked). Indent all keys of a section alike.");
        assertThat(with("converter:\n", "converter\n"))
                .first()
                .asString()
                .startsWith("b.yaml:7:1: this line is no 'key: value'");
    }

    @Test
    void tabs_are_told_line_by_line() {
        assertThat(problems("charger:\n\tidentity: TG-1\n \tserial: 1\n"))
                .containsExactly(
                        "b.yaml:2:1: a tab indents this line. Indent with spaces; YAML knows no"
                                + " tabs.",
                        "b.yaml:3:2: a tab indents this line. Indent with spaces; YAML knows no"
                                + " tabs.");
    }

    @Test
    void aliases_anchors_and_tags_are_refused() {
        assertThat(with("import_limit_w: 11000", "import_limit_w: &a 11000\n  export_limit_w: *a"))
                .containsExactly(
                        "b.yaml:6:19: '&a' is an anchor. Delete it; a board file says everything"
                                + " where it belongs.",
                        "b.yaml:7:19: '*a' is an alias. Write the value out; a board file says"
                                + " everything where it belongs.");
        assertThat(with("11000", "!!int 11000"))
                .containsExactly(
                        "b.yaml:6:19: 'tag:yaml.org,2002:int' is a tag. Delete it; each key knows"
                                + " its own type.");
    }

    @Test
    void a_billion_laughs_are_refused_at_the_first() {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'j'; c++) {
            char before = (char) (c - 1);
            text.append(c).append(": &").append(c).append(" [");
            text.append(("*" + before + ", ").repeat(9)).append("]\n");
        }
        long start = System.nanoTime();
        assertThat(problems(text.toString())).anyMatch(p -> p.contains("'*a' is an alias"));
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(problems("a: " + "[".repeat(30_000)))
                .containsExactly(
                        "b.yaml:1:11: this is nested deeper than 8 levels. Compare with"
                                + " boards/twin.yaml; three levels are enough.");
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(problems(SOUND + "---\na: 1\n"))
                .containsExactly(
                        "b.yaml:13:1: a second document begins here. Keep one document per file;"
                                + " delete the '---'.");
    }

    @Test
    void a_file_that_is_too_long_is_not_read() {
        assertThat(problems("#".repeat(64 * 1024 + 1)))
                .containsExactly(
                        "b.yaml:1:1: the file is longer than 64 KiB. Check that this is a board"
                                + " file; one fits on two pages.");
    }

    @Test
    void what_is_not_utf_8_has_its_place() {
        byte[] latin1 = "# ok\n# Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(latin1))
                .containsExactly("b.yaml:2:4: byte 0xFC is not UTF-8. Save the file as UTF-8.");
        assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xC3}))
                .containsExactly("b.yaml:1:4: byte 0xC3 is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void invisible_characters_are_told() {
        assertThat(with("import", "im\u200bport"))
                .containsExactly("b.yaml:6:5: an invisible character, U+200B. Delete it.");
        assertThat(with("11000", "11\u00a0000"))
                .containsExactly("b.yaml:6:21: an invisible character, U+00A0. Delete it.");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        assertThat(problems("\ufeff" + SOUND.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void an_odd_line_break_is_an_invisible_character() {
        assertThat(problems("a: 1\rb: 2\n").getFirst()).startsWith("b.yaml:1:5: an invisible");
    }

    @Test
    void a_file_that_cannot_be_read(@TempDir Path directory) throws IOException {
        Path none = directory.resolve("none.yaml");
        assertThat(BoardFiles.load(none))
                .isInstanceOfSatisfying(
                        Loaded.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().getFirst().toString())
                                        .isEqualTo(
                                                none
                                                        + ":1:1: there is no such file. Give the"
                                                        + " path of a readable board file;"
                                                        + " boards/twin.yaml is one."));
        assertThat(BoardFiles.load(directory))
                .isInstanceOfSatisfying(
                        Loaded.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().getFirst().reason())
                                        .isEqualTo("cannot be read: it is a directory"));
        Path file = Files.writeString(directory.resolve("b.yaml"), SOUND);
        assertThat(BoardFiles.load(file)).isInstanceOf(Loaded.Valid.class);
    }

    @Test
    void a_later_check_can_complain_as_precisely() {
        var valid =
                (Loaded.Valid)
                        BoardFiles.read(
                                "b.yaml", SOUND.getBytes(StandardCharsets.UTF_8), Path.of("/x"));

        assertThat(valid.source().problem("grid.profile", "there is no such profile", "Choose."))
                .hasToString("b.yaml:5:12 grid.profile: there is no such profile. Choose.");
        assertThat(valid.source().at("grid.export_limit_w"))
                .isEqualTo(new BoardSource.Position("b.yaml", 4, 1));
        assertThat(valid.source().at("lane.cpu"))
                .isEqualTo(new BoardSource.Position("b.yaml", 1, 1));
    }
}
