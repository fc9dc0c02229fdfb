package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs our protection, with the oracle's converter and battery behind it, over a vector's inputs.
 * This is the one place where the vectors' sign (plus into the grid) meets ours (plus into the
 * vehicle).
 */
public final class OracleReplay {
    private static final double THIRD_TURN = Math.toRadians(120);

    /** An event is due at its row although both times were rounded. */
    private static final double ROUNDING_S = 1e-9;

    private final OracleVector vector;
    private final Fault fault;
    private final List<JsonNode> events = new ArrayList<>();
    private final ObjectNode parameters;
    private final boolean sixtyHertz;
    private ProtectionSetup setup;

    /** With the settings the vector was made with. */
    public OracleReplay(OracleVector vector) throws IOException {
        this(vector, Fault.none());
    }

    /**
     * @param fault a mutation the comparator must find
     */
    public OracleReplay(OracleVector vector, Fault fault) throws IOException {
        this.vector = vector;
        this.fault = fault;
        try {
            JsonNode profile = vector.description().path("profile");
            sixtyHertz = profile.isMissingNode();
            JsonNode all = sixtyHertz ? vector.description().path("settings") : profile;
            if (!(all instanceof ObjectNode node)) {
                throw vector.scenario()
                        .badSetting(
                                sixtyHertz ? "settings" : "profile",
                                "is missing or not an object",
                                "give the scenario its settings (60 Hz) or its profile (50 Hz)");
            }
            parameters = node.deepCopy();
            vector.description().path("setting_events").forEach(events::add);
            events.sort(Comparator.comparingDouble(e -> e.path("t").asDouble()));
            setup = translate();
        } catch (BadFile e) {
            throw new IOException(e);
        }
    }

    private ProtectionSetup translate() throws BadFile {
        long stepNanos = Math.round(vector.stepSeconds() * 1e9);
        return sixtyHertz
                ? IeeeSettings.translate(vector.scenario(), parameters, stepNanos)
                : FiftyHertzSettings.translate(
                        vector.scenario(), parameters, vector.threePhase(), stepNanos);
    }

    /** Runs from the first to the last row. */
    public OracleTrace run() throws IOException {
        try {
            return runRows();
        } catch (BadFile e) {
            throw new IOException(e);
        }
    }

    OracleTrace runRows() throws BadFile {
        double dt = vector.stepSeconds();
        applyEvents(0);
        var protection = new GridProtection(fault.settings().apply(setup.settings()));
        var converter = new ConverterModel(fault.converter().apply(setup.converter()));
        var battery = new BatteryModel(setup.initialSoc());
        if (setup.inService()) {
            protection.assumeInService();
        }
        var trace = new OracleTrace(vector.rows(), dt);
        var sample = new GridSample();
        var measured = new GridSample();
        var asked = new GridRequest();
        var decision = new GridDecision();
        var wanted = new ConverterModel.Input();
        double va = setup.battery().ratedW() / setup.ratedPu();
        double deliveredPu = 0;
        for (int k = 0; k < vector.rows(); k++) {
            if (applyEvents(k * dt) && k > 0) {
                protection.apply(fault.settings().apply(setup.settings()));
                converter.apply(fault.converter().apply(setup.converter()));
            }
            fillSample(sample, k);
            battery.step(setup.battery(), k == 0 ? 0 : deliveredPu * va, dt);
            fillRequest(asked, battery, k);
            fault.request().accept(asked);
            if (k == 0 && setup.inService()) {
                deliveredPu = expectedAtStart(asked);
            }
            sample.activePowerPu = -deliveredPu;
            copy(sample, measured);
            fault.sample().accept(measured);
            if (k == 0 && !sixtyHertz) {
                // The 50 Hz model lets the first row stand for a whole step, as if it had run
                // before.
                protection.step(measured, asked, -Math.round(dt * 1e9), decision);
            }
            protection.step(measured, asked, Math.round(k * dt * 1e9), decision);
            fillConverter(wanted, sample, decision);
            converter.step(wanted, dt);
            deliveredPu = converter.p();
            trace.set(
                    k,
                    decision.mode.abbreviation(),
                    operated(protection),
                    converter.p(),
                    converter.q());
            trace.desiredP[k] = 0 - decision.desiredPowerPu / setup.ratedPu();
            trace.desiredQ[k] = 0 - decision.desiredReactivePowerPu;
            trace.soc[k] = battery.soc();
            trace.mean[k] = setup.settings().mean() == null ? 0 : protection.meanVoltagePu();
            trace.rate[k] = protection.rateOfChangeHzPerS();
        }
        return trace;
    }

    /** Applies every event that is due; true if there was one. */
    private boolean applyEvents(double seconds) throws BadFile {
        boolean any = false;
        while (!events.isEmpty()
                && events.getFirst().path("t").asDouble() <= seconds + ROUNDING_S) {
            JsonNode set = events.removeFirst().path("set");
            set.properties().forEach(e -> parameters.set(e.getKey(), e.getValue()));
            any = true;
        }
        if (any) {
            setup = translate();
        }
        return any;
    }

    private void fillRequest(GridRequest asked, BatteryModel battery, int row) {
        asked.permitService = setup.permitService();
        double rated = setup.ratedPu();
        if (setup.storage()) {
            asked.demandPu = -vector.column("pdem")[row] * rated;
            asked.importAvailablePu = battery.chargePu() * rated;
            asked.exportAvailablePu = battery.dischargePu() * rated;
        } else {
            double available = vector.column("pavail")[row] * rated * setup.efficiency();
            asked.demandPu = -available;
            asked.importAvailablePu = 0;
            asked.exportAvailablePu = available;
        }
    }

    /** A record that begins in service begins with what was asked for, as far as it may flow. */
    private double expectedAtStart(GridRequest asked) {
        var limit = setup.settings().support().powerLimit();
        double most = limit == null ? setup.ratedPu() : limit.exportPu();
        return Math.min(-asked.demandPu, most);
    }

    private void fillSample(GridSample sample, int row) {
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

    /** What is measured may be wrong; what the converter sees is not. */
    private static void copy(GridSample from, GridSample to) {
        to.voltageL1Pu = from.voltageL1Pu;
        to.voltageL2Pu = from.voltageL2Pu;
        to.voltageL3Pu = from.voltageL3Pu;
        to.angleL1Deg = from.angleL1Deg;
        to.angleL2Deg = from.angleL2Deg;
        to.angleL3Deg = from.angleL3Deg;
        to.frequencyHz = from.frequencyHz;
        to.activePowerPu = from.activePowerPu;
    }

    private void fillConverter(ConverterModel.Input wanted, GridSample s, GridDecision decision) {
        // While the engine wants the gates blocked, what flows until they are is what flowed
        // before.
        if (!decision.blockGates) {
            wanted.activePu = 0 - decision.supportedDemandPu;
            wanted.reactiveCurrentPu = 0 - decision.reactiveCurrentPu;
            wanted.negativeSequenceGain = decision.negativeSequenceGain;
            double positivePu = decision.reactiveCurrentPu == 0 ? 0 : positiveSequence(s, wanted);
            wanted.reactivePu =
                    0 - (decision.reactivePowerPu - decision.reactiveCurrentPu * positivePu);
        }
        wanted.mode = decision.mode;
        positiveSequence(s, wanted);
    }

    /** Fills both sequences; returns the size of the positive one. */
    private double positiveSequence(GridSample s, ConverterModel.Input wanted) {
        wanted.positiveRePu = s.voltageL1Pu;
        wanted.positiveImPu = 0;
        wanted.negativeRePu = 0;
        wanted.negativeImPu = 0;
        if (vector.threePhase()) {
            double a = Math.toRadians(s.angleL1Deg);
            double b = Math.toRadians(s.angleL2Deg);
            double c = Math.toRadians(s.angleL3Deg);
            wanted.positiveRePu = sum(s, a, b + THIRD_TURN, c - THIRD_TURN, true);
            wanted.positiveImPu = sum(s, a, b + THIRD_TURN, c - THIRD_TURN, false);
            wanted.negativeRePu = sum(s, a, b - THIRD_TURN, c + THIRD_TURN, true);
            wanted.negativeImPu = sum(s, a, b - THIRD_TURN, c + THIRD_TURN, false);
        }
        return Math.hypot(wanted.positiveRePu, wanted.positiveImPu);
    }

    private static double sum(GridSample s, double a, double b, double c, boolean real) {
        return real
                ? (s.voltageL1Pu * Math.cos(a)
                                + s.voltageL2Pu * Math.cos(b)
                                + s.voltageL3Pu * Math.cos(c))
                        / 3
                : (s.voltageL1Pu * Math.sin(a)
                                + s.voltageL2Pu * Math.sin(b)
                                + s.voltageL3Pu * Math.sin(c))
                        / 3;
    }

    private String operated(GridProtection protection) {
        var text = new StringBuilder();
        for (int i = 0; i < setup.letters().size(); i++) {
            if (protection.operated(i)) {
                text.append(text.isEmpty() ? "" : setup.joined()).append(setup.letters().get(i));
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }
}
