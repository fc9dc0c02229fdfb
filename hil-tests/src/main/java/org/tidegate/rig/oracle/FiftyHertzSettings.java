package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.Curve;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/** Translates the compact profile of the 50 Hz vectors into our settings. */
final class FiftyHertzSettings {
    private static final Set<String> KNOWN =
            Set.of(
                    "trips",
                    "v10",
                    "rec",
                    "rocof",
                    "lfsm",
                    "lfsm_u",
                    "after_pf",
                    "vv",
                    "vw",
                    "as_of",
                    "as_uf");

    private static final double NOMINAL_HZ = 50;
    private static final double LONGEST_WINDOW_S = 60;

    /** What the two halves of a held response share in our settings. */
    private static final List<String> SHARED = List.of("hyst", "hold", "grad");

    private final Scenario scenario;
    private final SettingReader s;
    private final OracleRun.Form form;
    private final long stepNanos;
    private final double nominalHz;

    private FiftyHertzSettings(OracleRun.Form form, JsonNode profile) throws BadFile {
        scenario = form.scenario();
        this.form = form;
        stepNanos = nanos(form.stepSeconds());
        nominalHz =
                scenario.json().has("f_nom_hz")
                        ? scenario.number(scenario.json(), "", "f_nom_hz")
                        : NOMINAL_HZ;
        s = new SettingReader(scenario, "profile", profile);
        s.refuseUnknown(KNOWN);
    }

    static ProtectionSetup translate(OracleRun.Form form, JsonNode profile) throws BadFile {
        try {
            return new FiftyHertzSettings(form, profile).setup();
        } catch (IllegalArgumentException e) {
            throw form.scenario()
                    .badSetting(
                            "profile",
                            String.valueOf(e.getMessage()),
                            "give it a value that means something");
        }
    }

    private ProtectionSetup setup() throws BadFile {
        List<Stage> stages = stages();
        double[] rocof = s.has("rocof") ? s.numbers("rocof", 3) : new double[0];
        double[] mean = s.has("v10") ? s.numbers("v10", 2) : new double[0];
        requireWindows(rocof, mean);
        var settings =
                new ProtectionSettings(
                        scenario.name(),
                        form.threePhase() ? 3 : 1,
                        nominalHz,
                        stages,
                        mean.length == 0 ? null : new MeanWindow(nanos(mean[0]), nanos(mean[1])),
                        rocof.length == 0 ? 0 : nanos(rocof[1]),
                        service(),
                        RideThrough.none(),
                        response(),
                        support(),
                        null,
                        null,
                        ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                        Math.max(ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS, stepNanos));
        var battery =
                new BatteryModel.Parameters(
                        Double.NaN, 0, 1, 1, 0, 0, Curve.level(1), Curve.level(1), 1, 1);
        return new ProtectionSetup(
                settings,
                stages.stream().map(Stage::id).toList(),
                "+",
                ConverterModel.Parameters.ideal(),
                battery,
                1,
                1,
                form.storage(),
                true,
                // The 50 Hz profiles have no such setting and all begin in service.
                true,
                0.5);
    }

    /** Windows that can be kept in memory. */
    private void requireWindows(double[] rocof, double[] mean) throws BadFile {
        if (rocof.length > 0 && !(rocof[1] > 0 && rocof[1] <= LONGEST_WINDOW_S)) {
            throw s.bad("rocof", rocof[1] + " s is no window", "give it up to 60 s");
        }
        if (mean.length > 0
                && !(mean[1] >= 1e-3 && mean[0] >= mean[1] && mean[0] <= 1e5 * mean[1])) {
            throw s.bad(
                    "v10",
                    mean[0] + " s renewed each " + mean[1] + " s is no mean",
                    "write [window in s, a part of it in s]");
        }
    }

    private List<Stage> stages() throws BadFile {
        var stages = new ArrayList<Stage>();
        int n = 0;
        for (JsonNode trip : s.node("trips")) {
            String at = "trips[" + n++ + "]";
            if (!trip.isArray()
                    || trip.size() != 5
                    || !trip.path(3).isNumber()
                    || !trip.path(4).isNumber()) {
                throw s.bad(
                        at,
                        trip + " is not a stage",
                        "write [id, quantity, over|under, threshold, seconds]");
            }
            Quantity quantity =
                    switch (trip.get(1).asText()) {
                        case "v_any" -> Quantity.ANY_VOLTAGE;
                        case "v_ln" -> Quantity.PHASE_VOLTAGE;
                        case "v10" -> Quantity.MEAN_VOLTAGE;
                        case "f" -> Quantity.FREQUENCY;
                        default ->
                                throw s.bad(
                                        at,
                                        "quantity " + trip.get(1) + " is not known",
                                        "write v_any, v_ln, v10 or f");
                    };
            boolean over =
                    switch (trip.get(2).asText()) {
                        case "over" -> true;
                        case "under" -> false;
                        default ->
                                throw s.bad(
                                        at,
                                        "direction " + trip.get(2) + " is not known",
                                        "write over or under");
                    };
            stages.add(
                    new Stage(
                            trip.get(0).asText(),
                            quantity,
                            over,
                            trip.get(3).asDouble(),
                            nanos(trip.get(4).asDouble())));
        }
        if (s.has("rocof")) {
            double[] rocof = s.numbers("rocof", 3);
            stages.add(
                    new Stage("ROCOF", Quantity.RATE_OF_CHANGE, true, rocof[0], nanos(rocof[2])));
        }
        return stages;
    }

    private Service service() throws BadFile {
        SettingReader rec = s.inside("rec");
        double[] volts = rec.numbers("v", 2);
        double[] hertz = rec.numbers("f", 2);
        double perMinute = rec.number("grad_per_min", 0);
        return new Service(
                volts[0],
                volts[1],
                hertz[0],
                hertz[1],
                rec.nanos("T"),
                perMinute > 0 ? Math.round(60e9 / perMinute) : 0);
    }

    private SupportSettings support() throws BadFile {
        ReactiveMode mode = new ReactiveMode.Off();
        if (s.has("vv")) {
            JsonNode vv = s.node("vv");
            mode =
                    new ReactiveMode.VoltVar(
                            line("vv", vv, -1),
                            1,
                            false,
                            AutonomousReference.standard(),
                            nanos(vv.path(2).asDouble()));
        }
        SupportSettings.VoltWatt voltWatt = null;
        if (s.has("vw")) {
            JsonNode vw = s.node("vw");
            voltWatt =
                    new SupportSettings.VoltWatt(
                            line("vw", vw, 1), null, nanos(vw.path(2).asDouble()));
        }
        return new SupportSettings(
                ControlVoltage.MEAN, 0, mode, 0, voltWatt, null, 0, null, Capability.full(), 0);
    }

    private Curve line(String name, JsonNode three, double factor) throws BadFile {
        if (three.size() != 3 || !three.path(2).isNumber()) {
            throw s.bad(name, three + " is not a curve", "write [[V...], [y...], seconds]");
        }
        return s.curve(
                name, s.numbers(name, three.get(0)), s.numbers(name, three.get(1)), 1, factor);
    }

    private FrequencyResponse response() throws BadFile {
        if (s.has("as_of") || s.has("as_uf")) {
            return held();
        }
        if (!s.has("lfsm") && !s.has("lfsm_u")) {
            return new FrequencyResponse.None();
        }
        SettingReader over = s.inside("lfsm");
        SettingReader under = s.inside("lfsm_u");
        double[] after = s.has("after_pf") ? s.numbers("after_pf", 3) : new double[0];
        return new FrequencyResponse.Lfsm(
                s.has("lfsm") ? threshold(over) : null,
                s.has("lfsm_u") ? threshold(under) : null,
                s.has("lfsm") ? over.nanos("t90") : 0,
                s.has("lfsm_u") ? under.nanos("t90") : 0,
                after.length == 0
                        ? null
                        : new FrequencyResponse.Recovery(after[2], nanos(after[1])),
                -1,
                -over.number("pmin", -1));
    }

    private FrequencyResponse held() throws BadFile {
        boolean hasOver = s.has("as_of");
        boolean hasUnder = s.has("as_uf");
        SettingReader over = s.inside("as_of");
        SettingReader under = s.inside("as_uf");
        SettingReader common = hasOver ? over : under;
        for (String name : SHARED) {
            if (hasOver && hasUnder && over.number(name) != under.number(name)) {
                throw under.bad(
                        name, "another one than as_of has is not modelled", "give both the same");
            }
        }
        return new FrequencyResponse.Held(
                // a half that is not there starts where no frequency comes
                hasOver ? over.number("start") : 1e6,
                hasOver ? over.number("end") : 2e6,
                hasUnder ? under.number("start") : 1,
                hasUnder ? under.number("end") : 0.5,
                common.number("hyst"),
                common.nanos("hold"),
                common.number("grad"));
    }

    private static FrequencyResponse.@Nullable Threshold threshold(SettingReader lfsm)
            throws BadFile {
        return new FrequencyResponse.Threshold(
                lfsm.number("f1"), lfsm.number("s"), lfsm.node("pref").asText().equals("PM"));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
