package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;

/**
 * Translates the parameters of the 60 Hz vectors, in OpenDER's names, into ours. The vectors count
 * plus into the grid and active power per unit of rated active power; we count plus into the
 * vehicle and per unit of rated apparent power.
 */
final class IeeeSettings {
    /** The eight stages of IEEE 1547 in OpenDER's names, with the letter of the trip column. */
    private static final String[][] STAGES = {
        {"OV2", "O", "V"}, {"UV2", "U", "V"}, {"OF2", "H", "F"}, {"UF2", "F", "F"},
        {"OV1", "o", "V"}, {"UV1", "u", "V"}, {"OF1", "h", "F"}, {"UF1", "f", "F"},
    };

    /** Names that the model has but that change neither power nor status. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of(
                    // nameplate limits at a power factor: OpenDER checks their plausibility only
                    "NP_P_MAX_OVER_PF",
                    "NP_OVER_PF",
                    "NP_P_MAX_UNDER_PF",
                    "NP_UNDER_PF",
                    // voltage behind the impedance: not among the outputs
                    "NP_V_DC",
                    "NP_RESISTANCE",
                    "NP_REACTANCE",
                    // OpenDER delays the reference to its settings object, not what is in it
                    "NP_SET_EXE_TIME",
                    "NP_TYPE",
                    // NP_Q_CAPABILITY_BY_P_CURVE says the same with effect
                    "P_Q_INJ_PU",
                    "P_Q_ABS_PU",
                    "Q_MAX_INJ_PU",
                    "Q_MAX_ABS_PU",
                    // NP_BESS_P_MAX_BY_SOC says the same with effect
                    "P_DISCHARGE_MAX_PU",
                    "SOC_P_DISCHARGE_MAX",
                    "P_CHARGE_MAX_PU",
                    "SOC_P_CHARGE_MAX");

    private static final Set<String> WITH_EFFECT =
            Set.of(
                    ("NP_NORMAL_OP_CAT NP_ABNORMAL_OP_CAT NP_P_MAX NP_VA_MAX NP_Q_MAX_INJ"
                                    + " NP_Q_MAX_ABS NP_P_MAX_CHARGE NP_APPARENT_POWER_CHARGE_MAX"
                                    + " NP_AC_V_NOM NP_REACTIVE_SUSCEPTANCE AP_LIMIT_ENABLE"
                                    + " AP_LIMIT ES_RANDOMIZED_DELAY ES_PERMIT_SERVICE ES_V_LOW"
                                    + " ES_V_HIGH ES_F_LOW ES_F_HIGH ES_DELAY ES_RAMP_RATE"
                                    + " CONST_PF_MODE_ENABLE CONST_PF_EXCITATION CONST_PF"
                                    + " CONST_Q_MODE_ENABLE CONST_Q QV_MODE_ENABLE QV_VREF"
                                    + " QV_VREF_AUTO_MODE QV_VREF_TIME QV_CURVE_V1 QV_CURVE_Q1"
                                    + " QV_CURVE_V2 QV_CURVE_Q2 QV_CURVE_V3 QV_CURVE_Q3"
                                    + " QV_CURVE_V4 QV_CURVE_Q4 QV_OLRT QP_MODE_ENABLE"
                                    + " QP_CURVE_P1_GEN QP_CURVE_P2_GEN QP_CURVE_P3_GEN"
                                    + " QP_CURVE_Q1_GEN QP_CURVE_Q2_GEN QP_CURVE_Q3_GEN"
                                    + " QP_CURVE_P1_LOAD QP_CURVE_P2_LOAD QP_CURVE_P3_LOAD"
                                    + " QP_CURVE_Q1_LOAD QP_CURVE_Q2_LOAD QP_CURVE_Q3_LOAD"
                                    + " PV_MODE_ENABLE PV_CURVE_V1 PV_CURVE_P1 PV_CURVE_V2"
                                    + " PV_CURVE_P2 PV_OLRT OV1_TRIP_V OV1_TRIP_T OV2_TRIP_V"
                                    + " OV2_TRIP_T UV1_TRIP_V UV1_TRIP_T UV2_TRIP_V UV2_TRIP_T"
                                    + " OF1_TRIP_F OF1_TRIP_T OF2_TRIP_F OF2_TRIP_T UF1_TRIP_F"
                                    + " UF1_TRIP_T UF2_TRIP_F UF2_TRIP_T PF_MODE_ENABLE PF_DBOF"
                                    + " PF_DBUF PF_KOF PF_KUF PF_OLRT MC_ENABLE MC_LVRT_V1"
                                    + " MC_HVRT_V1 NP_EFFICIENCY NP_PRIO_OUTSIDE_MIN_Q_REQ"
                                    + " NP_V_MEAS_UNBALANCE NP_PHASE NP_P_MIN_PU AP_RT CONST_PF_RT"
                                    + " CONST_Q_RT QP_RT NP_MODE_TRANSITION_TIME STATUS_INIT"
                                    + " ES_RANDOMIZED_DELAY_ACTUAL NP_Q_CAPABILITY_BY_P_CURVE"
                                    + " NP_Q_CAPABILITY_LOW_P NP_INV_DELAY NP_CURRENT_PU"
                                    + " NP_RT_RAMP_UP_TIME MC_RESP_T MC_RETURN_T NP_CTE_RESP_T"
                                    + " NP_REACT_TIME NP_V_MEAS_DELAY DVS_MODE_ENABLE DVS_K"
                                    + " QV_VREF_MAX QV_VREF_MIN NP_BESS_SOC_MAX NP_BESS_SOC_MIN"
                                    + " NP_BESS_CAPACITY NP_BESS_SELF_DISCHARGE"
                                    + " NP_BESS_SELF_DISCHARGE_SOC NP_BESS_P_MAX_BY_SOC"
                                    + " NP_BESS_P_RAMP_TIME SOC_INIT")
                            .split(" "));

    private static final double NOMINAL_HZ = 60;

    private final Scenario scenario;
    private final SettingReader s;
    private final boolean storage;
    private final long stepNanos;
    private final double ratedPu;
    private final double chargePu;

    private IeeeSettings(OracleRun.Form form, JsonNode settings) throws BadFile {
        scenario = form.scenario();
        stepNanos = Math.round(form.stepSeconds() * 1e9);
        storage = form.storage();
        s = new SettingReader(scenario, "settings", settings);
        var known = new java.util.HashSet<>(WITH_EFFECT);
        known.addAll(WITHOUT_EFFECT);
        s.refuseUnknown(known);
        double va = positive("NP_VA_MAX");
        ratedPu = positive("NP_P_MAX") / va;
        chargePu = s.number("NP_P_MAX_CHARGE", ratedPu * va) / va;
    }

    static ProtectionSetup translate(OracleRun.Form form, JsonNode settings) throws BadFile {
        try {
            return new IeeeSettings(form, settings).setup();
        } catch (IllegalArgumentException e) {
            throw form.scenario()
                    .badSetting(
                            "settings",
                            String.valueOf(e.getMessage()),
                            "give it a value that means something");
        }
    }

    private ProtectionSetup setup() throws BadFile {
        double va = s.number("NP_VA_MAX");
        double nominalV = positive("NP_AC_V_NOM");
        var converter =
                new ConverterModel.Parameters(
                        s.number("NP_INV_DELAY"),
                        s.number("NP_RT_RAMP_UP_TIME"),
                        s.number("NP_CURRENT_PU"),
                        s.number("MC_RESP_T"),
                        s.number("NP_CTE_RESP_T"),
                        s.number("MC_RETURN_T", 0),
                        s.number("NP_REACTIVE_SUSCEPTANCE", 0) * nominalV * nominalV / va);
        var letters = new ArrayList<String>();
        for (String[] stage : STAGES) {
            letters.add(stage[1]);
        }
        return new ProtectionSetup(
                settings(),
                letters,
                "",
                converter,
                battery(),
                ratedPu,
                s.number("NP_EFFICIENCY", 1),
                storage,
                s.flag("ES_PERMIT_SERVICE", true),
                s.flag("STATUS_INIT", true),
                s.number("SOC_INIT", 0.5));
    }

    private BatteryModel.Parameters battery() throws BadFile {
        JsonNode limits = s.node("NP_BESS_P_MAX_BY_SOC");
        Curve discharge = Curve.level(1);
        Curve charge = Curve.level(1);
        if (limits.isObject()) {
            SettingReader l = s.inside("NP_BESS_P_MAX_BY_SOC");
            discharge =
                    l.curve(
                            "P_DISCHARGE_MAX_PU",
                            l.numbers("SOC_P_DISCHARGE_MAX"),
                            l.numbers("P_DISCHARGE_MAX_PU"),
                            1,
                            1);
            charge =
                    l.curve(
                            "P_CHARGE_MAX_PU",
                            l.numbers("SOC_P_CHARGE_MAX"),
                            l.numbers("P_CHARGE_MAX_PU"),
                            1,
                            1);
        }
        double chargeW = chargePu * s.number("NP_VA_MAX");
        return new BatteryModel.Parameters(
                storage ? s.number("NP_BESS_CAPACITY", Double.NaN) : Double.NaN,
                s.number("NP_BESS_SOC_MIN", 0),
                s.number("NP_BESS_SOC_MAX", 1),
                s.number("NP_EFFICIENCY", 1),
                s.number("NP_BESS_SELF_DISCHARGE", 0),
                s.number("NP_BESS_SELF_DISCHARGE_SOC", 0),
                discharge,
                charge,
                s.number("NP_P_MAX"),
                chargeW);
    }

    private ProtectionSettings settings() throws BadFile {
        var stages = new ArrayList<Stage>();
        for (String[] stage : STAGES) {
            boolean voltage = stage[2].equals("V");
            stages.add(
                    new Stage(
                            stage[1],
                            voltage ? Quantity.ANY_VOLTAGE : Quantity.FREQUENCY,
                            stage[0].startsWith("O"),
                            s.number(stage[0] + "_TRIP_" + stage[2]),
                            s.nanos(stage[0] + "_TRIP_T")));
        }
        return new ProtectionSettings(
                scenario.name(),
                s.word("NP_PHASE", "SINGLE", "THREE").equals("THREE") ? 3 : 1,
                NOMINAL_HZ,
                stages,
                null,
                0,
                service(),
                table(),
                response(),
                support(),
                null,
                null,
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                // The vectors' steps go up to one second and leave nothing out.
                Math.max(ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS, stepNanos));
    }

    private Service service() throws BadFile {
        // What OpenDER drew for its random delay is part of the scenario; it comes on top.
        long drawn = s.nanos("ES_RANDOMIZED_DELAY_ACTUAL", 0);
        boolean random =
                drawn == 0 && s.nanos("ES_RAMP_RATE") == 0 && s.number("NP_VA_MAX") < 500e3;
        return new Service(
                s.number("ES_V_LOW"),
                s.number("ES_V_HIGH"),
                s.number("ES_F_LOW"),
                s.number("ES_F_HIGH"),
                s.nanos("ES_DELAY") + drawn,
                s.nanos("ES_RAMP_RATE"),
                random ? s.nanos("ES_RANDOMIZED_DELAY", 0) : 0);
    }

    private FrequencyResponse response() throws BadFile {
        if (!s.flag("PF_MODE_ENABLE")) {
            return new FrequencyResponse.None();
        }
        return new FrequencyResponse.Droop(
                s.number("PF_DBOF"),
                s.number("PF_DBUF"),
                positive("PF_KOF") / ratedPu,
                positive("PF_KUF") / ratedPu,
                s.nanos("PF_OLRT"),
                -ratedPu,
                // NP_P_MIN_PU is the least export: our most import.
                -s.number("NP_P_MIN_PU") * ratedPu);
    }

    /** IEEE 1547-2018 tables 14, 15 and 16 (voltage) and 19 (frequency). */
    private RideThrough table() throws BadFile {
        GridMode mandatory = GridMode.MANDATORY_OPERATION;
        GridMode permissive = GridMode.PERMISSIVE_OPERATION;
        GridMode cease = GridMode.CEASE_TO_ENERGISE;
        double none = Double.NEGATIVE_INFINITY;
        double all = Double.POSITIVE_INFINITY;
        var bands = new ArrayList<Band>();
        double low = 0.88;
        double high = 1.1;
        if (s.flag("MC_ENABLE", true)) {
            double pauseBelow = s.number("MC_LVRT_V1");
            double pauseAbove = s.number("MC_HVRT_V1");
            low = Math.max(low, pauseBelow);
            high = Math.min(high, pauseAbove);
            bands.add(new Band(none, pauseBelow, GridMode.MOMENTARY_CESSATION));
            bands.add(new Band(pauseAbove, all, GridMode.MOMENTARY_CESSATION));
        }
        bands.addAll(
                switch (s.word("NP_ABNORMAL_OP_CAT", "CAT_I", "CAT_II", "CAT_III")) {
                    case "CAT_I" ->
                            List.of(
                                    new Band(1.2, all, cease),
                                    new Band(1.1, 1.2, permissive),
                                    new Band(0.7, 0.88, mandatory),
                                    new Band(0.5, 0.7, permissive),
                                    new Band(none, 0.5, cease));
                    case "CAT_II" ->
                            List.of(
                                    new Band(1.2, all, cease),
                                    new Band(1.1, 1.2, permissive),
                                    new Band(0.65, 0.88, mandatory),
                                    new Band(0.3, 0.65, permissive),
                                    new Band(none, 0.3, cease));
                    // The oracle's momentary cessation has no upper end: it names MC above 1.2 pu
                    // where table 16 says cease to energise. Either way the gates are blocked.
                    default ->
                            List.of(new Band(1.1, all, mandatory), new Band(none, 0.88, mandatory));
                });
        return new RideThrough(
                low,
                high,
                bands,
                58.8,
                61.2,
                List.of(new Band(61.2, 61.8, mandatory), new Band(57.0, 58.8, mandatory)));
    }

    private SupportSettings support() throws BadFile {
        return new SupportSettings(
                s.word("NP_V_MEAS_UNBALANCE", "AVG", "POS").equals("AVG")
                        ? SupportSettings.ControlVoltage.MEAN
                        : SupportSettings.ControlVoltage.POSITIVE_SEQUENCE,
                s.nanos("NP_V_MEAS_DELAY", 0),
                new IeeeReactive(s, ratedPu, chargePu).mode(),
                s.nanos("NP_MODE_TRANSITION_TIME", 15),
                voltWatt(),
                powerLimit(),
                Math.round(s.nanos("NP_BESS_P_RAMP_TIME", 0) / ratedPu),
                s.flag("DVS_MODE_ENABLE", false)
                        ? new SupportSettings.DynamicVoltage(s.number("DVS_K"), 0)
                        : null,
                new IeeeReactive(s, ratedPu, chargePu).capability(storage),
                s.nanos("NP_REACT_TIME", 0));
    }

    private SupportSettings.@Nullable VoltWatt voltWatt() throws BadFile {
        if (!s.flag("PV_MODE_ENABLE")) {
            return null;
        }
        double p1 = s.number("PV_CURVE_P1") * ratedPu;
        double p2 = s.number("PV_CURVE_P2");
        double[] volts = {s.number("PV_CURVE_V1"), s.number("PV_CURVE_V2")};
        double[] powers = {p1, p2 * (p2 > 0 ? ratedPu : chargePu)};
        return new SupportSettings.VoltWatt(
                s.curve("PV_CURVE_V2", volts, powers, 1, 1), null, s.nanos("PV_OLRT"));
    }

    private SupportSettings.@Nullable PowerLimit powerLimit() throws BadFile {
        if (!s.flag("AP_LIMIT_ENABLE")) {
            return null;
        }
        double limit = s.number("AP_LIMIT");
        long reaction = s.nanos("NP_REACT_TIME", 0);
        // the gradient is per unit of active power, the dead time is not
        long ramp = Math.round(Math.max(0, s.nanos("AP_RT") - reaction) / ratedPu);
        return new SupportSettings.PowerLimit(
                limit > 0 ? limit * ratedPu : limit * chargePu, ramp + reaction);
    }

    private double positive(String name) throws BadFile {
        double value = s.number(name);
        if (!(value > 0)) {
            throw s.bad(name, value + " is not above 0", "give a number above 0");
        }
        return value;
    }
}
