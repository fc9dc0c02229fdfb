package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;

/**
 * Runs our protection, with the oracle's converter behind it, over a vector's inputs. This is the
 * one place where the vectors' sign (plus into the grid) meets ours (plus into the vehicle).
 */
public final class OracleReplay {
    /** Vectors of functions that grid protection does not have yet, and what they need. */
    public static final Map<String, String> NOT_IN_THIS_SLICE =
            Map.of(
                    "as4777_a_vv_vw", "volt-var and volt-watt",
                    "bess_soc_limits_discharge", "battery limits are the vehicle's, not the grid's",
                    "constpf_inj_abs", "constant power factor",
                    "pri_catB_table39", "volt-watt, volt-var and priorities",
                    "voltvar_catA_default", "volt-var",
                    "voltvar_catB_default_p0", "volt-var",
                    "voltvar_catB_default_p1", "volt-var",
                    "voltwatt_bess_p2_neg", "volt-watt",
                    "voltwatt_default_gen", "volt-watt",
                    "wattvar_default", "watt-var");

    private static final double THIRD_TURN = Math.toRadians(120);

    private final OracleVector vector;
    private final ProtectionSettings settings;
    private final ConverterModel converter;
    private final JsonNode description;

    /** With the settings the vector was made with. */
    public OracleReplay(OracleVector vector) {
        this(vector, UnaryOperator.identity());
    }

    /**
     * @param fault changes the settings before the run: a mutation the comparator must find
     */
    public OracleReplay(OracleVector vector, UnaryOperator<ProtectionSettings> fault) {
        this.vector = vector;
        this.settings = fault.apply(OracleSettings.of(vector));
        this.description = vector.description();
        this.converter = new ConverterModel(converter(description));
    }

    /** Runs from the first to the last row. */
    public OracleTrace run() {
        var protection = new GridProtection(settings);
        // The 50 Hz profiles have no such setting and all begin in service.
        boolean inService = description.path("settings").path("STATUS_INIT").asBoolean(true);
        if (inService) {
            protection.assumeInService();
        }
        double dt = vector.stepSeconds();
        var trace = new OracleTrace(vector.rows(), dt);
        var sample = new GridSample();
        var decision = new GridDecision();
        double desiredPu = demandPu(0);
        double deliveredPu = inService ? desiredPu : 0;
        for (int k = 0; k < vector.rows(); k++) {
            fill(sample, k);
            sample.activePowerPu = -deliveredPu;
            boolean permit = permitService(k * dt);
            long now = Math.round(k * dt * 1e9);
            protection.step(sample, -demandPu(k), permit, now, decision);
            if (!decision.blockGates) {
                desiredPu = -decision.supportedDemandPu;
            }
            stepConverter(sample, desiredPu, decision, dt);
            deliveredPu = converter.p();
            trace.set(
                    k,
                    decision.mode.abbreviation(),
                    operated(protection),
                    converter.p(),
                    converter.q());
        }
        return trace;
    }

    /** A generator offers what it has, within its active power limit; storage what is asked. */
    private double demandPu(int row) {
        if (vector.has("pdem")) {
            return vector.column("pdem")[row];
        }
        JsonNode s = description.path("settings");
        double limit = s.path("AP_LIMIT_ENABLE").asBoolean() ? s.path("AP_LIMIT").asDouble() : 1;
        return Math.min(vector.column("pavail")[row], limit);
    }

    private boolean permitService(double seconds) {
        boolean permit = true;
        for (JsonNode event : description.path("setting_events")) {
            JsonNode value = event.path("set").path("ES_PERMIT_SERVICE");
            if (!value.isMissingNode() && event.path("t").asDouble() <= seconds + 1e-9) {
                permit = value.asBoolean();
            }
        }
        return permit;
    }

    private void fill(GridSample sample, int row) {
        sample.frequencyHz = vector.column("f")[row];
        if (!vector.threePhase()) {
            sample.voltageL1Pu = vector.column("v")[row];
            return;
        }
        sample.voltageL1Pu = vector.column("va")[row];
        sample.voltageL2Pu = vector.column("vb")[row];
        sample.voltageL3Pu = vector.column("vc")[row];
        if (vector.has("tha")) {
            sample.angleL1Deg = vector.column("tha")[row];
            sample.angleL2Deg = vector.column("thb")[row];
            sample.angleL3Deg = vector.column("thc")[row];
        }
    }

    private void stepConverter(
            GridSample s, double desiredPu, GridDecision decision, double dtSeconds) {
        if (!vector.threePhase()) {
            converter.step(desiredPu, s.voltageL1Pu, 0, decision.mode, dtSeconds);
            return;
        }
        double a = Math.toRadians(s.angleL1Deg);
        double b = Math.toRadians(s.angleL2Deg) + THIRD_TURN;
        double c = Math.toRadians(s.angleL3Deg) - THIRD_TURN;
        double re =
                s.voltageL1Pu * Math.cos(a)
                        + s.voltageL2Pu * Math.cos(b)
                        + s.voltageL3Pu * Math.cos(c);
        double im =
                s.voltageL1Pu * Math.sin(a)
                        + s.voltageL2Pu * Math.sin(b)
                        + s.voltageL3Pu * Math.sin(c);
        converter.step(desiredPu, re / 3, im / 3, decision.mode, dtSeconds);
    }

    private String operated(GridProtection protection) {
        boolean letters = description.path("profile").isMissingNode();
        var text = new StringBuilder();
        for (int i = 0; i < settings.stages().size(); i++) {
            if (protection.operated(i)) {
                text.append(letters || text.isEmpty() ? "" : "+")
                        .append(settings.stages().get(i).id());
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }

    private static ConverterModel.Parameters converter(JsonNode description) {
        JsonNode s = description.path("settings");
        if (s.isMissingNode()) {
            return ConverterModel.Parameters.ideal();
        }
        return new ConverterModel.Parameters(
                s.path("NP_INV_DELAY").asDouble(),
                s.path("NP_RT_RAMP_UP_TIME").asDouble(),
                s.path("NP_CURRENT_PU").asDouble(),
                s.path("MC_RESP_T").asDouble(),
                s.path("NP_CTE_RESP_T").asDouble());
    }
}
