package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * Trip tests: magnitude, time, and a pulse that must not trip (IEEE 1547.1-2020 5.4.2, 5.4.3,
 * 5.5.1, 5.5.2; EN 50549-10 interface protection has the same form). Made from the stages in force,
 * so that every code gets its own.
 */
final class TripProcedures {
    private static final String SECTION = "Trips";

    /** Longer stages have their magnitude tested with this delay: time has its own test. */
    private static final double LONGEST_MAGNITUDE_DELAY_S = 2;

    private final ProtectionSettings profile;
    private final GridPoint nominal;
    private final double latencyS;

    /**
     * @param latencyS what was taken off the code's clearing times to get the stages' delays
     */
    TripProcedures(ProtectionSettings profile, double latencyS) {
        this.profile = profile;
        this.nominal = GridPoint.nominal(profile.nominalFrequencyHz());
        this.latencyS = latencyS;
    }

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        for (Stage stage : profile.stages()) {
            switch (stage.quantity()) {
                case ANY_VOLTAGE, PHASE_VOLTAGE -> {
                    all.add(magnitude(stage, Phases.ALL));
                    for (Phases phases : Phases.values()) {
                        all.add(time(stage, phases));
                    }
                    all.add(pulse(stage, Phases.ALL));
                    all.add(pulse(stage, Phases.L2));
                }
                case FREQUENCY -> {
                    all.add(magnitude(stage, Phases.ALL));
                    all.add(time(stage, Phases.ALL));
                    all.add(pulse(stage, Phases.ALL));
                }
                case MEAN_VOLTAGE -> all.add(mean(stage));
                case RATE_OF_CHANGE -> all.addAll(rateOfChange(stage));
            }
        }
        return all;
    }

    /** Which phases leave nominal. */
    enum Phases {
        L1("phase 1"),
        L2("phase 2"),
        L3("phase 3"),
        L1L2("phases 1 and 2"),
        ALL("all phases");

        private final String words;

        Phases(String words) {
            this.words = words;
        }

        private GridPoint at(GridPoint nominal, double pu) {
            return switch (this) {
                case L1 -> nominal.phase(1, pu);
                case L2 -> nominal.phase(2, pu);
                case L3 -> nominal.phase(3, pu);
                case L1L2 -> nominal.phase(1, pu).phase(2, pu);
                case ALL -> nominal.voltage(pu);
            };
        }
    }

    private Procedure magnitude(Stage stage, Phases phases) {
        double accuracy = accuracy(stage);
        double delayS = Math.min(delayS(stage), LONGEST_MAGNITUDE_DELAY_S);
        var tested =
                new Stage(
                        stage.id(),
                        stage.quantity(),
                        stage.over(),
                        stage.threshold(),
                        Math.round(delayS * 1e9));
        double beyond = stage.over() ? 1 : -1;
        var segments = new ArrayList<Segment>();
        double from = stage.threshold() - beyond * 2 * accuracy;
        segments.add(Segment.hold("inside", delayS + 0.5, point(stage, phases, from)));
        for (int i = 1; i <= 8; i++) {
            double value = from + beyond * i * accuracy / 2;
            segments.add(Segment.hold("step " + i, delayS + 0.3, point(stage, phases, value)));
        }
        double whole = segments.stream().mapToDouble(Segment::seconds).sum();
        double tolerance = Accuracy.RESULT * accuracy;
        return procedure(
                stage,
                "magnitude",
                phases,
                "slow steps of half the required accuracy across the setting of %s",
                setup(tested),
                segments,
                List.of(
                        new Probe.TripsAt(
                                stage.id(),
                                delayS,
                                stage.quantity() == Quantity.FREQUENCY
                                        ? Probe.Quantity.FREQUENCY
                                        : Probe.Quantity.VOLTAGE,
                                stage.threshold() - tolerance,
                                stage.threshold() + tolerance,
                                whole)));
    }

    private Procedure time(Stage stage, Phases phases) {
        double accuracy = accuracy(stage);
        double beyond = stage.over() ? 1 : -1;
        double clearingS = delayS(stage) + latencyS;
        double wait = 1.0;
        double after = clearingS + 0.5;
        double tolerance =
                Accuracy.RESULT * Accuracy.timeS(clearingS, profile.nominalFrequencyHz());
        return procedure(
                stage,
                "time",
                phases,
                "step from two accuracies inside to two beyond the setting of %s",
                setup(stage),
                List.of(
                        Segment.hold(
                                "inside",
                                wait,
                                point(stage, phases, stage.threshold() - beyond * 2 * accuracy)),
                        Segment.hold(
                                "beyond",
                                after,
                                point(stage, phases, stage.threshold() + beyond * 3 * accuracy))),
                List.of(
                        new Probe.DoesNotTrip(0, wait),
                        new Probe.Clears(
                                stage.id(),
                                wait,
                                Math.max(0, clearingS - tolerance),
                                clearingS,
                                wait + after)));
    }

    private Procedure pulse(Stage stage, Phases phases) {
        double beyond = stage.over() ? 1 : -1;
        double clearingS = delayS(stage) + latencyS;
        double shorter = 2 * Accuracy.timeS(clearingS, profile.nominalFrequencyHz());
        double pulseS = Math.max(0.01, clearingS - shorter);
        double value = stage.threshold() + beyond * 5 * accuracy(stage);
        return procedure(
                stage,
                "pulse",
                phases,
                "a pulse beyond the setting of %s that ends two time accuracies too early",
                setup(stage),
                List.of(
                        Segment.hold("nominal", 0.5, nominal),
                        Segment.hold("pulse", pulseS, point(stage, phases, value)),
                        Segment.hold("nominal again", clearingS + 1, nominal)),
                List.of(new Probe.DoesNotTrip(0, 1.5 + pulseS + clearingS)));
    }

    /** The mean of squares over a window that held 1 pu before rises linearly: a closed form. */
    private Procedure mean(Stage stage) {
        var window = profile.mean();
        double windowS = window == null ? 600 : window.windowNanos() * 1e-9;
        double refreshS = window == null ? 3 : window.refreshNanos() * 1e-9;
        double appliedPu = stage.threshold() + 0.02;
        double share = (square(stage.threshold()) - 1) / (square(appliedPu) - 1);
        double expectedS = windowS * share + delayS(stage);
        double error =
                windowS
                        * (square(stage.threshold() + Accuracy.VOLTAGE_PU)
                                - square(stage.threshold()))
                        / (square(appliedPu) - 1);
        return procedure(
                stage,
                "time",
                Phases.ALL,
                "step from nominal to 0.02 pu above the setting of %s, with a full window before",
                setup(stage),
                List.of(
                        Segment.hold("nominal", windowS + 1, nominal),
                        Segment.hold("above", windowS + 30, nominal.voltage(appliedPu))),
                List.of(
                        new Probe.DoesNotTrip(0, windowS + 1),
                        new Probe.Clears(
                                stage.id(),
                                windowS + 1,
                                expectedS - error,
                                expectedS + error + refreshS + 1,
                                2 * windowS + 30)));
    }

    /** EREC G99 Annex A: 0.95 of the limit does not trip, 1.05 of it does. */
    private List<Procedure> rateOfChange(Stage stage) {
        double windowS = profile.rateOfChangeWindowNanos() * 1e-9;
        double longS = 1.5 * (windowS + delayS(stage)) + 0.5;
        double hz = nominal.frequencyHz();
        var list = new ArrayList<Procedure>();
        for (double sign : new double[] {-1, 1}) {
            String way = sign < 0 ? "falling" : "rising";
            double slowHz = hz + sign * 0.95 * stage.threshold() * longS;
            double fastHz = hz + sign * 1.05 * stage.threshold() * longS;
            list.add(
                    procedure(
                            stage,
                            "below-" + way,
                            Phases.ALL,
                            way + " at 95 %% of the limit of %s",
                            setup(stage),
                            List.of(
                                    Segment.hold("nominal", 1, nominal),
                                    Segment.ramp("ramp", longS, nominal.frequency(slowHz)),
                                    Segment.hold("there", 1, nominal.frequency(slowHz))),
                            List.of(new Probe.DoesNotTrip(0, longS + 2))));
            list.add(
                    procedure(
                            stage,
                            "above-" + way,
                            Phases.ALL,
                            way + " at 105 %% of the limit of %s",
                            setup(stage),
                            List.of(
                                    Segment.hold("nominal", 1, nominal),
                                    Segment.ramp("ramp", longS, nominal.frequency(fastHz)),
                                    Segment.hold("there", 1, nominal.frequency(fastHz))),
                            List.of(
                                    new Probe.Clears(
                                            stage.id(),
                                            1,
                                            delayS(stage),
                                            windowS + delayS(stage) + 0.2,
                                            longS + 2))));
        }
        return list;
    }

    private Procedure procedure(
            Stage stage,
            String kind,
            Phases phases,
            String title,
            UnaryOperator<ProtectionSettings> setup,
            List<Segment> segments,
            List<Probe> probes) {
        return new Procedure(
                "trip-%s-%s-%s".formatted(plain(stage.id()), kind, phases).toLowerCase(Locale.ROOT),
                SECTION,
                "%s %s, %s: ".formatted(stage.id(), kind, phases.words)
                        + title.formatted(setting(stage)),
                "IEEE 1547.1-2020 5.4.2, 5.4.3, 5.5.1, 5.5.2 (A)",
                setup,
                "only this stage, functions off, enters service after 1 s",
                nominal,
                -1,
                true,
                segments,
                probes);
    }

    private static String setting(Stage stage) {
        String unit =
                switch (stage.quantity()) {
                    case FREQUENCY -> "Hz";
                    case RATE_OF_CHANGE -> "Hz/s";
                    default -> "pu";
                };
        return "%s %s".formatted(Verdict.number(stage.threshold()), unit);
    }

    /** Codes name stages {@code U>>}; files should not. */
    static String plain(String id) {
        return id.replace(">", "h").replace("<", "l").replaceAll("[^A-Za-z0-9.-]", "");
    }

    private static UnaryOperator<ProtectionSettings> setup(Stage stage) {
        return TestSettings.all(
                TestSettings.stages(List.of(stage)),
                TestSettings.quickService(),
                TestSettings.noFunctions());
    }

    private GridPoint point(Stage stage, Phases phases, double value) {
        return stage.quantity() == Quantity.FREQUENCY
                ? nominal.frequency(value)
                : phases.at(nominal, Math.max(0, value));
    }

    private static double accuracy(Stage stage) {
        return stage.quantity() == Quantity.FREQUENCY ? Accuracy.FREQUENCY_HZ : Accuracy.VOLTAGE_PU;
    }

    private static double delayS(Stage stage) {
        return stage.delayNanos() * 1e-9;
    }

    private static double square(double x) {
        return x * x;
    }
}
