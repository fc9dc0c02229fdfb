package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.Curve;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.PowerLimit;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.SupportSettings.VoltWatt;
import org.tidegate.rig.conformance.Probe.Output;

/**
 * Voltage and power support of IEEE 1547.1-2020 5.14 and 5.16 with their characteristics, plus the
 * curve the profile itself puts into force. Reactive power is plus when absorbed.
 */
final class SupportProcedures {
    private static final String REACTIVE = "Reactive power";
    private static final String ACTIVE = "Active power limits";

    private final ProtectionSettings profile;
    private final GridPoint nominal;

    SupportProcedures(ProtectionSettings profile) {
        this.profile = profile;
        this.nominal = GridPoint.nominal(profile.nominalFrequencyHz());
    }

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        if (profile.support().reactiveMode() instanceof ReactiveMode.VoltVar own) {
            all.add(voltVar("own", own.curve(), own.responseNanos() * 1e-9, -0.66));
        }
        for (double power : new double[] {-0.66, -0.2, 0.5}) {
            all.add(voltVar("1b", CURVE_1B, 5, power));
            all.add(voltVar("1a", CURVE_1A, 10, power));
        }
        all.add(voltVar("2", CURVE_2, 1, -0.66));
        all.add(voltVar("3", CURVE_3, 90, -0.66));
        all.add(autonomous());
        all.add(voltWatt("1", 1.06, 1.10, 0.2, 10));
        all.add(voltWatt("2", 1.05, 1.10, 0.0, 60));
        all.add(voltWatt("3", 1.09, 1.10, 0.2, 0.5));
        all.add(voltWatt("1-storage", 1.06, 1.10, -1.0, 10));
        all.add(wattVar());
        for (double cosPhi : new double[] {0.9, 0.95}) {
            all.add(powerFactor(cosPhi, true));
            all.add(powerFactor(cosPhi, false));
        }
        all.add(constantReactive(0.44));
        all.add(constantReactive(-0.44));
        for (double limit : new double[] {0.66, 0.33, 0}) {
            all.add(powerLimit(limit));
        }
        all.add(priority());
        return all;
    }

    // ---- characteristics of 5.14, reactive power plus when absorbed ----

    private static final Curve CURVE_1B = Curve.of(0.92, -0.44, 0.98, 0, 1.02, 0, 1.08, 0.44);
    private static final Curve CURVE_1A = Curve.of(0.90, -0.25, 1.00, 0, 1.00, 0, 1.10, 0.25);
    private static final Curve CURVE_2 =
            Curve.of(0.88, -0.44, 1.04, -0.22, 1.07, -0.22, 1.10, 0.44);
    private static final Curve CURVE_3 = Curve.of(0.90, -0.44, 0.93, 0.22, 0.96, 0.22, 1.10, 0.44);

    private Procedure voltVar(String id, Curve curve, double responseS, double power) {
        var mode =
                new ReactiveMode.VoltVar(
                        curve, 1, false, AutonomousReference.standard(), nanos(responseS));
        double middle = (curve.x(0) + curve.x(1)) / 2;
        double upper = (curve.x(2) + curve.x(3)) / 2;
        double[] steps = {
            curve.x(2),
            upper,
            curve.x(3),
            curve.x(3) + 0.01,
            upper,
            1,
            curve.x(1),
            middle,
            curve.x(0),
            middle,
            1
        };
        var walk = new Walk(nominal, 1, power);
        for (double v : steps) {
            walk.to(
                    "%.3f pu".formatted(v),
                    nominal.voltage(v),
                    v,
                    Accuracy.VOLTAGE_PU,
                    Output.REACTIVE,
                    curve::at,
                    responseS);
        }
        return walk.procedure(
                "vv-%s-%s".formatted(id, at(power)),
                REACTIVE,
                "volt-var characteristic %s, %s s, at %s pu"
                        .formatted(id, Verdict.number(responseS), Verdict.number(power)),
                "IEEE 1547.1-2020 5.14.4 (A)",
                SupportSettings.none().with(mode));
    }

    /** After a step of voltage the reference follows and reactive power goes back to zero. */
    private Procedure autonomous() {
        double tau = 300;
        var mode =
                new ReactiveMode.VoltVar(
                        CURVE_1B,
                        1,
                        true,
                        new AutonomousReference(nanos(tau), 0.95, 1.05),
                        nanos(5));
        double v = 1.04;
        double q = CURVE_1B.at(v);
        double tolerance = Accuracy.RESULT * Accuracy.POWER_PU;
        return procedure(
                "vv-autonomous",
                REACTIVE,
                "volt-var with a reference that follows in 300 s: step of 4 %",
                "IEEE 1547.1-2020 5.14.5 (A)",
                SupportSettings.none().with(mode),
                null,
                -0.5,
                List.of(
                        Segment.hold("nominal", 10, nominal),
                        Segment.hold("step", 5 * tau, nominal.voltage(v))),
                List.of(
                        new Probe.Reaches(
                                "reactive power of the curve",
                                Output.REACTIVE,
                                10,
                                5.2,
                                20,
                                0.9 * q - tolerance,
                                q + tolerance),
                        new Probe.Stays(
                                "the reference has followed",
                                Output.REACTIVE,
                                10 + 2.3 * tau + 60,
                                10 + 5 * tau,
                                -tolerance,
                                tolerance)));
    }

    private Procedure voltWatt(String id, double v1, double v2, double p2, double responseS) {
        Curve most = Curve.of(v1, 1, v2, p2);
        var walk = new Walk(nominal, 1, -1);
        double[] steps = {v1, (v1 + v2) / 2, v2, v2 + 0.01, (v1 + v2) / 2, v1, 1};
        for (double v : steps) {
            walk.to(
                    "%.3f pu".formatted(v),
                    nominal.voltage(v),
                    v,
                    Accuracy.VOLTAGE_PU,
                    Output.ACTIVE,
                    x -> -most.at(x),
                    responseS);
        }
        SupportSettings none = SupportSettings.none();
        return walk.procedure(
                "vw-" + id,
                ACTIVE,
                "volt-watt from %s to %s pu, P2 %s, %s s"
                        .formatted(
                                Verdict.number(v1),
                                Verdict.number(v2),
                                Verdict.number(p2),
                                Verdict.number(responseS)),
                "IEEE 1547.1-2020 5.14.6 (A)",
                with(none, new VoltWatt(most, null, nanos(responseS)), null));
    }

    private Procedure wattVar() {
        Curve curve = Curve.of(-1, 0.44, -0.5, 0, 0.5, 0, 1, -0.44);
        var mode = new ReactiveMode.WattVar(curve, nanos(10));
        return demands("wv", "watt-var", mode, curve::at, 10);
    }

    private Procedure powerFactor(double cosPhi, boolean injecting) {
        double tan = Math.tan(Math.acos(cosPhi));
        // injecting while exporting; plus is absorbed
        DoubleUnaryOperator q = p -> (injecting ? -1 : 1) * Math.abs(p) * tan;
        return demands(
                "cpf-%d-%s".formatted(Math.round(cosPhi * 100), injecting ? "inject" : "absorb"),
                "constant power factor %s, %s"
                        .formatted(Verdict.number(cosPhi), injecting ? "injecting" : "absorbing"),
                new ReactiveMode.ConstantPowerFactor(cosPhi, injecting, nanos(10)),
                q,
                10);
    }

    private Procedure constantReactive(double q) {
        return demands(
                "crp-" + (q > 0 ? "absorb" : "inject"),
                "constant reactive power of %s pu".formatted(Verdict.number(q)),
                new ReactiveMode.ConstantReactivePower(q, nanos(10)),
                _ -> q,
                10);
    }

    /** Steps of exported power; settled within the response time. */
    private Procedure demands(
            String id, String title, ReactiveMode mode, DoubleUnaryOperator curve, double s) {
        var walk = new Walk(nominal, 1, -0.2);
        for (double power : new double[] {-0.2, -0.4, -0.6, -0.8, -0.5, -0.2}) {
            walk.ask(power, Output.REACTIVE, curve, s);
        }
        return walk.procedure(
                id,
                REACTIVE,
                title + ", steps of active power",
                "IEEE 1547.1-2020 5.14.3, 5.14.7, 5.14.8 (A)",
                SupportSettings.none().with(mode));
    }

    private Procedure powerLimit(double limit) {
        double tolerance = Accuracy.RESULT * Accuracy.POWER_PU;
        var segments = new ArrayList<Segment>();
        var probes = new ArrayList<Probe>();
        segments.add(Segment.hold("limited", 40, nominal));
        double hz = nominal.frequencyHz();
        segments.add(Segment.hold("low frequency", 40, nominal.frequency(hz - 1)));
        segments.add(Segment.hold("high voltage", 40, nominal.voltage(1.08)));
        probes.add(
                new Probe.Stays(
                        "power under the limit", Output.ACTIVE, 31, 120, -limit - tolerance, 0.01));
        return procedure(
                "lap-%d".formatted(Math.round(limit * 100)),
                ACTIVE,
                "active power limited to %s pu, also at low frequency and high voltage"
                        .formatted(Verdict.number(limit)),
                "IEEE 1547.1-2020 5.13, 4.6.2 (A)",
                with(SupportSettings.none(), null, new PowerLimit(limit, nanos(30))),
                null,
                -limit,
                segments,
                probes);
    }

    /** Limit, volt-watt, droop and volt-var at once (table 39 of IEEE 1547.1-2020). */
    private Procedure priority() {
        double hz = nominal.frequencyHz();
        double share = hz / 60;
        var droop =
                new FrequencyResponse.Droop(
                        0.036 * share, 0.036 * share, 0.05, 0.05, nanos(5), -1, 1);
        SupportSettings none = SupportSettings.none();
        var volts =
                new ReactiveMode.VoltVar(
                        CURVE_1B, 1, false, AutonomousReference.standard(), nanos(5));
        SupportSettings support =
                with(
                        none.with(volts),
                        new VoltWatt(Curve.of(1.06, 1, 1.10, 0.2), null, nanos(10)),
                        new PowerLimit(0.5, nanos(30)));
        double over = hz + 0.33 * share;
        double under = hz - 0.64 * share;
        GridPoint high = nominal.voltage(1.09);
        GridPoint[] points = {
            nominal,
            high,
            high.frequency(over),
            high,
            high.frequency(under),
            nominal.frequency(under),
            nominal,
            nominal.frequency(under)
        };
        double[] exports = {0.5, 0.4, 0.3, 0.4, 0.4, 0.6, 0.5, 0.7};
        var segments = new ArrayList<Segment>();
        var probes = new ArrayList<Probe>();
        double tolerance = Accuracy.RESULT * Accuracy.POWER_PU;
        for (int i = 0; i < points.length; i++) {
            segments.add(Segment.hold("step " + (i + 1), 60, points[i]));
            double end = 60.0 * (i + 1);
            probes.add(
                    new Probe.Stays(
                            "step " + (i + 1),
                            Output.ACTIVE,
                            end - 2,
                            end - 0.1,
                            -exports[i] - tolerance,
                            -exports[i] + tolerance));
        }
        return procedure(
                "priority",
                ACTIVE,
                "limit, volt-watt, droop and volt-var at once",
                "IEEE 1547.1-2020 5.16, table 39 (A)",
                support,
                droop,
                -0.5,
                segments,
                probes);
    }

    // ---- a walk through steps ----

    /** Builds segments and probes step by step, remembering where it stands. */
    private final class Walk {
        private final double power;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Probe> probes = new ArrayList<>();
        private double timeS;
        private double before = Double.NaN;

        Walk(GridPoint start, double seconds, double power) {
            this.power = power;
            segments.add(Segment.hold("start", seconds, start));
            timeS = seconds;
        }

        void to(
                String name,
                GridPoint grid,
                double input,
                double accuracy,
                Output output,
                DoubleUnaryOperator curve,
                double responseS) {
            double holdS = hold(responseS);
            segments.add(Segment.hold(name, holdS, grid));
            judge(name, input, accuracy, output, curve, responseS, holdS);
        }

        void ask(double demand, Output output, DoubleUnaryOperator curve, double responseS) {
            double holdS = hold(responseS);
            String name = "%.2f pu".formatted(demand);
            segments.add(Segment.hold(name, holdS, nominal).asking(demand));
            judge(name, demand, Accuracy.POWER_PU, output, curve, responseS, holdS);
        }

        private static double hold(double responseS) {
            return responseS >= 10 ? 2.5 * responseS : Math.max(4 * responseS, 4);
        }

        private void judge(
                String name,
                double input,
                double accuracy,
                Output output,
                DoubleUnaryOperator curve,
                double responseS,
                double holdS) {
            double tolerance = Accuracy.RESULT * Accuracy.POWER_PU;
            double to = curve.applyAsDouble(input);
            double from = before;
            if (Math.abs(to - from) > 2 * tolerance) {
                double mark = from + 0.9 * (to - from);
                probes.add(
                        new Probe.Reaches(
                                "90 %% of the step to %s".formatted(name),
                                output,
                                timeS,
                                responseS + LATENCY_S,
                                timeS + holdS - 0.1,
                                Math.min(mark, to) - tolerance,
                                Math.max(mark, to) + tolerance));
            }
            before = to;
            timeS += holdS;
            probes.add(
                    new Probe.OnCurve(
                            "settled at " + name,
                            output,
                            timeS - 0.1,
                            input,
                            Accuracy.RESULT * accuracy,
                            tolerance,
                            curve));
        }

        Procedure procedure(
                String id, String section, String title, String clause, SupportSettings support) {
            probes.add(new Probe.DoesNotTrip(0, timeS));
            return SupportProcedures.this.procedure(
                    id, section, title, clause, support, null, power, segments, probes);
        }
    }

    /** Poll, cycle, operator's message and slew of the converter on top of the response itself. */
    private static final double LATENCY_S = 0.35;

    private Procedure procedure(
            String id,
            String section,
            String title,
            String clause,
            SupportSettings support,
            @Nullable FrequencyResponse response,
            double power,
            List<Segment> segments,
            List<Probe> probes) {
        var change =
                TestSettings.all(
                        TestSettings.stages(List.of()),
                        TestSettings.quickService(),
                        TestSettings.noFunctions(),
                        TestSettings.withoutRideThrough(),
                        TestSettings.support(support));
        return new Procedure(
                id,
                section,
                title,
                clause,
                response == null
                        ? change
                        : TestSettings.all(change, TestSettings.response(response)),
                "no trips, no ride-through table, only the functions named, enters service after 1 s",
                nominal,
                power,
                true,
                segments,
                probes);
    }

    private static SupportSettings with(
            SupportSettings s, @Nullable VoltWatt voltWatt, @Nullable PowerLimit limit) {
        return new SupportSettings(
                s.controlVoltage(),
                s.voltageFilterNanos(),
                s.reactiveMode(),
                s.handoverNanos(),
                voltWatt,
                limit,
                s.demandRampNanos(),
                s.dynamicVoltage(),
                s.capability(),
                s.reactionNanos());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private static String at(double pu) {
        return (pu < 0 ? "export" : "import") + Math.round(Math.abs(pu) * 100);
    }
}
