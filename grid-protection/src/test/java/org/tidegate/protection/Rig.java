package org.tidegate.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;

/** A protection on a bench: a grid to turn knobs on and a clock to let run. */
final class Rig {
    static final long MS = 1_000_000L;
    static final long S = 1_000_000_000L;

    final GridSample grid = new GridSample();
    final GridDecision decision = new GridDecision();
    final EventRing ring = new EventRing("lane", 1024);
    final GridProtection protection;
    final long stepNanos;
    double demandPu;
    boolean permit = true;
    long nowNanos;

    /** What has been asked for is delivered at once. */
    boolean powerFollows = true;

    Rig(ProtectionSettings settings, long stepNanos) {
        protection = new GridProtection(settings, ring);
        this.stepNanos = stepNanos;
        nominal(settings.nominalFrequencyHz());
    }

    static Rig inService(ProtectionSettings settings) {
        var rig = new Rig(settings, 10 * MS);
        rig.protection.assumeInService();
        rig.step();
        return rig;
    }

    Rig nominal(double frequencyHz) {
        voltage(1);
        grid.frequencyHz = frequencyHz;
        return this;
    }

    Rig voltage(double pu) {
        grid.voltageL1Pu = pu;
        grid.voltageL2Pu = pu;
        grid.voltageL3Pu = pu;
        return this;
    }

    Rig frequency(double hz) {
        grid.frequencyHz = hz;
        return this;
    }

    Rig demand(double pu) {
        demandPu = pu;
        return this;
    }

    GridDecision step() {
        if (powerFollows) {
            grid.activePowerPu = decision.supportedDemandPu;
        }
        protection.step(grid, demandPu, permit, nowNanos, decision);
        nowNanos += stepNanos;
        return decision;
    }

    GridDecision run(long nanos) {
        for (long end = nowNanos + nanos; nowNanos < end; ) {
            step();
        }
        return decision;
    }

    List<Event> events() {
        var events = new ArrayList<Event>();
        ring.drain(nowNanos, 0, events::add);
        return events;
    }

    /** IEEE 1547-2018 Category III, default settings. */
    static ProtectionSettings categoryThree() {
        return settings(
                60,
                List.of(
                        stage("OV2", Quantity.ANY_VOLTAGE, true, 1.2, 160),
                        stage("UV2", Quantity.ANY_VOLTAGE, false, 0.5, 2_000),
                        stage("OF2", Quantity.FREQUENCY, true, 62, 160),
                        stage("UF2", Quantity.FREQUENCY, false, 56.5, 160),
                        stage("OV1", Quantity.ANY_VOLTAGE, true, 1.1, 13_000),
                        stage("UV1", Quantity.ANY_VOLTAGE, false, 0.88, 21_000),
                        stage("OF1", Quantity.FREQUENCY, true, 61.2, 300_000),
                        stage("UF1", Quantity.FREQUENCY, false, 58.5, 300_000)),
                null,
                0,
                new Service(0.917, 1.05, 59.5, 60.1, 300 * S, 300 * S),
                new RideThrough(
                        0.88,
                        1.1,
                        List.of(
                                new Band(1.2, Double.POSITIVE_INFINITY, GridMode.CEASE_TO_ENERGISE),
                                new Band(1.1, 1.2, GridMode.MOMENTARY_CESSATION),
                                new Band(0.5, 0.88, GridMode.MANDATORY_OPERATION),
                                new Band(
                                        Double.NEGATIVE_INFINITY,
                                        0.5,
                                        GridMode.MOMENTARY_CESSATION)),
                        58.8,
                        61.2,
                        List.of(
                                new Band(61.2, 61.8, GridMode.MANDATORY_OPERATION),
                                new Band(57, 58.8, GridMode.MANDATORY_OPERATION))),
                new FrequencyResponse.Droop(0.036, 0.036, 0.05, 0.05, 5 * S, -1, 1));
    }

    /** A 50 Hz code with mean voltage, rate of change and LFSM. */
    static ProtectionSettings fiftyHertz() {
        return settings(
                50,
                List.of(
                        stage("U>>", Quantity.ANY_VOLTAGE, true, 1.25, 100),
                        stage("U<<", Quantity.ANY_VOLTAGE, false, 0.45, 300),
                        stage("U<", Quantity.ANY_VOLTAGE, false, 0.8, 3_000),
                        stage("U>", Quantity.MEAN_VOLTAGE, true, 1.1, 100),
                        stage("f>", Quantity.FREQUENCY, true, 51.5, 100),
                        stage("f<", Quantity.FREQUENCY, false, 47.5, 100),
                        stage("df/dt", Quantity.RATE_OF_CHANGE, true, 2.5, 500)),
                new MeanWindow(600 * S, 3 * S),
                500 * MS,
                new Service(0.85, 1.1, 47.5, 50.1, 60 * S, 600 * S),
                new RideThrough(
                        0.85,
                        1.1,
                        List.of(
                                new Band(
                                        Double.NEGATIVE_INFINITY,
                                        0.8,
                                        GridMode.MOMENTARY_CESSATION),
                                new Band(0.8, 0.85, GridMode.MANDATORY_OPERATION),
                                new Band(1.1, 1.15, GridMode.MANDATORY_OPERATION),
                                new Band(
                                        1.15,
                                        Double.POSITIVE_INFINITY,
                                        GridMode.MOMENTARY_CESSATION)),
                        47.5,
                        51.5,
                        List.of()),
                new FrequencyResponse.Lfsm(
                        new FrequencyResponse.Threshold(50.2, 0.05, false),
                        new FrequencyResponse.Threshold(49.8, 0.05, false),
                        2 * S,
                        new FrequencyResponse.Recovery(0.1, 600 * S),
                        -1,
                        1));
    }

    static Stage stage(
            String id, Quantity quantity, boolean over, double threshold, long delayMillis) {
        return new Stage(id, quantity, over, threshold, delayMillis * MS);
    }

    static ProtectionSettings settings(
            double hz,
            List<Stage> stages,
            @Nullable MeanWindow mean,
            long rateWindowNanos,
            Service service,
            RideThrough table,
            FrequencyResponse response) {
        return new ProtectionSettings(
                "test",
                3,
                hz,
                stages,
                mean,
                rateWindowNanos,
                service,
                table,
                response,
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS);
    }

    /** A measurement going missing, by the name of what is missing. */
    static Map<String, java.util.function.Consumer<GridSample>> losses() {
        return Map.of(
                "L1", s -> s.voltageL1Pu = Double.NaN,
                "L2", s -> s.voltageL2Pu = Double.NaN,
                "L3", s -> s.voltageL3Pu = Double.NaN,
                "an angle", s -> s.angleL2Deg = Double.NaN,
                "frequency", s -> s.frequencyHz = Double.NaN,
                "frequency by infinity", s -> s.frequencyHz = Double.POSITIVE_INFINITY,
                "voltage by infinity", s -> s.voltageL3Pu = Double.POSITIVE_INFINITY,
                "everything by age",
                        s -> s.ageNanos = ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS + 1);
    }
}
