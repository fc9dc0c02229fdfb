package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse.Threshold;
import org.tidegate.rig.conformance.Probe.Output;

/**
 * Frequency-droop of IEEE 1547.1-2020 5.15.2 and 5.15.3 and LFSM of EN 50549-10: staircases out and
 * back, settled values on the characteristic, the open-loop response time of the first step.
 */
final class FrequencyResponseProcedures {
    private static final String SECTION = "Frequency response";

    private final ProtectionSettings profile;
    private final GridPoint nominal;
    private final double hz;

    FrequencyResponseProcedures(ProtectionSettings profile) {
        this.profile = profile;
        this.hz = profile.nominalFrequencyHz();
        this.nominal = GridPoint.nominal(hz);
    }

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        switch (profile.frequencyResponse()) {
            case FrequencyResponse.Droop own -> {
                all.addAll(droops("own", own));
                all.addAll(droops("char1", droop(0.036, 0.05, 5)));
                all.addAll(droops("char2", droop(0.017, 0.02, 0.2)));
            }
            case FrequencyResponse.Lfsm own -> all.addAll(limited(own));
            default -> {}
        }
        return all;
    }

    private static FrequencyResponse.Droop droop(double deadbandHz, double k, double responseS) {
        return new FrequencyResponse.Droop(
                deadbandHz, deadbandHz, k, k, Math.round(responseS * 1e9), -1, 1);
    }

    private List<Procedure> droops(String id, FrequencyResponse.Droop d) {
        double most = hz > 55 ? 1.6 : 1.3;
        var all = new ArrayList<Procedure>();
        for (double power : new double[] {-1, -0.66, -0.2, 0.5}) {
            for (int way : new int[] {1, -1}) {
                double band = way > 0 ? d.overDeadbandHz() : d.underDeadbandHz();
                double k = way > 0 ? d.overDroop() : d.underDroop();
                // plus is into the vehicle: a high frequency moves power up, a low one down
                DoubleUnaryOperator curve =
                        f ->
                                Math.clamp(
                                        power + way * Math.max(0, way * (f - hz) - band) / (hz * k),
                                        -1,
                                        1);
                double[] steps = {
                    way * band * 0.5,
                    way * (band + 0.2),
                    way * 0.5 * most,
                    way * most,
                    way * 0.5 * most,
                    0
                };
                all.add(
                        staircase(
                                "fr-droop-%s-%s-%s"
                                        .formatted(id, way > 0 ? "over" : "under", at(power)),
                                "droop %s, deadband %s Hz, %s s, at %s pu"
                                        .formatted(
                                                Verdict.number(k),
                                                Verdict.number(band),
                                                Verdict.number(d.responseNanos() * 1e-9),
                                                Verdict.number(power)),
                                "IEEE 1547.1-2020 5.15.2, 5.15.3 (A)",
                                d,
                                power,
                                steps,
                                d.responseNanos() * 1e-9,
                                curve));
            }
        }
        return all;
    }

    private List<Procedure> limited(FrequencyResponse.Lfsm l) {
        var all = new ArrayList<Procedure>();
        for (double power : new double[] {-1, -0.5}) {
            if (l.over() != null) {
                all.add(limited(l, l.over(), 1, power));
            }
            if (l.under() != null) {
                all.add(limited(l, l.under(), -1, power));
            }
        }
        if (l.under() != null) {
            all.add(limited(l, l.under(), -1, 0.5));
        }
        return all;
    }

    private Procedure limited(
            FrequencyResponse.Lfsm l, @Nullable Threshold t, int way, double power) {
        double start = t == null ? hz : t.startHz();
        double droop = t == null ? 1 : t.droop();
        double reference = t != null && t.momentary() ? Math.abs(power) : 1;
        DoubleUnaryOperator curve =
                f -> {
                    double change = Math.max(0, way * (f - start)) / (hz * droop) * reference;
                    double moved = power + way * change;
                    return power < 0 && way > 0 ? Math.min(0, moved) : Math.clamp(moved, -1, 1);
                };
        double beyond = way * (start - hz);
        double[] steps = {
            way * beyond * 0.5, way * (beyond + 0.2), way * (beyond + 0.5), way * (beyond + 0.9)
        };
        return staircase(
                "fr-lfsm-%s-%s".formatted(way > 0 ? "o" : "u", at(power)),
                "LFSM-%s from %s Hz, droop %s, at %s pu"
                        .formatted(
                                way > 0 ? "O" : "U",
                                Verdict.number(start),
                                Verdict.number(droop),
                                Verdict.number(power)),
                "EN 50549-10 (C); EN 50549-1 4.6.1, 4.6.2",
                l,
                power,
                steps,
                Math.max(2, l.responseNanos() * 1e-9),
                curve);
    }

    private Procedure staircase(
            String id,
            String title,
            String clause,
            FrequencyResponse response,
            double power,
            double[] steps,
            double responseS,
            DoubleUnaryOperator curve) {
        double holdS = Math.max(4 * responseS, 2);
        var segments = new ArrayList<Segment>();
        var probes = new ArrayList<Probe>();
        segments.add(Segment.hold("nominal", 2, nominal));
        double at = 2;
        double before = hz;
        double tolerance = Accuracy.RESULT * Accuracy.POWER_PU;
        for (double step : steps) {
            double f = hz + step;
            segments.add(Segment.hold("%+.3f Hz".formatted(step), holdS, nominal.frequency(f)));
            probes.add(
                    new Probe.OnCurve(
                            "settled at %.3f Hz".formatted(f),
                            Output.ACTIVE,
                            at + holdS - 0.1,
                            f,
                            Accuracy.RESULT * Accuracy.FREQUENCY_HZ,
                            tolerance,
                            curve));
            double from = curve.applyAsDouble(before);
            double to = curve.applyAsDouble(f);
            if (Math.abs(to - from) > 2 * tolerance) {
                double mark = from + 0.9 * (to - from);
                double slack = tolerance + 0.02;
                probes.add(
                        new Probe.Reaches(
                                "90 %% of the step to %.3f Hz".formatted(f),
                                Output.ACTIVE,
                                at,
                                responseS + REGISTER_LATENCY_S,
                                at + holdS - 0.1,
                                Math.min(mark, to) - slack,
                                Math.max(mark, to) + slack));
            }
            before = f;
            at += holdS;
        }
        probes.add(new Probe.DoesNotTrip(0, at));
        return new Procedure(
                id,
                SECTION,
                title,
                clause,
                TestSettings.all(
                        TestSettings.stages(List.of()),
                        TestSettings.quickService(),
                        TestSettings.noFunctions(),
                        TestSettings.response(response)),
                "no trips, other functions off, enters service after 1 s",
                nominal,
                power,
                true,
                segments,
                probes);
    }

    /** Poll, cycle and slew of the converter on top of the function's own response. */
    private static final double REGISTER_LATENCY_S = 0.1;

    private static String at(double pu) {
        return (pu < 0 ? "export" : "import") + Math.round(Math.abs(pu) * 100);
    }
}
