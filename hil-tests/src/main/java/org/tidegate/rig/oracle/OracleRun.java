package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;

/**
 * Our protection, with the oracle's converter and battery behind it, on its way through the rows of
 * a record. This is the one place where the vectors' sign (plus into the grid) meets ours (plus
 * into the vehicle).
 */
final class OracleRun {
    private static final double THIRD_TURN = Math.toRadians(120);

    /** An event is due at its row although both times were rounded. */
    private static final double ROUNDING_S = 1e-9;

    private final Form form;
    private final Fault fault;
    private final double dt;
    private final List<JsonNode> events = new ArrayList<>();
    private final ObjectNode parameters;
    private final boolean sixtyHertz;
    private final Turn positive = new Turn();
    private final Turn negative = new Turn();
    private final GridProtection protection;
    private final ConverterModel converter;
    private final BatteryModel battery;
    private final GridSample sample = new GridSample();
    private final GridSample measured = new GridSample();
    private final GridRequest asked = new GridRequest();
    private final GridDecision decision = new GridDecision();
    private final ConverterModel.Input wanted = new ConverterModel.Input();
    private final double va;
    private ProtectionSetup setup;
    private double deliveredPu;
    private int row;

    /**
     * What has to be known before the first row.
     *
     * @param firstSeconds the time of the first row
     * @param threePhase false: one voltage column
     * @param storage false: a generator, which has no demand but what is available
     */
    record Form(
            Scenario scenario,
            double firstSeconds,
            double stepSeconds,
            boolean threePhase,
            boolean storage) {}

    /**
     * The inputs, found once and not by name in every row.
     *
     * @param voltages three, or one
     * @param angles three, or none where they are balanced
     */
    record Inputs(
            double[] t, double[] hz, double[] demand, double[][] voltages, double[][] angles) {}

    OracleRun(Form form, Fault fault) throws BadFile {
        this.form = form;
        this.fault = fault;
        dt = form.stepSeconds();
        JsonNode json = form.scenario().json();
        JsonNode profile = json.path("profile");
        sixtyHertz = profile.isMissingNode();
        JsonNode all = sixtyHertz ? json.path("settings") : profile;
        if (!(all instanceof ObjectNode node)) {
            throw form.scenario()
                    .badSetting(
                            sixtyHertz ? "settings" : "profile",
                            "is missing or not an object",
                            "give the scenario its settings (60 Hz) or its profile (50 Hz)");
        }
        parameters = node.deepCopy();
        takeEvents(json.path("setting_events"));
        setup = translate();
        applyEvents(form.firstSeconds());
        protection = new GridProtection(fault.settings().apply(setup.settings()));
        converter = new ConverterModel(fault.converter().apply(setup.converter()));
        battery = new BatteryModel(setup.initialSoc());
        va = setup.battery().ratedW() / setup.ratedPu();
        if (setup.inService()) {
            protection.assumeInService();
        }
    }

    private void takeEvents(JsonNode list) throws BadFile {
        for (JsonNode event : list) {
            if (!event.path("t").isNumber() || !event.path("set").isObject()) {
                throw form.scenario()
                        .badSetting(
                                "setting_events[" + events.size() + "]",
                                event + " is no event",
                                "write {\"t\": seconds, \"set\": {name: value}}");
            }
            events.add(event);
        }
        events.sort(Comparator.comparingDouble(e -> e.path("t").asDouble()));
    }

    private ProtectionSetup translate() throws BadFile {
        return sixtyHertz
                ? IeeeSettings.translate(form, parameters)
                : FiftyHertzSettings.translate(form, parameters);
    }

    /** The next rows; the trace counts from their first. */
    void rows(Inputs in, int rows, OracleTrace trace) throws BadFile {
        boolean mean = setup.settings().mean() != null;
        for (int k = 0; k < rows; k++) {
            step(in, k);
            trace.set(k, decision.mode.abbreviation(), operated(), converter.p(), converter.q());
            trace.desiredP[k] = 0 - decision.desiredPowerPu / setup.ratedPu();
            trace.desiredQ[k] = 0 - decision.desiredReactivePowerPu;
            trace.soc[k] = battery.soc();
            trace.mean[k] = mean ? protection.meanVoltagePu() : 0;
            trace.rate[k] = protection.rateOfChangeHzPerS();
            row++;
        }
    }

    private void step(Inputs in, int k) throws BadFile {
        if (!events.isEmpty() && applyEvents(in.t()[k])) {
            try {
                protection.apply(fault.settings().apply(setup.settings()));
            } catch (IllegalArgumentException e) {
                throw form.scenario()
                        .badSetting(
                                "setting_events",
                                String.valueOf(e.getMessage()),
                                "change numbers only");
            }
            converter.apply(fault.converter().apply(setup.converter()));
        }
        fillSample(in, k);
        battery.step(setup.battery(), row == 0 ? 0 : deliveredPu * va, dt);
        fillRequest(in.demand()[k]);
        fault.request().accept(asked);
        if (row == 0 && setup.inService()) {
            deliveredPu = expectedAtStart();
        }
        sample.activePowerPu = -deliveredPu;
        copy(sample, measured);
        fault.sample().accept(measured);
        if (row == 0 && !sixtyHertz) {
            // The 50 Hz model lets the first row stand for a whole step, as if it had run before.
            protection.step(measured, asked, -Math.round(dt * 1e9), decision);
        }
        protection.step(measured, asked, Math.round(row * dt * 1e9), decision);
        fillConverter();
        converter.step(wanted, dt);
        deliveredPu = converter.p();
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

    private void fillSample(Inputs in, int k) {
        double[][] voltages = in.voltages();
        sample.frequencyHz = in.hz()[k];
        sample.voltageL1Pu = voltages[0][k];
        if (voltages.length == 1) {
            return;
        }
        sample.voltageL2Pu = voltages[1][k];
        sample.voltageL3Pu = voltages[2][k];
        double[][] angles = in.angles();
        if (angles.length > 0) {
            sample.angleL1Deg = angles[0][k];
            sample.angleL2Deg = angles[1][k];
            sample.angleL3Deg = angles[2][k];
        }
    }

    private void fillRequest(double demand) {
        asked.permitService = setup.permitService();
        double rated = setup.ratedPu();
        if (setup.storage()) {
            asked.demandPu = -demand * rated;
            asked.importAvailablePu = battery.chargePu() * rated;
            asked.exportAvailablePu = battery.dischargePu() * rated;
        } else {
            double available = demand * rated * setup.efficiency();
            asked.demandPu = -available;
            asked.importAvailablePu = 0;
            asked.exportAvailablePu = available;
        }
    }

    /** A record that begins in service begins with what was asked for, as far as it may flow. */
    private double expectedAtStart() {
        var limit = setup.settings().support().powerLimit();
        double most = limit == null ? setup.ratedPu() : limit.exportPu();
        return Math.min(-asked.demandPu, most);
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

    private void fillConverter() {
        fillSequences();
        // While the engine wants the gates blocked, what flows until they are is what flowed
        // before.
        if (!decision.blockGates) {
            wanted.activePu = 0 - decision.supportedDemandPu;
            wanted.reactiveCurrentPu = 0 - decision.reactiveCurrentPu;
            wanted.negativeSequenceGain = decision.negativeSequenceGain;
            double positivePu =
                    decision.reactiveCurrentPu == 0
                            ? 0
                            : Math.hypot(wanted.positiveRePu, wanted.positiveImPu);
            wanted.reactivePu =
                    0 - (decision.reactivePowerPu - decision.reactiveCurrentPu * positivePu);
        }
        wanted.mode = decision.mode;
    }

    /** Where a voltage was not measured, nobody knows that it changed. */
    private void fillSequences() {
        double sum = sample.voltageL1Pu;
        if (form.threePhase()) {
            sum += sample.voltageL2Pu + sample.voltageL3Pu;
            sum += sample.angleL1Deg + sample.angleL2Deg + sample.angleL3Deg;
        }
        if (!Double.isFinite(sum)) {
            return;
        }
        wanted.positiveRePu = sample.voltageL1Pu;
        wanted.positiveImPu = 0;
        wanted.negativeRePu = 0;
        wanted.negativeImPu = 0;
        if (form.threePhase()) {
            positive.turn(sample, THIRD_TURN);
            negative.turn(sample, -THIRD_TURN);
            wanted.positiveRePu = positive.re(sample);
            wanted.positiveImPu = positive.im(sample);
            wanted.negativeRePu = negative.re(sample);
            wanted.negativeImPu = negative.im(sample);
        }
    }

    /** Three phases turned onto one; angles change seldom and cost twelve functions a row. */
    private static final class Turn {
        private double angleL1Deg = Double.NaN;
        private double angleL2Deg = Double.NaN;
        private double angleL3Deg = Double.NaN;
        private final double[] cosines = new double[3];
        private final double[] sines = new double[3];

        void turn(GridSample s, double third) {
            if (s.angleL1Deg == angleL1Deg
                    && s.angleL2Deg == angleL2Deg
                    && s.angleL3Deg == angleL3Deg) {
                return;
            }
            angleL1Deg = s.angleL1Deg;
            angleL2Deg = s.angleL2Deg;
            angleL3Deg = s.angleL3Deg;
            turn(0, Math.toRadians(angleL1Deg));
            turn(1, Math.toRadians(angleL2Deg) + third);
            turn(2, Math.toRadians(angleL3Deg) - third);
        }

        private void turn(int phase, double angle) {
            cosines[phase] = Math.cos(angle);
            sines[phase] = Math.sin(angle);
        }

        double re(GridSample s) {
            return sum(s, cosines);
        }

        double im(GridSample s) {
            return sum(s, sines);
        }

        private static double sum(GridSample s, double[] parts) {
            return (s.voltageL1Pu * parts[0] + s.voltageL2Pu * parts[1] + s.voltageL3Pu * parts[2])
                    / 3;
        }
    }

    private String operated() {
        if (!protection.anyOperated()) {
            return "-";
        }
        var text = new StringBuilder();
        for (int i = 0; i < setup.letters().size(); i++) {
            if (protection.operated(i)) {
                text.append(text.isEmpty() ? "" : setup.joined()).append(setup.letters().get(i));
            }
        }
        return text.isEmpty() ? "-" : text.toString();
    }
}
