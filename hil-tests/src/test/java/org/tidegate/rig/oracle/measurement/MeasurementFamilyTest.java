package org.tidegate.rig.oracle.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.GridFamilies;
import org.tidegate.rig.oracle.GridFamily;
import org.tidegate.rig.oracle.Scenario;

@DisplayName("The meter under the oracle")
class MeasurementFamilyTest {
    @TempDir Path folder;

    private static Path vector(String name) {
        URI uri =
                URI.create(
                        String.valueOf(
                                MeasurementFamilyTest.class.getResource(
                                        "/oracle-measurement/" + name)));
        return Path.of(uri);
    }

    private static Scenario scenario(String name) throws BadFile {
        return Scenario.read(vector(name + ".json"));
    }

    private static CsvTable input(String name) throws BadFile {
        return CsvTable.read(vector(name + ".csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meas_1ph_49p6_thd8",
                "meas_1ph_50p2_pure",
                "meas_1ph_jump20",
                "meas_1ph_rocof3",
                "meas_1ph_sag045",
                "meas_3ph_1ph_sag"
            })
    void is_within_what_the_scenario_accepts(String name) throws BadFile {
        GridFamily family = GridFamilies.all().of(scenario(name));
        CsvTable out = family.replay(scenario(name), input(name));

        GridFamily.Verdict verdict = family.compare(scenario(name), input(name), out);

        assertThat(family.name()).isEqualTo("measurement");
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.worst()).doesNotContain("not judged").contains("row");
    }

    @Test
    void is_within_3_5_millihertz_and_2_permille_at_8_percent_distortion() throws BadFile {
        String name = "meas_1ph_49p6_thd8";
        CsvTable out = new MeasurementFamily().replay(scenario(name), input(name));
        double[] t = out.numbers("t");
        double[] f = out.numbers("f");
        double[] v = out.numbers("v_fund");
        for (int k = 0; k < t.length; k++) {
            if (t[k] > 0.1) {
                assertThat(Math.abs(f[k] - 49.6)).isLessThan(0.0035);
                assertThat(Math.abs(v[k] - 230)).isLessThan(0.46);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "meas_1ph_50p2_pure, f, 0.02", "meas_1ph_50p2_pure, v_fund, 3",
                "meas_3ph_1ph_sag, v_neg_pu, 0.03",
        "meas_3ph_1ph_sag, vab_pu, 0.05", "meas_1ph_rocof3, f, -0.3", "meas_1ph_sag045, v_rms, 13",
        "meas_1ph_jump20, f, 1.6", "meas_1ph_jump20, rocof, 1.2"
    })
    void a_measurement_that_is_off_is_found(String name, String column, double error)
            throws BadFile {
        CsvTable out = new MeasurementFamily().replay(scenario(name), input(name));
        CsvTable wrong = shifted(out, column, error);

        GridFamily.Verdict verdict =
                new MeasurementFamily().compare(scenario(name), input(name), wrong);

        assertThat(verdict.passed()).isFalse();
    }

    private static CsvTable shifted(CsvTable table, String column, double by) throws BadFile {
        CsvTable copy = CsvTable.of(table.file(), table.columns());
        double[] values = table.numbers(column);
        for (int k = 0; k < table.rows(); k++) {
            var row = new String[table.columns().size()];
            for (int c = 0; c < row.length; c++) {
                String name = table.columns().get(c);
                row[c] =
                        name.equals(column) ? Double.toString(values[k] + by) : table.text(name, k);
            }
            copy.add(row);
        }
        return copy;
    }

    /** Other numbers of the same kinds: what a stranger would try. */
    @ParameterizedTest
    @CsvSource({
        "60, 4000, 60.4, 0.08, 0, 0, 1",
        "60, 10000, 59.3, 0.05, 0, 0, 1",
        "50, 5000, 47.5, 0.08, 0, 0, 1",
        "50, 8000, 50, 0, 35, 0, 1",
        "60, 6000, 60, 0.03, -20, 0, 1",
        "50, 4000, 50, 0, 0, -4, 1",
        "60, 9600, 60, 0.02, 0, 2, 1",
        "50, 4000, 50, 0.03, 0, 0, 0.2",
        "60, 10000, 60, 0.03, 0, 0, 0.45",
        "50, 7000, 49, 0, 0, 0, 0.7"
    })
    void other_waveforms_are_measured_as_well(
            double nominalHz,
            double rateHz,
            double hz,
            double thd,
            double jumpDeg,
            double rocof,
            double sag)
            throws IOException, BadFile {
        var lines = new ArrayList<String>(List.of("t,v,f_true,vfund_true"));
        var random = new Random(5);
        double turns = 0.13;
        for (int k = 0; k < 1.3 * rateHz; k++) {
            double t = k / rateHz;
            double f = hz + rocof * Math.clamp(t - 0.4, 0, 0.4);
            double v = t >= 0.5103 && t < 0.9007 ? sag * 230 : 230;
            double angle = 2 * Math.PI * turns + (t >= 0.6031 ? Math.toRadians(jumpDeg) : 0);
            double wave =
                    Math.cos(angle)
                            + thd * 0.8 * Math.cos(5 * angle + 1)
                            + thd * 0.6 * Math.cos(7 * angle);
            double volts = Math.sqrt(2) * v * wave + 0.2 * random.nextGaussian();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%.6f,%.2f,%.5f,%.2f",
                            t,
                            Math.rint(volts / 0.342) * 0.342,
                            f,
                            v));
            turns += f / rateHz;
        }
        String acceptance;
        if (jumpDeg != 0) {
            acceptance =
                    "\"no_f_trip\":\"|df|>1.5 Hz must last < 100 ms\",\"no_rocof_trip\":\"1 Hz/s 0.5 s must not operate\"";
        } else if (rocof != 0) {
            acceptance =
                    "\"lag_ms_max\":60,\"final_f_hz\":0.01,\"no_trip_below\":\"1.5 Hz deviation\"";
        } else if (sag < 1) {
            acceptance =
                    "\"pickup_below_0p5_ms\":27,\"settle_2pct_ms\":40,\"false_f_trip\":\"no |df|>1.5 Hz for >= 100 ms\",\"no_trip\":true";
        } else {
            acceptance =
                    "\"steady\":{\"f_hz\":0.0035,\"v_pu\":0.002},\"transient\":{\"f_hz\":0.1,\"v_pu\":0.02,\"window_cycles\":5}";
        }
        Path csv = Files.write(folder.resolve("x.csv"), lines);
        Path json =
                Files.writeString(
                        folder.resolve("x.json"),
                        "{\"kind\":\"measurement-1ph\",\"fs_hz\":"
                                + rateHz
                                + ",\"v_nom\":230,\"f_nom\":"
                                + nominalHz
                                + ",\"acceptance\":{"
                                + acceptance
                                + "}}");
        var family = new MeasurementFamily();
        CsvTable input = CsvTable.read(csv);
        Scenario scenario = Scenario.read(json);

        GridFamily.Verdict verdict =
                family.compare(scenario, input, family.replay(scenario, input));

        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void files_that_cannot_be_used_are_refused_with_place_and_remedy() throws IOException, BadFile {
        String name = "meas_1ph_50p2_pure";
        assertThatThrownBy(() -> new MeasurementFamily().compare(null, input(name), input(name)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("no column 'f'");
        Path json =
                Files.writeString(
                        folder.resolve("slow.json"),
                        "{\"kind\":\"measurement-1ph\",\"fs_hz\":100}");
        Scenario slow = Scenario.read(json);
        assertThatThrownBy(() -> new MeasurementFamily().replay(slow, input(name)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("slow.json")
                .hasMessageContaining("sampleRateHz");
    }
}
