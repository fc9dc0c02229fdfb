package org.tidegate.protection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.protection.evidence.Comtrade.Format;

@DisplayName("A COMTRADE file")
class ComtradeTest {
    /** 2026-03-31T11:45:00.250Z. */
    private static final long WALL_MILLIS = 1_774_957_500_250L;

    @TempDir private Path folder;

    private static Recording small() {
        return new Recording(
                List.of(
                        new Channel("VL1", "L1", "V", 655.34),
                        Channel.flag("trip"),
                        new Channel("f", "", "Hz", 100)),
                new long[] {1_000_000_000L, 1_000_250_000L, 1_000_500_000L},
                new double[][] {{325.28, -0.02, Double.NaN}, {0, 0, 1}, {50, 49.9, 200}},
                2,
                50,
                new TripRecord("UV2", 0.31, 1_000_500_000L, 160_000_000L, 0));
    }

    @Test
    void has_a_configuration_of_the_edition_of_2013() {
        assertThat(Comtrade.of(small(), Format.BINARY, "Pier 7, west", WALL_MILLIS).cfg())
                .isEqualTo(
                        """
                        Pier 7  west,tidegate,2013
                        3,2A,1D
                        1,VL1,L1,,V,0.02,0,0,-32767,32767,1,1,P
                        2,f,,,Hz,0.003051851,0,0,-32767,32767,1,1,P
                        1,trip,,,0
                        50
                        1
                        4000,3
                        31/03/2026,11:45:01.250000
                        31/03/2026,11:45:01.250500
                        BINARY
                        1
                        0,0
                        B,3
                        """
                                .replace("\n", "\r\n"));
    }

    /** Worked out by hand: 325.28 V is 16264 counts of 0.02 V, 0x3F88. */
    @Test
    void writes_binary_data_as_little_endian_words() {
        assertThat(hex(Comtrade.of(small(), Format.BINARY, "x", WALL_MILLIS).dat()))
                .isEqualTo(
                        "01000000"
                                + "00000000"
                                + "883f"
                                + "0040"
                                + "0000"
                                + "02000000"
                                + "fa000000"
                                + "ffff"
                                + "df3f"
                                + "0000"
                                + "03000000"
                                + "f4010000"
                                + "0080"
                                + "ff7f"
                                + "0100");
    }

    /** 325.28 as IEEE 754 single is 0x43A2A3D7; a missing value is the most negative float. */
    @Test
    void writes_floats_as_they_are() {
        assertThat(hex(Comtrade.of(small(), Format.FLOAT32, "x", WALL_MILLIS).dat()))
                .isEqualTo(
                        "01000000"
                                + "00000000"
                                + "d7a3a243"
                                + "00004842"
                                + "0000"
                                + "02000000"
                                + "fa000000"
                                + "0ad7a3bc"
                                + "9a994742"
                                + "0000"
                                + "03000000"
                                + "f4010000"
                                + "ffff7fff"
                                + "00004843"
                                + "0100");
    }

    @Test
    void writes_text_with_99999_for_what_is_missing() {
        assertThat(
                        new String(
                                Comtrade.of(small(), Format.ASCII, "x", WALL_MILLIS).dat(),
                                StandardCharsets.US_ASCII))
                .isEqualTo("1,0,49634,49999,0\r\n2,250,-3,49899,0\r\n3,500,99999,99998,1\r\n");
    }

    @Test
    void says_what_happened_in_words() {
        assertThat(Comtrade.of(small(), Format.ASCII, "Pier", WALL_MILLIS).hdr())
                .contains(
                        "Trip of stage UV2 at Pier",
                        "31/03/2026 11:45:01.250500 UTC",
                        "Extreme value 0.31",
                        "for 0.16 s",
                        "had not gone");
    }

    @Test
    void without_an_even_rate_lets_the_time_stamps_count() {
        Recording r = small();
        var uneven =
                new Recording(
                        r.channels(),
                        new long[] {0, 10_000_000, 30_000_000},
                        r.values(),
                        1,
                        50,
                        r.trip());

        assertThat(uneven.rateHz()).isZero();
        assertThat(Comtrade.of(uneven, Format.ASCII, "x", 0).cfg()).contains("50\r\n0\r\n0,3\r\n");
    }

    /** A reader in another language, written from the standard's rules, sees the same numbers. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void is_read_by_an_independent_reader(Format format) throws Exception {
        Assumptions.assumeTrue(hasPython(), "python3 is not here");
        var random = new SplittableRandom(7);
        int samples = 500;
        var channels =
                List.of(
                        new Channel("VL1", "L1", "V", 700),
                        new Channel("VL2", "L2", "V", 700),
                        new Channel("f", "", "Hz", 100),
                        Channel.flag("trip"),
                        Channel.flag("blocked"));
        var nanos = new long[samples];
        var values = new double[channels.size()][samples];
        for (int s = 0; s < samples; s++) {
            nanos[s] = 5_000_000_000L + s * 250_000L;
            values[0][s] = 325 * Math.sin(2 * Math.PI * 50 * s / 4000);
            values[1][s] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-700, 700);
            values[2][s] = 50;
            values[3][s] = s > 250 ? 1 : 0;
            values[4][s] = s % 2;
        }
        var recording =
                new Recording(
                        channels,
                        nanos,
                        values,
                        250,
                        50,
                        new TripRecord("U<<", 0.2, nanos[250], 100_000_000, 140_000_000));
        Path file = folder.resolve("t.cff");
        Files.write(file, Comtrade.of(recording, format, "x", WALL_MILLIS).cff());

        List<String> lines = python(file);

        assertThat(lines.getFirst())
                .isEqualTo(
                        "meta;3;2;50;4000,500;31/03/2026,11:45:05.250000;"
                                + "31/03/2026,11:45:05.312500;%s;1".formatted(format));
        assertThat(lines).hasSize(samples + 1);
        for (int s = 0; s < samples; s++) {
            String[] f = lines.get(s + 1).split(";", -1);
            assertThat(f[0]).isEqualTo(String.valueOf(s + 1));
            assertThat(f[1]).isEqualTo(String.valueOf(s * 250));
            for (int c = 0; c < 3; c++) {
                double expected = values[c][s];
                if (Double.isNaN(expected)) {
                    assertThat(f[2 + c]).isEqualTo("nan");
                } else {
                    // Half a count of the coarsest format, and six printed digits.
                    assertThat(Double.parseDouble(f[2 + c])).isCloseTo(expected, within(0.012));
                }
            }
            assertThat(f[5]).isEqualTo(s > 250 ? "1" : "0");
            assertThat(f[6]).isEqualTo(String.valueOf(s % 2));
        }
    }

    private List<String> python(Path file) throws IOException, InterruptedException {
        Path script = folder.resolve("read_cff.py");
        try (InputStream in = ComtradeTest.class.getResourceAsStream("read_cff.py")) {
            assertThat(in).isNotNull();
            Files.write(script, in.readAllBytes());
        }
        Path out = folder.resolve("out.txt");
        Process process =
                new ProcessBuilder("python3", script.toString(), file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("python3", "--version").start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
