package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * Translates a vector's parameters into our settings. Two dialects: OpenDER's names for the 60 Hz
 * files, the compact profile of the 50 Hz model.
 */
final class OracleSettings {
    /** The eight stages of IEEE 1547 in OpenDER's names, with the letter of the trip column. */
    private static final String[][] STAGES = {
        {"OV2", "O", "V"}, {"UV2", "U", "V"}, {"OF2", "H", "F"}, {"UF2", "F", "F"},
        {"OV1", "o", "V"}, {"UV1", "u", "V"}, {"OF1", "h", "F"}, {"UF1", "f", "F"},
    };

    private OracleSettings() {}

    static ProtectionSettings of(OracleVector vector) {
        JsonNode profile = vector.description().path("profile");
        return profile.isMissingNode() ? ieee1547(vector) : fiftyHertz(vector, profile);
    }

    private static ProtectionSettings ieee1547(OracleVector vector) {
        JsonNode s = vector.description().path("settings");
        var stages = new ArrayList<Stage>();
        for (String[] stage : STAGES) {
            boolean voltage = stage[2].equals("V");
            stages.add(
                    new Stage(
                            stage[1],
                            voltage ? Quantity.ANY_VOLTAGE : Quantity.FREQUENCY,
                            stage[0].startsWith("O"),
                            s.path(stage[0] + "_TRIP_" + stage[2]).asDouble(),
                            nanos(s.path(stage[0] + "_TRIP_T"))));
        }
        FrequencyResponse response =
                s.path("PF_MODE_ENABLE").asBoolean()
                        ? new FrequencyResponse.Droop(
                                s.path("PF_DBOF").asDouble(),
                                s.path("PF_DBUF").asDouble(),
                                s.path("PF_KOF").asDouble(),
                                s.path("PF_KUF").asDouble(),
                                nanos(s.path("PF_OLRT")),
                                -1,
                                // NP_P_MIN_PU is the least export: our most import.
                                -s.path("NP_P_MIN_PU").asDouble())
                        : new FrequencyResponse.None();
        var service =
                new Service(
                        s.path("ES_V_LOW").asDouble(),
                        s.path("ES_V_HIGH").asDouble(),
                        s.path("ES_F_LOW").asDouble(),
                        s.path("ES_F_HIGH").asDouble(),
                        nanos(s.path("ES_DELAY")),
                        nanos(s.path("ES_RAMP_RATE")));
        RideThrough table = table(s.path("NP_ABNORMAL_OP_CAT").asText(), s);
        return settings(vector, 60, stages, null, 0, service, table, response);
    }

    private static ProtectionSettings settings(
            OracleVector vector,
            double nominalHz,
            List<Stage> stages,
            @Nullable MeanWindow mean,
            long rateWindowNanos,
            Service service,
            RideThrough table,
            FrequencyResponse response) {
        long step = Math.round(vector.stepSeconds() * 1e9);
        return new ProtectionSettings(
                vector.name(),
                vector.threePhase() ? 3 : 1,
                nominalHz,
                stages,
                mean,
                rateWindowNanos,
                service,
                table,
                response,
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                // The vectors' steps go up to one second and leave nothing out.
                Math.max(ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS, step));
    }

    /** IEEE 1547-2018 tables 14, 15 and 16 (voltage) and 19 (frequency). */
    private static RideThrough table(String category, JsonNode s) {
        GridMode mandatory = GridMode.MANDATORY_OPERATION;
        GridMode permissive = GridMode.PERMISSIVE_OPERATION;
        GridMode pause = GridMode.MOMENTARY_CESSATION;
        GridMode cease = GridMode.CEASE_TO_ENERGISE;
        double none = Double.NEGATIVE_INFINITY;
        double all = Double.POSITIVE_INFINITY;
        List<Band> voltage =
                switch (category) {
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
                    case "CAT_III" -> {
                        double low = s.path("MC_LVRT_V1").asDouble();
                        yield List.of(
                                new Band(s.path("MC_HVRT_V1").asDouble(), all, pause),
                                new Band(low, 0.88, mandatory),
                                new Band(none, low, pause));
                    }
                    default -> throw new IllegalArgumentException("category " + category);
                };
        return new RideThrough(
                0.88,
                1.1,
                voltage,
                58.8,
                61.2,
                List.of(new Band(61.2, 61.8, mandatory), new Band(57.0, 58.8, mandatory)));
    }

    private static ProtectionSettings fiftyHertz(OracleVector vector, JsonNode p) {
        var stages = new ArrayList<Stage>();
        for (JsonNode trip : p.path("trips")) {
            Quantity quantity =
                    switch (trip.get(1).asText()) {
                        case "v_any" -> Quantity.ANY_VOLTAGE;
                        case "v10" -> Quantity.MEAN_VOLTAGE;
                        case "f" -> Quantity.FREQUENCY;
                        default -> throw new IllegalArgumentException("stage " + trip);
                    };
            boolean over = trip.get(2).asText().equals("over");
            stages.add(
                    new Stage(
                            trip.get(0).asText(),
                            quantity,
                            over,
                            trip.get(3).asDouble(),
                            nanos(trip.get(4))));
        }
        JsonNode rocof = p.path("rocof");
        if (!rocof.isMissingNode()) {
            double limit = rocof.get(0).asDouble();
            stages.add(
                    new Stage("ROCOF", Quantity.RATE_OF_CHANGE, true, limit, nanos(rocof.get(2))));
        }
        JsonNode mean = p.path("v10");
        JsonNode rec = p.path("rec");
        double perMinute = rec.path("grad_per_min").asDouble();
        var service =
                new Service(
                        rec.path("v").get(0).asDouble(),
                        rec.path("v").get(1).asDouble(),
                        rec.path("f").get(0).asDouble(),
                        rec.path("f").get(1).asDouble(),
                        nanos(rec.path("T")),
                        perMinute > 0 ? Math.round(60e9 / perMinute) : 0);
        return settings(
                vector,
                50,
                stages,
                mean.isMissingNode()
                        ? null
                        : new MeanWindow(nanos(mean.get(0)), nanos(mean.get(1))),
                rocof.isMissingNode() ? 0 : nanos(rocof.get(1)),
                service,
                RideThrough.none(),
                response(p));
    }

    private static FrequencyResponse response(JsonNode p) {
        JsonNode held = p.path("as_of");
        if (!held.isMissingNode()) {
            return new FrequencyResponse.Held(
                    held.path("start").asDouble(),
                    held.path("end").asDouble(),
                    // The vector has no under-frequency half.
                    1,
                    0.5,
                    held.path("hyst").asDouble(),
                    nanos(held.path("hold")),
                    held.path("grad").asDouble());
        }
        JsonNode over = p.path("lfsm");
        if (over.isMissingNode()) {
            return new FrequencyResponse.None();
        }
        JsonNode recovery = p.path("after_pf");
        return new FrequencyResponse.Lfsm(
                threshold(over),
                threshold(p.path("lfsm_u")),
                nanos(over.path("t90")),
                recovery.isMissingNode()
                        ? null
                        : new FrequencyResponse.Recovery(
                                recovery.get(2).asDouble(), nanos(recovery.get(1))),
                -1,
                -over.path("pmin").asDouble());
    }

    private static FrequencyResponse.@Nullable Threshold threshold(JsonNode lfsm) {
        return lfsm.isMissingNode()
                ? null
                : new FrequencyResponse.Threshold(
                        lfsm.path("f1").asDouble(),
                        lfsm.path("s").asDouble(),
                        lfsm.path("pref").asText().equals("PM"));
    }

    private static long nanos(JsonNode seconds) {
        return Math.round(seconds.asDouble() * 1e9);
    }
}
