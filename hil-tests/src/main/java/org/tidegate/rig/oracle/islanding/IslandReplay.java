package org.tidegate.rig.oracle.islanding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.rig.oracle.BadFile;
import org.tidegate.rig.oracle.CsvTable;
import org.tidegate.rig.oracle.Scenario;
import org.tidegate.rig.plant.GridFollower;
import org.tidegate.rig.plant.RlcNode;

/**
 * The plant of a scenario with the method that its {@code config} names, step by step as the notes
 * describe it: no noise, no harmonics, the reactive power renewed each millisecond and applied at
 * once. It is the reference that our own method is developed against, not our own method.
 */
final class IslandReplay {
    /** The method sleeps until the inverter has settled, and so do the windows. */
    private static final double AWAKE_SECONDS = 0.25;

    private static final double LATEST_START_SECONDS = 60;
    private static final double TS = RlcNode.STEP_SECONDS;
    private static final Pattern STEP = Pattern.compile("Q step ([+-]?[0-9.]+) at ([0-9.]+) s");

    final double[] hz;
    final double[] voltageV;
    final double[] reactivePu;
    final boolean[] running;

    private final Scenario scenario;
    private final JsonNode plant;
    private final JsonNode config;
    private final double[] stimulus;
    private final double nominalHz;
    private final double gain;
    private final double limit;
    private final double washout;
    private final boolean feedback;
    private final boolean flips;
    private double slowHz;
    private int flip;
    private double side;
    private double flipFromHz;
    private double since;
    private double beyondV;
    private double beyondHz;

    IslandReplay(Scenario scenario, CsvTable input) throws BadFile {
        this.scenario = scenario;
        plant = scenario.json().path("plant");
        config = scenario.json().path("config");
        nominalHz = positive("f0");
        gain = config.path("K").asDouble(0.12);
        limit = config.path("qmax").asDouble(0.15);
        washout = config.path("Tw").asDouble(1);
        feedback = config.path("method").asText().equals("qf");
        flips = feedback && config.path("flip").asBoolean();
        slowHz = nominalHz;
        int rows = input.rows();
        hz = new double[rows];
        voltageV = new double[rows];
        reactivePu = new double[rows];
        running = new boolean[rows];
        stimulus = stimulus(input);
    }

    private double positive(String key) throws BadFile {
        double value = scenario.number(plant, "plant", key);
        if (!(value > 0)) {
            throw scenario.badSetting("plant." + key, value + " means nothing", "give it above 0");
        }
        return value;
    }

    /** Open loop: the column of the input, or what the scenario says about a step. */
    private double[] stimulus(CsvTable input) throws BadFile {
        var values = new double[input.rows()];
        if (feedback || !config.path("method").asText().equals("open")) {
            return values;
        }
        if (input.has("q_pu")) {
            return input.numbers("q_pu");
        }
        double size = config.path("q_step").asDouble(Double.NaN);
        double at = config.path("t_step").asDouble(Double.NaN);
        Matcher step = STEP.matcher(scenario.json().path("description").asText());
        if (Double.isNaN(size) && step.find()) {
            size = Double.parseDouble(step.group(1));
            at = Double.parseDouble(step.group(2));
        }
        if (Double.isNaN(size) || Double.isNaN(at)) {
            throw BadFile.of(
                    input.file(),
                    "the scenario is open loop, but nothing says which reactive power",
                    "give the input a column q_pu, or the scenario config.q_step and config.t_step");
        }
        double[] t = input.numbers("t");
        for (int k = 0; k < values.length; k++) {
            values[k] = t[k] >= at ? size : 0;
        }
        return values;
    }

    void run(CsvTable input) throws BadFile {
        double[] t = input.numbers("t");
        double rowSeconds = t.length > 1 ? t[1] - t[0] : 1e-3;
        int stepsEach = (int) Math.round(rowSeconds / TS);
        int before = (int) Math.round(t[0] / TS); // a record may begin later than the plant
        if (stepsEach < 1) {
            throw input.badValue("t", 1, "rows nearer than 50 us", "give a row each millisecond");
        }
        if (before < 0 || before > LATEST_START_SECONDS / TS) {
            throw input.badValue(
                    "t", 0, t[0] + " s is no beginning", "begin between 0 and 60 s");
        }
        double voltage = positive("V");
        var load = new RlcNode.Load(positive("R"), positive("L"), positive("C"));
        var grid = new RlcNode.Impedance(positive("Rg"), positive("Lg"));
        var node = new RlcNode(load, grid, voltage, 0, 0);
        var inverter = new GridFollower(positive("P"), voltage, nominalHz, 0);
        double opens = scenario.number(plant, "plant", "t_open");
        int methodEach = (int) Math.max(1, Math.round(config.path("dt").asDouble(1e-3) / TS));
        double reactive = 0;
        for (int k = 0; k < before + t.length * stepsEach; k++) {
            double seconds = k * TS;
            if (seconds >= opens) {
                node.open();
            }
            node.step(inverter.currentA(), nominalHz);
            inverter.measure(node.voltageV());
            slowHz += TS / washout * (inverter.frequencyHz() - slowHz);
            int row = Math.max(0, k - before) / stepsEach;
            if (feedback) {
                if (k % methodEach == 0 && seconds > AWAKE_SECONDS) {
                    reactive = method(inverter.frequencyHz(), seconds);
                }
            } else {
                reactive = k < before ? 0 : stimulus[row];
            }
            inverter.injectReactive(reactive);
            if (seconds > AWAKE_SECONDS && windows(inverter, voltage)) {
                inverter.block();
            }
            if (k >= before && (k - before) % stepsEach == 0) {
                hz[row] = inverter.frequencyHz();
                voltageV[row] = inverter.rmsV();
                reactivePu[row] = reactive;
                running[row] = inverter.running();
            }
            inverter.act();
        }
    }

    /** Plus injects: the notes' sign. */
    private double method(double now, double seconds) {
        double deviation = now - slowHz;
        double q0 = Math.clamp(-gain * deviation, -limit, limit);
        if (!flips) {
            return q0;
        }
        double flipSeconds = config.path("T_flip").asDouble(0.08);
        if (flip == 0) {
            boolean rest = seconds < since;
            if (rest || !(Math.abs(deviation) > 0.25 && Math.abs(deviation) < 8)) {
                return q0;
            }
            side = Math.signum(deviation);
            flip = 1;
            flipFromHz = now;
            since = seconds;
        } else if (flip > 0 && seconds - since >= flipSeconds) {
            boolean moved = (now - flipFromHz) * side * parity() > 0.25;
            flip = !moved ? 0 : flip == config.path("nflip").asInt(3) ? -1 : flip + 1;
            flipFromHz = now;
            since = moved ? seconds : seconds + 0.3;
        }
        return flip > 0 ? -side * parity() * limit : q0;
    }

    private double parity() {
        return flip % 2 == 1 ? -1 : 1;
    }

    private boolean windows(GridFollower inverter, double nominalV) {
        if (flip < 0) {
            return true;
        }
        JsonNode window = config.path("win");
        if (window.size() != 4) {
            return false;
        }
        double v = inverter.rmsV() / nominalV;
        double f = inverter.frequencyHz() / nominalHz;
        beyondV = v < window.get(0).asDouble() || v > window.get(1).asDouble() ? beyondV + TS : 0;
        beyondHz = f < window.get(2).asDouble() || f > window.get(3).asDouble() ? beyondHz + TS : 0;
        double rounding = TS / 2;
        return beyondV >= config.path("t_v").asDouble(0.1) - rounding
                || beyondHz >= config.path("t_f").asDouble(0.1) - rounding;
    }
}
