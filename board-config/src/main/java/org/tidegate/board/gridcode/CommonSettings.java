package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.GridCodeException.Problem;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;
import org.tidegate.board.internal.Nearest;

/**
 * The common file of IEEE 1547 settings (EPRI's common file format, as OpenDER reads it): one
 * parameter and its value per line under the header {@code PARAMETER,VALUE}. Settings end in {@code
 * -AS} (applied) or {@code -SS} (specified); voltages and powers are per unit. Reactive power is
 * plus when injected, as in grid codes.
 */
public final class CommonSettings {
    private static final String HEADER = "PARAMETER,VALUE";
    private static final Pattern SUFFIX = Pattern.compile("-(AS|SS)$");

    /** What the format has names for, besides the trips: parameter to key of the profile. */
    private static final Map<String, String> KEYS = keys();

    /** Names of these families are settings; an unknown one is a mistake and no addition. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(ES|QV|QP|PV|PF|AP|CONST_PF|CONST_Q|[OU][VF][0-9])_.*|CONST_(PF|Q)|AP_LIMIT");

    private CommonSettings() {}

    /**
     * What a file asks for.
     *
     * @param changes of the profile it was read for; hand them to {@link ProfileAdjustment}
     * @param notes what was read over, one sentence each
     */
    public record Request(List<Change> changes, List<String> notes) {
        public Request {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }
    }

    private static Map<String, String> keys() {
        var keys = new LinkedHashMap<String, String>();
        keys.put("AP_LIMIT_ENABLE", "active_power_limit.enabled");
        keys.put("AP_LIMIT", "active_power_limit.export_pu");
        keys.put("ES_V_LOW", "enter_service.v_min");
        keys.put("ES_V_HIGH", "enter_service.v_max");
        keys.put("ES_F_LOW", "enter_service.f_min");
        keys.put("ES_F_HIGH", "enter_service.f_max");
        keys.put("ES_DELAY", "enter_service.observe_s");
        keys.put("ES_RANDOMIZED_DELAY", "enter_service.random_s");
        keys.put("ES_RAMP_RATE", "enter_service.ramp_s");
        keys.put("CONST_PF_MODE_ENABLE", "constant_power_factor.enabled");
        keys.put("CONST_PF_EXCITATION", "constant_power_factor.excitation");
        keys.put("CONST_PF", "constant_power_factor.cos_phi");
        keys.put("CONST_Q_MODE_ENABLE", "constant_reactive_power.enabled");
        keys.put("CONST_Q", "constant_reactive_power.injection_pu");
        keys.put("QV_MODE_ENABLE", "volt_var.enabled");
        keys.put("QV_VREF", "volt_var.reference_pu");
        keys.put("QV_VREF_AUTO_MODE", "volt_var.autonomous_reference");
        keys.put("QV_VREF_TIME", "volt_var.reference_time_s");
        for (int i = 1; i <= 4; i++) {
            keys.put("QV_CURVE_V" + i, "volt_var.points[" + (i - 1) + "].v");
            keys.put("QV_CURVE_Q" + i, "volt_var.points[" + (i - 1) + "].q");
        }
        keys.put("QV_OLRT", "volt_var.response_s");
        keys.put("QP_MODE_ENABLE", "watt_var.enabled");
        for (int i = 1; i <= 3; i++) {
            keys.put("QP_CURVE_P" + i + "_GEN", "watt_var.points[" + (2 + i) + "].p");
            keys.put("QP_CURVE_Q" + i + "_GEN", "watt_var.points[" + (2 + i) + "].q");
            keys.put("QP_CURVE_P" + i + "_LOAD", "watt_var.points[" + (3 - i) + "].p");
            keys.put("QP_CURVE_Q" + i + "_LOAD", "watt_var.points[" + (3 - i) + "].q");
        }
        keys.put("PV_MODE_ENABLE", "volt_watt.enabled");
        for (int i = 1; i <= 2; i++) {
            keys.put("PV_CURVE_V" + i, "volt_watt.points[" + (i - 1) + "].v");
            keys.put("PV_CURVE_P" + i, "volt_watt.points[" + (i - 1) + "].p");
        }
        keys.put("PV_OLRT", "volt_watt.response_s");
        keys.put("PF_DBOF", "frequency_response.over_deadband_hz");
        keys.put("PF_DBUF", "frequency_response.under_deadband_hz");
        keys.put("PF_KOF", "frequency_response.over_droop");
        keys.put("PF_KUF", "frequency_response.under_droop");
        keys.put("PF_OLRT", "frequency_response.response_s");
        return keys;
    }

    /** The format's two stages a side: 1 is nearer to nominal. */
    private static Map<String, String> keys(GridCode code) {
        var keys = new LinkedHashMap<>(KEYS);
        for (boolean frequency : new boolean[] {false, true}) {
            for (boolean over : new boolean[] {true, false}) {
                List<TripStage> stages = new TripCurves(code, frequency, over).stages();
                for (int i = 0; i < Math.min(2, stages.size()); i++) {
                    String name = (over ? "O" : "U") + (frequency ? "F" : "V") + (i + 1) + "_TRIP_";
                    String stage = "trip_stages." + stages.get(i).id();
                    keys.put(name + (frequency ? "F" : "V"), stage + ".threshold");
                    keys.put(name + "T", stage + ".clearing_time_s");
                }
            }
        }
        return keys;
    }

    static SettingsExport write(GridCode code) {
        var notes = new ArrayList<String>();
        var out = new StringBuilder(HEADER).append("\nMT_FILE_INFO_TYPE,AS\n");
        out.append("COMMENT,").append(quoted("%s (%s)".formatted(code.name(), code.id())));
        out.append('\n');
        GridCode.Category category = code.category();
        if (category != null) {
            out.append("NP_NORMAL_OP_CAT,CAT_").append(category.normal()).append('\n');
            out.append("NP_ABNORMAL_OP_CAT,CAT_").append(category.abnormal()).append('\n');
        }
        keys(code)
                .forEach((parameter, key) ->
                        code.value(key)
                                .ifPresent(v ->
                                        out.append(parameter)
                                                .append("-AS,")
                                                .append(written(v.value()))
                                                .append('\n')));
        lost(code, notes);
        return new SettingsExport(out.toString(), notes);
    }

    private static void lost(GridCode code, List<String> notes) {
        for (boolean frequency : new boolean[] {false, true}) {
            for (boolean over : new boolean[] {true, false}) {
                List<TripStage> stages = new TripCurves(code, frequency, over).stages();
                for (TripStage s : stages.subList(Math.min(2, stages.size()), stages.size())) {
                    notes.add("The common file has two stages a side; " + s.id() + " is left out.");
                }
            }
        }
        code.tripStages().stream()
                .filter(s -> s.quantity() == GridCode.Quantity.MEAN_VOLTAGE)
                .forEach(s ->
                        notes.add(
                                "The common file has no mean voltage; "
                                        + s.id()
                                        + " is left out."));
        if (!(code.frequencyResponse() instanceof FrequencyResponse.Droop)) {
            notes.add(
                    "The common file has frequency droop only; this code's response is left out.");
        }
        curve(code, "volt_var.points[4].v", "volt-var curve has more than four points", notes);
        curve(code, "volt_watt.points[2].v", "volt-watt curve has more than two points", notes);
        if (code.rateOfChange() != null) {
            notes.add("The common file has no rate of change of frequency trip.");
        }
    }

    private static void curve(GridCode code, String key, String what, List<String> notes) {
        if (code.value(key).isPresent()) {
            notes.add("The " + what + "; the rest is left out.");
        }
    }

    private static String written(String value) {
        return switch (value) {
            case "true" -> "ENABLED";
            case "false" -> "DISABLED";
            case "injecting" -> "INJ";
            case "absorbing" -> "ABS";
            default -> value;
        };
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /**
     * Reads a file for a profile.
     *
     * @param file names the text in problems
     * @throws GridCodeException with all problems at once; a value outside the profile's ranges is
     *     none yet
     */
    public static Request read(String file, String text, GridCode profile)
            throws GridCodeException {
        var reader = new Reader(file, profile);
        reader.read(text);
        if (!reader.problems.isEmpty()) {
            throw new GridCodeException(reader.problems);
        }
        return new Request(reader.changes, reader.notes);
    }

    private static final class Reader {
        private final String file;
        private final GridCode profile;
        private final Map<String, String> keys;
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Reader(String file, GridCode profile) {
            this.file = file;
            this.profile = profile;
            this.keys = keys(profile);
        }

        void read(String text) {
            String[] lines = text.replace("\uFEFF", "").split("\r\n|\r|\n", -1);
            String header = lines[0].strip().toUpperCase(Locale.ROOT);
            if (!header.equals(HEADER)) {
                problem(1, 1, "header", "is not " + HEADER, "Write it as the first line.");
                return;
            }
            for (int i = 1; i < lines.length; i++) {
                if (!lines[i].isBlank()) {
                    line(i + 1, lines[i]);
                }
            }
        }

        private void line(int number, String line) {
            int comma = line.indexOf(',');
            if (comma < 0) {
                problem(number, 1, line.strip(), "has no value", "Write PARAMETER,VALUE.");
                return;
            }
            String name = line.substring(0, comma).strip();
            String value = line.substring(comma + 1).strip();
            String parameter = SUFFIX.matcher(name.toUpperCase(Locale.ROOT)).replaceFirst("");
            Integer before = seen.putIfAbsent(parameter, number);
            if (before != null) {
                problem(number, 1, name, "was given in line " + before, "Delete one of the two.");
                return;
            }
            String key = keys.get(parameter);
            if (key != null) {
                setting(number, comma + 2, name, key, value);
            } else if (parameter.startsWith("NP_")) {
                nameplate(number, comma + 2, name, value);
            } else if (parameter.equals("ES_PERMIT_SERVICE")) {
                notes.add(name + " is a command and no setting; it was read over.");
            } else if (FAMILIES.matcher(parameter).matches()) {
                String near = Nearest.to(parameter, keys.keySet());
                problem(
                        number,
                        1,
                        name,
                        "is no setting of the common file that " + profile.id() + " has",
                        near.isEmpty() ? "Delete it." : "Did you mean " + near + "?");
            } else if (!parameter.startsWith("MT_") && !parameter.equals("COMMENT")) {
                notes.add(name + " is not known; it was read over.");
            }
        }

        private void setting(int line, int column, String name, String key, String value) {
            var known = profile.value(key);
            if (known.isEmpty()) {
                notes.add(name + ": " + profile.id() + " has no " + key + "; it was read over.");
                return;
            }
            String before = known.get().value();
            String text =
                    switch (value.toUpperCase(Locale.ROOT)) {
                        case "ENABLED", "TRUE" -> "true";
                        case "DISABLED", "FALSE" -> "false";
                        case "INJ" -> "injecting";
                        case "ABS" -> "absorbing";
                        default -> value;
                    };
            boolean number = !Double.isNaN(known.get().number());
            boolean flag = before.equals("true") || before.equals("false");
            if (number && !Tree.NUMBER.matcher(text).matches()) {
                problem(
                        line,
                        column,
                        name,
                        "'" + value + "' is no number",
                        "Write a plain number.");
            } else if (flag && !text.equals("true") && !text.equals("false")) {
                problem(
                        line,
                        column,
                        name,
                        "'" + value + "' is neither ENABLED nor DISABLED",
                        "Write one of them.");
            } else if (!number && !flag && !text.matches("injecting|absorbing")) {
                problem(
                        line,
                        column,
                        name,
                        "'" + value + "' is neither INJ nor ABS",
                        "Correct it.");
            } else if (!text.equals(before)
                    && !(number && Double.parseDouble(text) == known.get().number())) {
                changes.add(new Change(key, text));
            }
        }

        private void nameplate(int line, int column, String name, String value) {
            GridCode.Category category = profile.category();
            String expected =
                    category == null
                            ? ""
                            : switch (name.toUpperCase(Locale.ROOT)) {
                                case "NP_NORMAL_OP_CAT" -> "CAT_" + category.normal();
                                case "NP_ABNORMAL_OP_CAT" -> "CAT_" + category.abnormal();
                                default -> "";
                            };
            if (!expected.isEmpty() && !value.equalsIgnoreCase(expected)) {
                problem(
                        line,
                        column,
                        name,
                        "%s is not the profile's %s".formatted(value, expected),
                        "Choose the profile of that category.");
            }
        }

        private void problem(int line, int column, String key, String reason, String remedy) {
            problems.add(new Problem(file + ":" + line + ":" + column, key, reason, remedy));
        }
    }
}
