package org.tidegate.rig.oracle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A number in a cell")
class NumberReaderTest {
    private final NumberReader reader = new NumberReader();

    private double read(String text) {
        byte[] bytes = ("7,8.25," + text + ",9\n").getBytes(US_ASCII);
        double value = reader.read(bytes, 7, bytes.length);
        assertThat(reader.end()).as("end of " + text).isEqualTo(bytes.length - 3);
        byte[] alone = text.getBytes(US_ASCII);
        assertThat(Double.doubleToRawLongBits(reader.read(alone, 0, alone.length)))
                .as("the same at the end of the bytes")
                .isEqualTo(Double.doubleToRawLongBits(value));
        return value;
    }

    private void readsAsThePlatform(String text) {
        assertThat(Double.doubleToRawLongBits(read(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.000",
                "1.05",
                "-.5",
                "5.",
                "1e-3",
                "1E5",
                "+1",
                "-1.5e+2",
                "123456789012345",
                "1234567890123456",
                "922337203685477580",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "0.1234567890123456789",
                "9007199254740993",
                "9007199254740992.5",
                "9007199254740993.0",
                "0.30000000000000004",
                "2.2250738585072014e-308",
                "4.9e-324",
                "1e400",
                "-1e400",
                "0.000000000000000000000000001",
                "0.0000000000000000000000000001",
                "0.000000000000001234567890123",
                "1.00000000000000011102230246251565",
                "1.0000000000000001110223024625156",
                "4503599627370496.5",
                "4503599627370497.5",
                "0.50000000000000005",
                "179.769313486231570",
                "8.5",
                " 1.5",
                "1.5 "
            })
    void is_what_the_platform_reads(String text) {
        readsAsThePlatform(text);
    }

    /** The middle between two doubles, written out, is where rounding goes wrong. */
    @Test
    void halfway_is_rounded_to_even() {
        for (long mantissa = 1L << 52; mantissa < (1L << 52) + 2000; mantissa++) {
            for (int shift = -56; shift <= 0; shift += 4) {
                BigDecimal half =
                        new BigDecimal(2 * mantissa + 1)
                                .multiply(new BigDecimal(2).pow(60))
                                .divide(new BigDecimal(2).pow(61 - shift));
                String text = half.toPlainString();
                readsAsThePlatform(text.length() > 19 ? text.substring(0, 19) : text);
            }
        }
    }

    @RepeatedTest(20)
    void is_what_the_platform_reads_whatever_the_digits(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        for (int n = 0; n < 20_000; n++) {
            int digits = 1 + random.nextInt(20);
            int point = random.nextInt(digits + 1);
            var text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
            for (int k = 0; k < digits; k++) {
                text.append(k == point ? "." : "").append((char) ('0' + random.nextInt(10)));
            }
            readsAsThePlatform(text.toString());
            readsAsThePlatform(Double.toString(1 + 0.1 * random.nextGaussian()));
            readsAsThePlatform(new BigDecimal(random.nextDouble()).toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nan", "NaN", "NAN", "-nan"})
    void that_was_not_measured_is_none(String text) {
        assertThat(read(text)).isNaN();
    }

    @Test
    void without_end_is_written_in_many_ways() {
        assertThat(read("inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read("Infinity")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Java's own parser takes a letter behind a number for its type. */
    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5f", "1d", "0x10", "0x1p3", "1..2", "-", ".", "1-2", "1 2"})
    void that_is_none_is_refused_behind_the_cell(String text) {
        byte[] bytes = (text + ",9").getBytes(US_ASCII);
        assertThatThrownBy(() -> reader.read(bytes, 0, bytes.length))
                .isInstanceOf(NumberFormatException.class);
        assertThat(reader.end()).isEqualTo(text.length());
    }

    @RepeatedTest(10)
    void is_written_as_rounding_and_nothing_else_writes_it(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        for (int n = 0; n < 50_000; n++) {
            int decimals = random.nextInt(7);
            double value =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextGaussian();
                        case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(18) - 8);
                        case 2 -> random.nextInt(2000) / 1000.0;
                        default -> Math.rint(random.nextGaussian() * 1e5) / 1e5;
                    };
            assertThat(CsvTable.number(value, decimals))
                    .as(value + " with " + decimals)
                    .isEqualTo(plain(value, decimals));
        }
    }

    /** Slowly: to the nearest multiple, then without what says nothing. */
    private static String plain(double value, int decimals) {
        double scaled = value * Math.pow(10, decimals);
        if (Math.abs(scaled) >= 1L << 50) {
            return new BigDecimal(Double.toString(value))
                    .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        BigDecimal rounded = BigDecimal.valueOf((long) Math.rint(scaled), decimals);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Test
    void is_repeated_where_it_stands_already() {
        var text = new Ascii(4).add("a,").add(1.5, 3).add(',');
        assertThat(text.again(2, 5).add(2_147_483_648.0, 0).toString())
                .isEqualTo("a,1.5,1.52147483648");
    }
}
