package org.tidegate.hal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A register map in a file")
class RegisterMapsTest {
    private static final String METER =
            """
            map: my-meter
            kind: meter
            source: datasheet
            points:
              ac_power_w: {address: 10, type: int32, scale: 0.1, unit: kW, plus_is: export, range: [-2, 3]}
            """;

    private static LoadedMap read(String text) {
        return RegisterMaps.read("my.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case LoadedMap.Valid _ -> List.of();
            case LoadedMap.Invalid(List<MapProblem> problems) ->
                    problems.stream().map(MapProblem::toString).toList();
        };
    }

    static List<String> builtIn() {
        return RegisterMaps.builtIn();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void every_map_of_the_house_is_sound_and_says_where_its_facts_come_from(String id) {
        RegisterMap map = RegisterMaps.builtIn(id);
        assertThat(map.id()).isEqualTo(id);
        assertThat(map.source()).isNotBlank();
    }

    @Test
    void units_scale_range_and_sign_become_the_houses() {
        if (!(read(METER) instanceof LoadedMap.Valid(RegisterMap map))) {
            throw new AssertionError(problems(METER));
        }
        RegisterPoint power = map.find(Role.AC_POWER_W).orElseThrow();
        assertThat(power.factor()).isEqualTo(-100.0);
        assertThat(power.lowest()).as("3 kW of export").isEqualTo(-3000.0);
        assertThat(power.highest()).isEqualTo(2000.0);
        assertThat(power.order()).isEqualTo(WordOrder.HIGH_FIRST);
        assertThat(power.poll()).isEqualTo(PollClass.FAST);
    }

    @Test
    void all_problems_are_told_at_once_with_place_reason_and_remedy() {
        String bad =
                """
                map: My Meter
                kind: metre
                pionts: {}
                points:
                  ac_powr_w: {address: 10}
                  frequency_hz: {adress: 5, unit: kW, scale: 0, type: int24, range: [9, 1]}
                """;
        assertThat(problems(bad))
                .contains(
                        "my.yaml:1:6 map: 'My Meter' is no id. Use lower-case letters, digits and"
                                + " '-'.",
                        "my.yaml:2:7 kind: 'metre' is not one of converter, meter,"
                                + " insulation_monitor. Did you mean 'meter'?",
                        "my.yaml:3:1 pionts: there is no such key. Did you mean 'points'?",
                        "my.yaml:5:3 points.ac_powr_w: there is no such key. Did you mean"
                                + " 'ac_power_w'?",
                        "my.yaml:6:18 points.frequency_hz.adress: there is no such key. Did you"
                                + " mean 'address'?",
                        "my.yaml:6:35 points.frequency_hz.unit: 'kW' is no unit of this quantity."
                                + " Write one of Hz, mHz.",
                        "my.yaml:6:46 points.frequency_hz.scale: a scale of 0 makes every value 0."
                                + " Write the factor.",
                        "my.yaml:6:69 points.frequency_hz.range: the range is empty. Write"
                                + " [lowest, highest].")
                .anyMatch(
                        p -> p.startsWith("my.yaml:6:55 points.frequency_hz.type: 'int24' is not"))
                .anyMatch(p -> p.contains("source: the key is missing"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_direction_must_be_said_where_there_is_one() {
        assertThat(problems(METER.replace(", plus_is: export", "")))
                .singleElement()
                .asString()
                .contains("points.ac_power_w.plus_is: the key is missing")
                .contains("import (into the vehicle) or export");
        assertThat(problems(METER + "  frequency_hz: {address: 1, unit: Hz, plus_is: import}\n"))
                .singleElement()
                .asString()
                .contains("has no direction");
    }

    @Test
    void a_converter_is_told_everything_it_lacks() {
        assertThat(problems("map: c\nkind: converter\nsource: x\npoints: {}\n"))
                .hasSize(11)
                .anyMatch(p -> p.contains("points.set_power_w: the key is missing"))
                .anyMatch(p -> p.contains("points.start: the key is missing"))
                .anyMatch(p -> p.contains("ratings.max_charge_w: the key is missing"))
                .anyMatch(p -> p.contains("Add it or voltage_l1_l2_v"));
    }

    @Test
    void registers_may_be_shared_but_not_by_halves() {
        assertThat(problems(METER + "  power_l1_w: {address: 11, unit: W, plus_is: import}\n"))
                .singleElement()
                .asString()
                .contains("overlap those of ac_power_w");
        assertThat(problems(METER + "extra:\n  again: {address: 10, type: int32}\n")).isEmpty();
    }

    @Test
    void commands_need_a_value_and_only_commands_may_be_coils() {
        String converter = new String(bytesOf("example-converter"), StandardCharsets.UTF_8);
        assertThat(
                        problems(
                                converter.replace(
                                        "start: {address: 211, write: 1}",
                                        "start: {address: 211}")))
                .singleElement()
                .asString()
                .contains("points.start.write: the key is missing");
        assertThat(
                        problems(
                                converter.replace(
                                        "heartbeat: {address: 102, type: uint16}",
                                        "heartbeat: {address: 102, table: coil}")))
                .anyMatch(p -> p.contains("only commands may be coils"));
        assertThat(problems(converter.replace("2: running", "2: runing")))
                .anyMatch(p -> p.contains("'runing' is not one of fault, off, running, standby"));
    }

    private static byte[] bytesOf(String id) {
        try (var in = RegisterMaps.class.getResourceAsStream(id + ".yaml")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "- a",
                "points: 7",
                "map: [",
                "map: &a b",
                "map: *a",
                "map: !!str x",
                "{{{{{{{{{{{{{{{{{",
                "map: x\n---\nmap: y",
                "\t",
                "points: {ac_power_w: ~}",
                "points: {ac_power_w: [1, 2]}",
                "? [a]\n: b",
                "extra: {x: {address: 1e99}}",
                "kind: converter\npoints: {state: {address: 0x10, bits: {99: fault}}}",
                "points: {ac_power_w: {address: 65535, type: float64, unit: W, plus_is: import}}"
            })
    void nonsense_is_a_list_of_problems_and_never_an_exception(String text) {
        assertThat(problems(text)).isNotEmpty().allMatch(p -> p.startsWith("my.yaml:"));
    }

    @Test
    void a_deep_nest_and_broken_text_are_refused_early() {
        assertThat(problems("[".repeat(50_000))).hasSize(1);
        assertThat(RegisterMaps.read("my.yaml", new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOf(LoadedMap.Invalid.class);
    }

    /** Files as people break them: cut, doubled, with a letter changed. */
    @RepeatedTest(300)
    void a_damaged_map_is_told_or_still_a_map_but_never_a_crash(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        List<String> ids = RegisterMaps.builtIn();
        var text =
                new StringBuilder(
                        new String(
                                bytesOf(ids.get(random.nextInt(ids.size()))),
                                StandardCharsets.UTF_8));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}[]:,-#&*!|>'\"%@`0x\n \t".charAt(random.nextInt(23)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(32, 126));
                default -> text.setLength(Math.max(1, at));
            }
        }
        assertThat(read(text.toString())).isNotNull();
    }

    @Test
    void a_file_that_is_missing_a_directory_or_huge_is_said_so(@TempDir Path dir) throws Exception {
        assertThat(String.valueOf(RegisterMaps.load(dir.resolve("no.yaml"))))
                .contains("there is no such file");
        assertThat(String.valueOf(RegisterMaps.load(dir))).contains("it is a directory");
        Path huge = Files.write(dir.resolve("huge.yaml"), new byte[300_000]);
        assertThat(String.valueOf(RegisterMaps.load(huge))).contains("larger than");
        assertThatThrownBy(() -> RegisterMaps.builtIn("nobody"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
