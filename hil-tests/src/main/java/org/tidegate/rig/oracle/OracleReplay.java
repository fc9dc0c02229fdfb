package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;

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
    private final Turn positive = new Turn();
    private final Turn negative = new Turn();
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
        return new Run().rows(vector);
    }

    /** Begins a run whose rows come one block after the other. */
    Run begin() throws BadFile {
        return new Run();
    }

    /** Protection, converter and battery on their way through the rows. */
    final class Run {
        private final double dt = vector.stepSeconds();
        private final GridProtection protection;
        private final ConverterModel converter;
        private final BatteryModel battery;
        private final GridSample sample = new GridSample();
        private final GridSample measured = new GridSample();
        private final GridRequest asked = new GridRequest();
        private final GridDecision decision = new GridDecision();
        private final ConverterModel.Input wanted = new ConverterModel.Input();
        private final double va;
        private double deliveredPu;
        private int row;

        private Run() throws BadFile {
            applyEvents(0);
            protection = new GridProtection(fault.settings().apply(setup.settings()));
            converter = new ConverterModel(fault.converter().apply(setup.converter()));
            battery = new BatteryModel(setup.initialSoc());
            va = setup.battery().ratedW() / setup.ratedPu();
            if (setup.inService()) {
                protection.assumeInService();
            }
        }

        /** The next rows; the result counts from their first. */
        OracleTrace rows(OracleVector block) throws BadFile {
            Columns columns = Columns.of(block, setup.storage());
            var trace = new OracleTrace(block.rows(), dt);
            for (int k = 0; k < block.rows(); k++) {
                step(columns, k);
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
                row++;
            }
            return trace;
        }

        private void step(Columns columns, int k) throws BadFile {
            if (!events.isEmpty() && applyEvents(row * dt) && row > 0) {
                protection.apply(fault.settings().apply(setup.settings()));
                converter.apply(fault.converter().apply(setup.converter()));
            }
            columns.fill(sample, k);
            battery.step(setup.battery(), row == 0 ? 0 : deliveredPu * va, dt);
            fillRequest(asked, battery, columns.demand[k]);
            fault.request().accept(asked);
            if (row == 0 && setup.inService()) {
                deliveredPu = expectedAtStart(asked);
            }
            sample.activePowerPu = -deliveredPu;
            copy(sample, measured);
            fault.sample().accept(measured);
            if (row == 0 && !sixtyHertz) {
                // The 50 Hz model lets the first row stand for a whole step, as if it had run
                // before.
                protection.step(measured, asked, -Math.round(dt * 1e9), decision);
            }
            protection.step(measured, asked, Math.round(row * dt * 1e9), decision);
            fillConverter(wanted, sample, decision);
            converter.step(wanted, dt);
            deliveredPu = converter.p();
        }
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

    private void fillRequest(GridRequest asked, BatteryModel battery, double demand) {
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
    private double expectedAtStart(GridRequest asked) {
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
            positive.turn(a, b + THIRD_TURN, c - THIRD_TURN);
            negative.turn(a, b - THIRD_TURN, c + THIRD_TURN);
            wanted.positiveRePu = positive.re(s);
            wanted.positiveImPu = positive.im(s);
            wanted.negativeRePu = negative.re(s);
            wanted.negativeImPu = negative.im(s);
        }
        return Math.hypot(wanted.positiveRePu, wanted.positiveImPu);
    }

    /** Three phases turned onto one; angles change seldom and cost twelve functions a row. */
    private static final class Turn {
        private final double[] angles = {Double.NaN, Double.NaN, Double.NaN};
        private final double[] cosines = new double[3];
        private final double[] sines = new double[3];

        void turn(double a, double b, double c) {
            turn(0, a);
            turn(1, b);
            turn(2, c);
        }

        private void turn(int phase, double angle) {
            if (angle != angles[phase]) {
                angles[phase] = angle;
                cosines[phase] = Math.cos(angle);
                sines[phase] = Math.sin(angle);
            }
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

    /** The inputs, found once and not by name in every row. */
    private static final class Columns {
        private final double[] hz;
        private final double[] demand;
        private final double[][] voltages;
        private final double[][] angles;

        private Columns(double[] hz, double[] demand, double[][] voltages, double[][] angles) {
            this.hz = hz;
            this.demand = demand;
            this.voltages = voltages;
            this.angles = angles;
        }

        static Columns of(OracleVector v, boolean storage) {
            double[][] voltages =
                    v.threePhase()
                            ? new double[][] {v.column("va"), v.column("vb"), v.column("vc")}
                            : new double[][] {v.column("v")};
            double[][] angles =
                    v.threePhase() && v.has("tha")
                            ? new double[][] {v.column("tha"), v.column("thb"), v.column("thc")}
                            : new double[0][];
            return new Columns(
                    v.column("f"), v.column(storage ? "pdem" : "pavail"), voltages, angles);
        }

        void fill(GridSample sample, int row) {
            sample.frequencyHz = hz[row];
            sample.voltageL1Pu = voltages[0][row];
            if (voltages.length == 1) {
                return;
            }
            sample.voltageL2Pu = voltages[1][row];
            sample.voltageL3Pu = voltages[2][row];
            if (angles.length > 0) {
                sample.angleL1Deg = angles[0][row];
                sample.angleL2Deg = angles[1][row];
                sample.angleL3Deg = angles[2][row];
            }
        }
    }

    private String operated(GridProtection protection) {
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
