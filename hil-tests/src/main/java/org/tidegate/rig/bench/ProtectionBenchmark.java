package org.tidegate.rig.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tidegate.protection.Curve;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.Consecutive;
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
import org.tidegate.protection.SupportSettings.DynamicVoltage;
import org.tidegate.protection.SupportSettings.PowerLimit;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.SupportSettings.VoltWatt;

/**
 * One step of grid protection with every function on, beside the plainest scalar code that does the
 * same sums for one fixed code. The ratio is what generality costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProtectionBenchmark {
    private static final long MS = 1_000_000L;
    private static final long S = 1_000_000_000L;
    private static final int ROWS = 4_096;

    private final double[] voltages = new double[ROWS];
    private final double[] frequencies = new double[ROWS];
    private final GridSample sample = new GridSample();
    private final GridRequest asked = new GridRequest();
    private final GridDecision decision = new GridDecision();
    private final ScalarReference reference = new ScalarReference();
    private GridProtection protection = new GridProtection(everything());
    private long nowNanos;
    private int row;

    /** Every function at once; no real code has all of them. */
    public static ProtectionSettings everything() {
        double open = Double.POSITIVE_INFINITY;
        return new ProtectionSettings(
                "everything",
                3,
                50,
                List.of(
                        new Stage("U>>", Quantity.ANY_VOLTAGE, true, 1.25, 100 * MS),
                        new Stage("U<<", Quantity.ANY_VOLTAGE, false, 0.45, 300 * MS),
                        new Stage("U<", Quantity.ANY_VOLTAGE, false, 0.8, 3 * S),
                        new Stage("UL>", Quantity.PHASE_VOLTAGE, true, 1.2, 3 * S),
                        new Stage("U10>", Quantity.MEAN_VOLTAGE, true, 1.2, 100 * MS),
                        new Stage("f>", Quantity.FREQUENCY, true, 52, 100 * MS),
                        new Stage("f<", Quantity.FREQUENCY, false, 47, 100 * MS),
                        new Stage("df/dt", Quantity.RATE_OF_CHANGE, true, 9, 500 * MS)),
                new MeanWindow(600 * S, 3 * S),
                500 * MS,
                new Service(0.85, 1.1, 47.5, 50.1, 60 * S, 600 * S),
                new RideThrough(
                        0.88,
                        1.1,
                        List.of(
                                new Band(1.15, open, GridMode.MOMENTARY_CESSATION),
                                new Band(1.1, 1.15, GridMode.MANDATORY_OPERATION),
                                new Band(0.5, 0.88, GridMode.MANDATORY_OPERATION),
                                new Band(-open, 0.5, GridMode.MOMENTARY_CESSATION)),
                        47.5,
                        51.5,
                        List.of(new Band(51.5, 52, GridMode.MANDATORY_OPERATION))),
                new FrequencyResponse.Droop(0.1, 0.1, 0.05, 0.05, 2 * S, -1, 1),
                new SupportSettings(
                        ControlVoltage.POSITIVE_SEQUENCE,
                        20 * MS,
                        new ReactiveMode.VoltVar(
                                Curve.of(0.92, -0.44, 0.98, 0, 1.02, 0, 1.08, 0.44),
                                1,
                                true,
                                AutonomousReference.standard(),
                                5 * S),
                        15 * S,
                        new VoltWatt(
                                Curve.of(1.06, 1, 1.1, 0), Curve.of(0.9, 0.2, 0.94, 1), 10 * S),
                        new PowerLimit(0.9, 10 * S),
                        10 * S,
                        new DynamicVoltage(2, 0.05),
                        Capability.full(),
                        0),
                new Consecutive(3, 5 * S, 1_200 * S, false),
                new Blanking(8, 100 * MS),
                500 * MS,
                100 * MS);
    }

    @Setup
    public void fill() {
        for (int k = 0; k < ROWS; k++) {
            voltages[k] = 1 + 0.08 * Math.sin(2 * Math.PI * k / ROWS);
            frequencies[k] = 50 + 0.3 * Math.sin(6 * Math.PI * k / ROWS);
        }
        protection = new GridProtection(everything());
        protection.assumeInService();
        asked.permitService = true;
    }

    private void next() {
        row = (row + 1) & (ROWS - 1);
        nowNanos += 10 * MS;
        sample.voltageL1Pu = voltages[row];
        sample.voltageL2Pu = voltages[(row + 7) & (ROWS - 1)];
        sample.voltageL3Pu = voltages[(row + 13) & (ROWS - 1)];
        sample.frequencyHz = frequencies[row];
        sample.activePowerPu = decision.supportedDemandPu;
        sample.phaseJumpDeg = 0;
        asked.demandPu = -0.8;
    }

    /** Angles as they are where nobody measures them. */
    @Benchmark
    public double engine() {
        next();
        protection.step(sample, asked, nowNanos, decision);
        return decision.supportedDemandPu + decision.reactivePowerPu;
    }

    /** Measured angles cost three cosines more. */
    @Benchmark
    public double engineWithMeasuredAngles() {
        next();
        sample.angleL2Deg = -120.3;
        sample.angleL3Deg = 119.8;
        protection.step(sample, asked, nowNanos, decision);
        return decision.supportedDemandPu + decision.reactivePowerPu;
    }

    @Benchmark
    public double scalarReference() {
        next();
        return reference.step(sample, -0.8, 0.01);
    }

    /**
     * The same sums by hand: eight stages, rate, mean, droop, volt-var, volt-watt, limit, circle;
     * no settings, no evidence, no events, no modes.
     */
    static final class ScalarReference {
        private static final double DT = 0.01;
        private final double[] timers = new double[8];
        private final double[] past = new double[50];
        private final double[] squares = new double[200];
        private int next;
        private int stretch;
        private double sum;
        private double mean = 1;
        private double droopIn;
        private double droopOut;
        private double varIn;
        private double varOut;
        private double wattIn = 1;
        private double wattOut = 1;
        private double reference = 1;
        private double ramp;

        ScalarReference() {
            java.util.Arrays.fill(squares, 1);
            java.util.Arrays.fill(past, 50);
        }

        @SuppressWarnings("ShortCircuitBoolean") // every timer has to run in every step
        double step(GridSample s, double demand, double dt) {
            double a = s.voltageL1Pu;
            double b = s.voltageL2Pu;
            double c = s.voltageL3Pu;
            double ab = Math.sqrt((a * a + b * b + a * b) / 3);
            double bc = Math.sqrt((b * b + c * c + b * c) / 3);
            double ca = Math.sqrt((c * c + a * a + c * a) / 3);
            double low = Math.min(Math.min(Math.min(a, b), Math.min(c, ab)), Math.min(bc, ca));
            double high = Math.max(Math.max(Math.max(a, b), Math.max(c, ab)), Math.max(bc, ca));
            double f = s.frequencyHz;
            sum += high * high;
            if (++stretch == 300) {
                squares[next % 200] = sum / 300;
                double all = 0;
                for (double q : squares) {
                    all += q;
                }
                mean = Math.sqrt(all / 200);
                sum = 0;
                stretch = 0;
            }
            double rate = (f - past[next % 50]) / (50 * DT);
            past[next % 50] = f;
            next++;
            boolean trip =
                    timer(0, high > 1.25, 0.1, dt)
                            | timer(1, low < 0.45, 0.3, dt)
                            | timer(2, low < 0.8, 3, dt)
                            | timer(3, Math.max(a, Math.max(b, c)) > 1.2, 3, dt)
                            | timer(4, mean > 1.2, 0.1, dt)
                            | timer(5, f > 52, 0.1, dt)
                            | timer(6, f < 47, 0.1, dt)
                            | timer(7, Math.abs(rate) > 9, 0.5, dt);
            if (trip) {
                return 0;
            }
            double v = (a + b + c) / 3;
            double wattTarget = v <= 1.06 ? 1 : v >= 1.1 ? 0 : (1.1 - v) / 0.04;
            wattOut = lag(wattTarget, wattIn, wattOut, 10 / 1.15, dt);
            wattIn = wattTarget;
            ramp += Math.clamp(demand - ramp, -dt / 10, dt / 10);
            double p = Math.max(ramp, Math.max(-0.9, -wattOut));
            double droopTarget =
                    f > 50.1 ? p + (f - 50.1) / 2.5 : f < 49.9 ? p - (49.9 - f) / 2.5 : p;
            droopOut = lag(droopTarget, droopIn, droopOut, 2 / 1.15, dt);
            droopIn = droopTarget;
            p = Math.max(droopOut, -wattOut);
            reference += dt / 300 * (v - reference);
            double x = v - Math.clamp(reference, 0.95, 1.05) + 1;
            double varTarget =
                    x < 0.98
                            ? Math.max(-0.44, (x - 0.98) / 0.06 * 0.44)
                            : x > 1.02 ? Math.min(0.44, (x - 1.02) / 0.06 * 0.44) : 0;
            varOut = lag(varTarget, varIn, varOut, 5 / 1.15, dt);
            varIn = varTarget;
            double room = Math.sqrt(1 - varOut * varOut);
            return Math.clamp(p, -room, room) + varOut;
        }

        private boolean timer(int stage, boolean beyond, double seconds, double dt) {
            timers[stage] = beyond ? timers[stage] + dt : 0;
            return beyond && timers[stage] >= seconds;
        }

        private static double lag(double in, double was, double out, double doubleTau, double dt) {
            return (dt * (in + was) + (doubleTau - dt) * out) / (dt + doubleTau);
        }
    }
}
