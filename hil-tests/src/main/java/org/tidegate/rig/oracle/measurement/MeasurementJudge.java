package org.tidegate.rig.oracle.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.GridFamily.Verdict;
import org.tidegate.rig.oracle.Scenario;

/**
 * Judges a measurement by what its scenario accepts. Without a scenario the vectors' own limits.
 */
final class MeasurementJudge {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern PICKUP = Pattern.compile("pickup_below_(\\d+)p(\\d+)_ms");
    private static final Pattern SETTLE = Pattern.compile("settle_(\\d+)pct_ms");
    private static final double STEADY_HZ = 0.01;
    private static final double STEADY_PU = 0.01;
    private static final double TRANSIENT_HZ = 0.1;
    private static final double TRANSIENT_PU = 0.02;
    private static final double TRANSIENT_CYCLES = 5;

    private final JsonNode json;
    private final String name;
    private final CsvTable actual;
    private final double[] t;
    private final double[] f;
    private final double[] trueHz;
    private final double[] trueV;
    private final double nominalV;
    private final double nominalHz;
    private final List<String> problems = new ArrayList<>();
    private double worstShare = -1;
    private String worst = "nothing could be judged";

    MeasurementJudge(@Nullable Scenario scenario, CsvTable expected, CsvTable actual)
            throws BadFile {
        json = scenario == null ? MissingNode.getInstance() : scenario.json();
        name = scenario == null ? String.valueOf(expected.file()) : scenario.name();
        this.actual = actual;
        t = expected.numbers("t");
        f = actual.numbers("f");
        nominalV = json.path("v_nom").asDouble(230);
        nominalHz = json.path("f_nom").asDouble(50);
        trueHz = expected.has("f_true") ? expected.numbers("f_true") : filled("f_true", nominalHz);
        trueV = expected.has("vfund_true") ? expected.numbers("vfund_true") : new double[0];
    }

    private double[] filled(String key, double otherwise) {
        var values = new double[t.length];
        Arrays.fill(values, json.path(key).asDouble(otherwise));
        return values;
    }

    Verdict verdict() throws BadFile {
        JsonNode acceptance = json.path("acceptance");
        var notJudged = new ArrayList<String>();
        if (acceptance.isEmpty()) {
            steady(STEADY_HZ, STEADY_PU);
            transientWindow(TRANSIENT_HZ, TRANSIENT_PU, TRANSIENT_CYCLES);
        }
        for (Map.Entry<String, JsonNode> limit : acceptance.properties()) {
            if (!judge(limit.getKey(), limit.getValue())) {
                notJudged.add(limit.getKey());
            }
        }
        String rest = notJudged.isEmpty() ? "" : "; not judged: " + String.join(", ", notJudged);
        return new Verdict(name, -1, -1, worst + rest, problems);
    }

    private boolean judge(String key, JsonNode limit) throws BadFile {
        Matcher pickup = PICKUP.matcher(key);
        Matcher settle = SETTLE.matcher(key);
        if (pickup.matches()) {
            pickup(Double.parseDouble(pickup.group(1) + "." + pickup.group(2)), limit.asDouble());
        } else if (settle.matches()) {
            settle(Double.parseDouble(settle.group(1)) / 100, limit.asDouble());
        } else {
            switch (key) {
                case "steady" ->
                        steady(
                                limit.path("f_hz").asDouble(STEADY_HZ),
                                limit.path("v_pu").asDouble(STEADY_PU));
                case "transient" ->
                        transientWindow(
                                limit.path("f_hz").asDouble(TRANSIENT_HZ),
                                limit.path("v_pu").asDouble(TRANSIENT_PU),
                                limit.path("window_cycles").asDouble(TRANSIENT_CYCLES));
                case "no_f_trip", "false_f_trip" -> excursion(f, trueHz, "f", limit, 1.5, 0.1);
                case "no_rocof_trip" ->
                        excursion(
                                actual.numbers("rocof"),
                                new double[t.length],
                                "rocof",
                                limit,
                                1,
                                0.5);
                case "no_trip_below" -> excursion(f, trueHz, "f", limit, 1.5, 0.1);
                case "no_trip" -> excursion(f, trueHz, "f", MissingNode.getInstance(), 1.5, 0.1);
                case "lag_ms_max" -> lag(limit.asDouble());
                case "final_f_hz" ->
                        check(
                                "f at the end",
                                last(f),
                                last(trueHz),
                                limit.asDouble(),
                                t.length - 1);
                case "v_pos_pu", "v_neg_pu" -> event(key, limit.asDouble());
                case "f_hz_after_settle" -> afterSettle(limit.asDouble());
                case "settle_ms" -> {} // belongs to the others
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the truth has stood still for as long as the longest aggregation that is asked for. */
    private void steady(double hz, double pu) throws BadFile {
        still(12 / nominalHz, hz, pu, "steady");
    }

    private void transientWindow(double hz, double pu, double cycles) throws BadFile {
        still(cycles / nominalHz, hz, pu, "transient");
    }

    private void still(double seconds, double hz, double pu, String what) throws BadFile {
        double[] v = trueV.length == 0 ? trueV : actual.numbers("v_fund");
        double changed = t[0];
        for (int k = 0; k < t.length; k++) {
            boolean same =
                    k > 0
                            && trueHz[k] == trueHz[k - 1]
                            && (trueV.length == 0 || trueV[k] == trueV[k - 1]);
            if (!same) {
                changed = t[k];
            }
            if (t[k] - changed < seconds) {
                continue;
            }
            check(what + " f", f[k], trueHz[k], hz, k);
            if (trueV.length > 0) {
                check(what + " v_fund", v[k], trueV[k], pu * nominalV, k);
            }
        }
    }

    /** Text like "|df|>1.5 Hz must last < 100 ms" names the deviation and how long it may last. */
    private void excursion(
            double[] measured,
            double[] truth,
            String what,
            JsonNode text,
            double from,
            double lasting) {
        Matcher numbers = NUMBER.matcher(text.asText());
        double deviation = numbers.find() ? Double.parseDouble(numbers.group()) : from;
        double longest = numbers.find() ? Double.parseDouble(numbers.group()) : lasting * 1000;
        longest = longest >= 5 ? longest / 1000 : longest;
        double since = Double.NaN;
        double worstSeconds = 0;
        int at = 0;
        for (int k = 0; k < t.length; k++) {
            boolean beyond = Math.abs(measured[k] - truth[k]) > deviation;
            since = beyond ? Double.isNaN(since) ? t[k] : since : Double.NaN;
            if (beyond && t[k] - since >= worstSeconds) {
                worstSeconds = t[k] - since;
                at = k;
            }
        }
        check("seconds of " + what + " beyond " + deviation, worstSeconds, 0, longest, at);
    }

    /** How much later than the truth the measured frequency has the same value on a ramp. */
    private void lag(double milliseconds) {
        double worstLag = 0;
        int at = 0;
        int then = 0;
        boolean rises = last(trueHz) > trueHz[0];
        for (int k = 1; k < t.length; k++) {
            boolean ramp = trueHz[k] != trueHz[k - 1];
            if (!ramp || Double.isNaN(f[k])) {
                continue;
            }
            while (then < k && (rises ? trueHz[then + 1] <= f[k] : trueHz[then + 1] >= f[k])) {
                then++;
            }
            if (t[k] - t[then] > worstLag && trueHz[then] != trueHz[0]) {
                worstLag = t[k] - t[then];
                at = k;
            }
        }
        check("lag in ms", worstLag * 1000, 0, milliseconds, at);
    }

    private void pickup(double level, double milliseconds) throws BadFile {
        double[] rms = actual.numbers("v_rms");
        for (int k = 1; k < t.length; k++) {
            if (trueV.length == 0
                    || !(trueV[k] < level * nominalV && trueV[k - 1] >= level * nominalV)) {
                continue;
            }
            int seen = k;
            while (seen < t.length - 1 && !(rms[seen] < level * nominalV)) {
                seen++;
            }
            check("pickup in ms", (t[seen] - t[k]) * 1000, 0, milliseconds, seen);
        }
    }

    private void settle(double part, double milliseconds) throws BadFile {
        double[] v = actual.numbers("v_fund");
        for (int k = 1; k < t.length; k++) {
            if (trueV.length == 0 || trueV[k] == trueV[k - 1]) {
                continue;
            }
            for (int n = k; n < t.length && trueV[n] == trueV[k]; n++) {
                if ((t[n] - t[k]) * 1000 > milliseconds) {
                    check("v_fund after settling", v[n], trueV[n], part * nominalV, n);
                }
            }
        }
    }

    private boolean inside(double[] event, double at) {
        return at >= event[0] && at < event[1];
    }

    /** Whether the event's beginning or end is longer ago than the settling time. */
    private boolean settled(double[] event, double at) {
        double settle = json.path("acceptance").path("settle_ms").asDouble(40) / 1000 + 1e-9;
        double start = 6 / nominalHz;
        return at - t[0] > start
                && !(at >= event[0] && at <= event[0] + settle)
                && !(at >= event[1] && at <= event[1] + settle);
    }

    private double[] window() {
        JsonNode event = json.path("event");
        return event.size() == 2
                ? new double[] {event.get(0).asDouble(), event.get(1).asDouble()}
                : new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    }

    private void event(String key, double tolerance) throws BadFile {
        double[] event = window();
        double[] measured = actual.numbers(key);
        double normal = key.equals("v_pos_pu") ? 1 : 0;
        double during = json.path("during").path(key).asDouble(normal);
        for (int k = 0; k < t.length; k++) {
            if (settled(event, t[k])) {
                check(key, measured[k], inside(event, t[k]) ? during : normal, tolerance, k);
            }
        }
        if (key.equals("v_pos_pu")) {
            phases("v_ln_pu", List.of("va_pu", "vb_pu", "vc_pu"), event, tolerance);
            phases("v_ll_pu", List.of("vab_pu", "vbc_pu", "vca_pu"), event, tolerance);
        }
    }

    private void phases(String key, List<String> columns, double[] event, double tolerance)
            throws BadFile {
        JsonNode during = json.path("during").path(key);
        for (int p = 0; p < columns.size(); p++) {
            if (!actual.has(columns.get(p))) {
                continue;
            }
            double[] measured = actual.numbers(columns.get(p));
            for (int k = 0; k < t.length; k++) {
                if (settled(event, t[k])) {
                    double truth = inside(event, t[k]) ? during.path(p).asDouble(1) : 1;
                    check(columns.get(p), measured[k], truth, tolerance, k);
                }
            }
        }
    }

    private void afterSettle(double tolerance) {
        double[] event = window();
        for (int k = 0; k < t.length; k++) {
            if (settled(event, t[k])) {
                check("f", f[k], trueHz[k], tolerance, k);
            }
        }
    }

    private void check(String what, double value, double truth, double tolerance, int row) {
        double share = Math.abs(value - truth) / tolerance;
        boolean worse = !(share <= worstShare);
        boolean firstOfKind =
                !(share <= 1) && problems.stream().noneMatch(p -> p.startsWith(what + ":"));
        if (!worse && !firstOfKind) {
            return;
        }
        String text =
                String.format(
                        Locale.ROOT,
                        "%s: %.5f, true %.5f, allowed %.5f, t %.5f s (row %d)",
                        what,
                        value,
                        truth,
                        tolerance,
                        t[row],
                        row + 1);
        if (worse) {
            worstShare = Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
            worst = text;
        }
        if (firstOfKind) {
            problems.add(text);
        }
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }
}
