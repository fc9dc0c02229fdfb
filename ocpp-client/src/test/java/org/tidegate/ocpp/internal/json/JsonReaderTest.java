package org.tidegate.ocpp.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON reader, next to a foreign one")
class JsonReaderTest {
    private static final JsonFactory FOREIGN =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Json.MAX_DEPTH)
                                    .maxNumberLength(64)
                                    .build())
                    .build();

    private static final List<String> SEEDS =
            List.of(
                    "{\"a\":1,\"b\":[true,false,null,-0.5e+3,\"x\\u00e9\\n\"],\"c\":{\"a\":{}}}",
                    "[2,\"id\",\"Reset\",{\"type\":\"Hard\"}]",
                    "[[[[[]]]],{\"\":\"\"},0,-1,1.5,1E9,123456789012345678901234567890]",
                    " {\"customData\" : {\"vendorId\":\"v\", \"x\":[ ]} , \"y\":\"\\\"\\\\\\/\" } ",
                    "\"text\"",
                    "0");

    private static final String PIECES = "{}[]\",:\\u0aAeE+-.truefalsn \t\n\u0000\ud83d\ude00";

    private static boolean foreign(String text) {
        try (JsonParser in = FOREIGN.createParser(text)) {
            if (in.nextToken() == null) {
                return false;
            }
            in.skipChildren();
            if (in.currentToken().isScalarValue()) {
                in.getText();
            }
            return in.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean ours(String text) {
        var in = new JsonReader(text);
        try {
            in.skip();
            in.end("more");
            return true;
        } catch (Violation _) {
            return false;
        }
    }

    private static String mutated(String from, SplittableRandom random) {
        var text = new StringBuilder(from);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            String piece = PIECES.substring(random.nextInt(PIECES.length())).substring(0, 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.replace(at, Math.min(text.length(), at + 1), piece);
            }
        }
        return text.toString();
    }

    @RepeatedTest(20)
    void both_agree_on_what_is_json(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        int right = 0;
        for (int i = 0; i < 5000; i++) {
            String text = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            assertThat(ours(text)).as("<%s>", text).isEqualTo(foreign(text));
            right += ours(text) ? 1 : 0;
        }
        assertThat(right).isBetween(200, 4800);
    }

    @Test
    void numbers_are_read_to_the_last_bit() throws Violation {
        var random = new SplittableRandom(1);
        var texts = new ArrayList<String>(List.of("0", "-0", "0.1", "1e22", "1e23", "5e-324"));
        texts.addAll(
                List.of("9007199254740993", "1.7976931348623157e308", "1e-400", "123456.789e-3"));
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                texts.add(Double.toString(value));
            }
            texts.add(random.nextInt(100_000) + "." + random.nextInt(1_000_000));
            texts.add(random.nextLong() + "e" + random.nextInt(-30, 30));
        }
        for (String text : texts) {
            assertThat(new JsonReader(text).number("a number"))
                    .as(text)
                    .isEqualTo(Double.parseDouble(text));
        }
    }

    @RepeatedTest(5)
    void moments_are_the_same_as_the_platforms(RepetitionInfo seed) throws Violation {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 2000; i++) {
            Instant at =
                    Instant.ofEpochSecond(
                            random.nextLong(-62_000_000_000L, 250_000_000_000L),
                            random.nextInt(1000) * 1_000_000L);
            var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-1000, 1000) * 60);
            String text =
                    OffsetDateTime.ofInstant(at, offset)
                            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX"));
            assertThat(new JsonReader('"' + text + '"').moment()).as(text).isEqualTo(at);
            String own = Moments.format(at);
            assertThat(Instant.parse(own)).as(own).isEqualTo(at);
        }
    }

    @Test
    void a_leap_second_is_only_at_the_end_of_a_day() throws Violation {
        assertThat(new JsonReader("\"2016-12-31T23:59:60Z\"").moment())
                .isEqualTo(Instant.parse("2017-01-01T00:00:00Z"));
        assertThat(new JsonReader("\"2017-01-01T01:59:60+02:00\"").moment())
                .isEqualTo(Instant.parse("2017-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"wh\\u006fle\":1}", "{\"whole\":1,\"customData\":{\"vendorId\":\"x\"}}"})
    void a_key_may_be_spelt_with_escapes_and_custom_data_may_stand_anywhere(String json)
            throws Violation {
        assertThat(Json.read(Whole.class, json)).isEqualTo(new Whole(1));
        assertThat(Json.read(Whole.class, "{\"customData\":{\"vendorId\":\"x\"},\"whole\":1}"))
                .isEqualTo(new Whole(1));
    }

    record Whole(int whole) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"whole\":1,\"wh\\u006fle\":1}",
                "{\"whole\":1,\"customData\":{\"vendorId\":\"x\"},\"customData\":{\"vendorId\":\"x\"}}",
                "{\"whole\":1,\"customData\":{\"vendorId\":\"x\",\"a\":1,\"\\u0061\":1}}",
                "{\"whole\":1,\"customData\":{\"vendorId\":\"x\",\"vendorId\":\"x\"}}"
            })
    void a_key_that_stands_there_twice_is_found_however_it_is_spelt(String json) {
        assertThatThrownBy(() -> Json.read(Whole.class, json)).hasMessageContaining("twice");
    }

    @Test
    void what_is_written_is_read_back_as_it_was() throws Violation {
        var all = new StringBuilder();
        for (char c = 0; c < 0x300; c++) {
            all.append(c);
        }
        all.append("漢😀\u2028");
        var out = new JsonWriter();
        out.text(all.toString());
        assertThat(new JsonReader(out.toString()).text()).isEqualTo(all.toString());
        assertThat(foreign(out.toString())).isTrue();
    }
}
