package org.tidegate.hal.internal.sunspec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A SunSpec point")
class ModelTest {
    /** Points made for this test: value from register 2, scale factor at register 6. */
    private static Model model(PointType type, String words, int scale) {
        var model = new Model(9, 0, 5);
        long raw = Long.parseUnsignedLong(words.replace(" ", ""), 16);
        for (int i = 0; i < type.words; i++) {
            model.registers[2 + i] = (short) (raw >> (16 * (type.words - 1 - i)));
        }
        model.registers[6] = (short) scale;
        return model;
    }

    private static Point point(PointType type, int scaleOffset) {
        return new Point(9, "X", 2, type, scaleOffset);
    }

    @ParameterizedTest
    @CsvSource({
        "INT16, 0064, 0, 100",
        "INT16, FF9C, -1, -10",
        "INT16, 7FFF, 0, 32767",
        "INT16, 8001, 0, -32767",
        "INT16, 8000, 0, NaN",
        "UINT16, FFFE, 0, 65534",
        "UINT16, FFFF, 0, NaN",
        "UINT16, 8000, 1, 327680",
        "INT32, FFFF FFFF, 0, -1",
        "INT32, 0001 0000, -3, 65.536",
        "INT32, 8000 0000, 0, NaN",
        "UINT32, 0000 C350, -3, 50",
        "UINT32, FFFF FFFE, 0, 4294967294",
        "UINT32, FFFF FFFF, 0, NaN",
        "UINT64, 0000 0000 0001 0000, 0, 65536",
        "UINT64, FFFF FFFF FFFF FFFF, 0, NaN",
        "INT16, 0001, 10, 10000000000",
        "INT16, 0001, -10, 0.0000000001",
        "INT16, 0001, 11, NaN",
        "INT16, 0001, -11, NaN",
        "INT16, 0001, -32768, NaN"
    })
    void is_decoded_with_its_scale_and_not_implemented_is_nan(
            PointType type, String words, int scale, double expected) {
        assertThat(model(type, words, scale).number(point(type, 6)))
                .isEqualTo(Double.valueOf(expected));
    }

    @Test
    void beyond_the_end_of_an_older_shorter_model_is_not_implemented() {
        var model = new Model(9, 0, 5);
        assertThat(model.number(new Point(9, "X", 7, PointType.INT16, 0))).isNaN();
        assertThat(model.number(new Point(9, "X", 6, PointType.INT32, 0))).isNaN();
        assertThat(model.number(new Point(9, "X", 2, PointType.INT16, 7))).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "INT16, -2, 1.236, 124",
        "INT16, 1, -3004, -300",
        "INT16, 0, -32768, -32767",
        "INT16, 0, NaN, 0",
        "UINT16, 0, -5, 0",
        "UINT16, 0, 99999, 65534",
        "INT32, 0, -3000000000, -2147483647",
        "INT32, 3, -11000, -11",
        "UINT32, 0, 5e9, 4294967294"
    })
    void is_encoded_to_the_nearest_value_that_does_not_mean_not_implemented(
            PointType type, int scale, double value, long expected) {
        var model = new Model(9, 0, 5);
        model.registers[6] = (short) scale;
        short[] out = new short[2];
        model.encode(point(type, 6), value, out, 0);
        long raw =
                switch (type) {
                    case INT16 -> out[0];
                    case UINT16 -> out[0] & 0xFFFF;
                    case INT32 -> out[0] << 16 | (out[1] & 0xFFFF);
                    default -> (out[0] & 0xFFFFL) << 16 | (out[1] & 0xFFFFL);
                };
        assertThat(raw).isEqualTo(expected);
    }

    @Test
    void a_text_ends_at_the_first_zero() {
        var model = new Model(9, 0, 5);
        model.registers[2] = (short) ('A' << 8 | 'b');
        model.registers[3] = (short) ('c' << 8);
        model.registers[4] = (short) ('x' << 8);
        assertThat(model.text(2, 4)).isEqualTo("Abc");
    }
}
