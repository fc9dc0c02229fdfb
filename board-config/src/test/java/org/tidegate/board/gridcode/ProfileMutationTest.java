package org.tidegate.board.gridcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/** Whatever a slip of the hand makes of a profile: a code or problems with place and remedy. */
@DisplayName("A mutated profile")
class ProfileMutationTest {
    private static final String PLACE = ".+:[1-9][0-9]*:[1-9][0-9]*";
    private static final List<String> ODD =
            List.of(
                    "null",
                    ".nan",
                    ".inf",
                    "-.inf",
                    "1e999",
                    "-1",
                    "0",
                    "1_000",
                    "0x10",
                    "010",
                    "NO",
                    "60 s",
                    "\"1\"",
                    "[]",
                    "{}",
                    "[1, 2]",
                    "{a: 1}",
                    "true",
                    "&a 1",
                    "*a",
                    "!!str 1",
                    "1e-320",
                    "-0",
                    "''",
                    "\u0000",
                    "9999999999999999999999",
                    "1,5",
                    "2026-01-01");

    /** One of each kind: droop, LFSM, held response, none, and derived ones. */
    static Stream<String> ids() {
        return Stream.of(
                "ieee1547-2018-cat2",
                "en50549-1",
                "as-nzs-4777-2-a",
                "jp-jeac9701",
                "ca-rule21",
                "as-nzs-4777-2-nz");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void with_a_line_deleted_or_doubled_is_read_or_refused_in_words(String id) throws IOException {
        List<String> lines = text(id).lines().toList();
        int refused = 0;
        for (int i = 0; i < lines.size(); i++) {
            var without = new ArrayList<>(lines);
            without.remove(i);
            refused += judged(String.join("\n", without)) ? 0 : 1;
            var twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            refused += judged(String.join("\n", twice)) ? 0 : 1;
        }
        // A trip stage in one line can go and a note can go; keys, braces and commas cannot.
        assertThat(refused).isGreaterThan(lines.size() / 2);
    }

    @RepeatedTest(150)
    void with_a_value_exchanged_is_read_or_refused_in_words(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        List<String> all = GridCodes.list();
        String text = text(all.get(random.nextInt(all.size())));
        var places =
                java.util.regex.Pattern.compile("[\\[:,] ?(-?[0-9.]+|true|false|null|\"[^\"]*\")")
                        .matcher(text)
                        .results()
                        .toList();
        var place = places.get(random.nextInt(places.size()));
        String odd = ODD.get(random.nextInt(ODD.size()));

        judged(text.substring(0, place.start(1)) + odd + text.substring(place.end(1)));
    }

    @RepeatedTest(150)
    void with_characters_lost_added_or_exchanged_is_read_or_refused_in_words(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(1_000 + seed.getCurrentRepetition());
        List<String> all = GridCodes.list();
        var text = new StringBuilder(text(all.get(random.nextInt(all.size()))));
        for (int n = random.nextInt(1, 6); n > 0; n--) {
            int at = random.nextInt(text.length());
            char other = "{}[]:,\"'#&*!|>%@`-\n\t 0.9eN\u00a0\ud83d".charAt(random.nextInt(28));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other);
                default -> text.setCharAt(at, other);
            }
        }

        judged(text.toString());
    }

    /** Whether it is a code; if it is none, every problem has a place, a reason and a remedy. */
    private static boolean judged(String text) {
        try {
            GridCode code = GridCodes.parse("m.json", text);
            assertThat(code.sha256()).matches("[0-9a-f]{64}");
            assertThat(code.tripStages()).isNotEmpty();
            return true;
        } catch (GridCodeException e) {
            assertThat(e.problems()).isNotEmpty();
            for (Problem p : e.problems()) {
                assertThat(p.place()).as(p.toString()).matches(PLACE);
                assertThat(p.key()).as(p.toString()).isNotBlank();
                assertThat(p.reason()).as(p.toString()).isNotBlank().doesNotContain("NaN");
                assertThat(p.remedy()).as(p.toString()).isNotBlank();
            }
            return false;
        }
    }

    private static String text(String id) throws IOException {
        try (InputStream in = GridCodes.class.getResourceAsStream(id + ".json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
