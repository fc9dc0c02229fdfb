package org.tidegate.rig.oracle.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.measurement.GridMeter;
import org.tidegate.protection.measurement.MeasurementSettings;
import org.tidegate.protection.measurement.MeasurementSnapshot;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.GridFamily;
import org.tidegate.rig.oracle.Scenario;

/**
 * Waveforms with a known truth. The replay adds what the meter shows after each sample; the
 * comparison judges that by the scenario's {@code acceptance}.
 */
public final class MeasurementFamily implements GridFamily {
    static final List<String> COMMON =
            List.of("f", "f_fast", "rocof", "jump_deg", "flags", "f_10c", "v_10c");
    static final List<String> SINGLE = List.of("v_rms", "v_half", "v_fund");
    static final List<String> THREE =
            List.of(
                    "va_pu",
                    "vb_pu",
                    "vc_pu",
                    "vab_pu",
                    "vbc_pu",
                    "vca_pu",
                    "v_pos_pu",
                    "v_neg_pu",
                    "v_zero_pu",
                    "tha",
                    "thb",
                    "thc");

    private static final Pattern RANGE = Pattern.compile("\\+-\\s*([0-9.]+)\\s*V");
    private static final double NOMINAL_V = 230;
    private static final double NOMINAL_HZ = 50;

    @Override
    public String name() {
        return "measurement";
    }

    @Override
    public boolean accepts(Scenario scenario) {
        return scenario.json().path("kind").asText().startsWith("measurement");
    }

    @Override
    public boolean accepts(CsvTable table) {
        boolean wave = table.has("v") || (table.has("va") && table.has("vb") && table.has("vc"));
        return wave && table.has("t") && !table.has("status");
    }

    @Override
    public CsvTable replay(Scenario scenario, CsvTable input) throws BadFile {
        boolean three = input.has("va");
        double[] t = input.numbers("t");
        double[] a = input.numbers(three ? "va" : "v");
        double[] b = three ? input.numbers("vb") : a;
        double[] c = three ? input.numbers("vc") : a;
        MeasurementSettings settings = settings(scenario, input, t, three ? 3 : 1);
        var meter = new GridMeter(settings);
        var seen = new MeasurementSnapshot();
        List<String> own = new ArrayList<>(COMMON);
        own.addAll(three ? THREE : SINGLE);
        List<String> inputs = input.columns().stream().filter(x -> !own.contains(x)).toList();
        var values = new double[own.size()][t.length];
        for (int k = 0; k < t.length; k++) {
            long nanos = Math.round(t[k] * 1e9);
            meter.accept(nanos, a[k], b[k], c[k]);
            meter.read(nanos, seen);
            for (int i = 0; i < values.length; i++) {
                values[i][k] = value(own.get(i), seen, settings.nominalVoltageV());
            }
        }
        var computed = new ArrayList<CsvTable.Computed>();
        for (int i = 0; i < values.length; i++) {
            computed.add(new CsvTable.Computed(own.get(i), values[i], decimals(own.get(i))));
        }
        return CsvTable.of(input, inputs, computed);
    }

    private static MeasurementSettings settings(
            Scenario scenario, CsvTable input, double[] t, int phases) throws BadFile {
        JsonNode json = scenario.json();
        if (t.length < 2) {
            throw input.badValue("t", 0, "one sample is no waveform", "give at least two rows");
        }
        double found = (t.length - 1) / (t[t.length - 1] - t[0]);
        double rateHz = json.has("fs_hz") ? scenario.number(json, "", "fs_hz") : found;
        double nominalV = json.has("v_nom") ? scenario.number(json, "", "v_nom") : NOMINAL_V;
        double nominalHz = json.has("f_nom") ? scenario.number(json, "", "f_nom") : NOMINAL_HZ;
        Matcher range = RANGE.matcher(json.path("adc").asText());
        try {
            return range.find()
                    ? new MeasurementSettings(
                            rateHz, phases, nominalV, nominalHz, Double.parseDouble(range.group(1)))
                    : MeasurementSettings.of(rateHz, phases, nominalV, nominalHz);
        } catch (IllegalArgumentException e) {
            throw BadFile.of(
                    scenario.file(),
                    String.valueOf(e.getMessage()),
                    "correct fs_hz, v_nom, f_nom or adc; or the times in " + input.file());
        }
    }

    private static int decimals(String column) {
        return switch (column) {
            case "flags" -> 0;
            case "jump_deg" -> 2;
            case "v_10c", "v_rms", "v_half", "v_fund", "tha", "thb", "thc" -> 3;
            case "f_fast", "rocof" -> 4;
            default -> 5;
        };
    }

    private static double value(String column, MeasurementSnapshot seen, double nominalV) {
        return switch (column) {
            case "f" -> seen.frequencyHz;
            case "f_fast" -> seen.fastFrequencyHz;
            case "rocof" -> seen.rocofHzPerSecond;
            case "jump_deg" -> seen.phaseJumpDeg;
            case "flags" -> seen.flags;
            case "f_10c" -> seen.reportFrequencyHz;
            case "v_10c" -> seen.reportL1Pu * nominalV;
            case "v_rms" -> seen.rmsL1Pu * nominalV;
            case "v_half" -> seen.halfCycleL1Pu * nominalV;
            case "v_fund" -> seen.fundamentalL1Pu * nominalV;
            case "va_pu" -> seen.rmsL1Pu;
            case "vb_pu" -> seen.rmsL2Pu;
            case "vc_pu" -> seen.rmsL3Pu;
            case "vab_pu" -> seen.rmsL12Pu;
            case "vbc_pu" -> seen.rmsL23Pu;
            case "vca_pu" -> seen.rmsL31Pu;
            case "v_pos_pu" -> seen.positiveSequencePu;
            case "v_neg_pu" -> seen.negativeSequencePu;
            case "v_zero_pu" -> seen.zeroSequencePu;
            case "tha" -> seen.angleL1Deg;
            case "thb" -> seen.angleL2Deg;
            case "thc" -> seen.angleL3Deg;
            default -> throw new IllegalArgumentException(column);
        };
    }

    @Override
    public Verdict compare(@Nullable Scenario scenario, CsvTable expected, CsvTable actual)
            throws BadFile {
        if (expected.rows() != actual.rows()) {
            throw BadFile.of(
                    actual.file(),
                    actual.rows() + " rows, but " + expected.rows() + " in " + expected.file(),
                    "compare files of the same scenario");
        }
        if (!actual.has("f")) {
            throw BadFile.of(
                    actual.file(),
                    "there is no column 'f' with the measured frequency",
                    "compare with the output of grid replay; the waveform goes first");
        }
        return new MeasurementJudge(scenario, expected, actual).verdict();
    }
}
