package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.rig.conformance.Probe.Output;

/**
 * Voltage and frequency ride-through: one test per band of the table in force, and the sequences of
 * IEEE 1547.1-2020 5.4.4, 5.4.7 and 5.5.3 to 5.5.5 for the categories they are written for.
 */
final class RideThroughProcedures {
    private static final String VOLTAGE = "Voltage ride-through";
    private static final String FREQUENCY = "Frequency ride-through";

    /** Momentary cessation: 5 cycles of 60 Hz. */
    private static final double PAUSE_WITHIN_S = 0.083;

    private static final double CEASE_WITHIN_S = 0.16;

    /** 80 % of the current before, within this (IEEE 1547-2018 6.4.2.7). */
    private static final double RESTORE_WITHIN_S = 0.4;

    private static final double RESTORED = 0.8;

    private final ProtectionSettings profile;
    private final GridPoint nominal;

    RideThroughProcedures(ProtectionSettings profile) {
        this.profile = profile;
        this.nominal = GridPoint.nominal(profile.nominalFrequencyHz());
    }

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        int number = 0;
        for (Band band : profile.rideThrough().voltageBands()) {
            number++;
            for (double power : new double[] {-1, -0.35, 0.5}) {
                all.add(voltageBand(number, band, power));
            }
        }
        if (profile.profile().startsWith("ieee1547-2018-cat2")) {
            all.addAll(categoryTwo());
        } else if (profile.profile().startsWith("ieee1547-2018-cat3")) {
            all.addAll(categoryThree());
        }
        all.addAll(frequencies());
        all.addAll(rates());
        all.addAll(jumps());
        return all;
    }

    // ---- voltage, from the table ----

    private Procedure voltageBand(int number, Band band, double powerPu) {
        double pu = awayFromTrips(inside(band));
        // what is read over a bus seems to last up to a poll and a cycle longer than it did
        double lasting = Math.clamp(0.8 * quickestTripS(pu) - 0.03, 0.015, 1.0);
        var probes = new ArrayList<Probe>();
        double event = 1;
        double end = event + lasting;
        probes.add(new Probe.DoesNotTrip(0, end + 2));
        probes.addAll(during(band.mode(), event, end, powerPu));
        probes.add(restored(end, powerPu));
        return new Procedure(
                "rt-voltage-%d-%s".formatted(number, power(powerPu)),
                VOLTAGE,
                "%s pu for %s s: %s, at %s pu of power"
                        .formatted(
                                Verdict.number(pu),
                                Verdict.number(lasting),
                                words(band.mode()),
                                Verdict.number(powerPu)),
                "ride-through table of the profile; IEEE 1547-2018 6.4.2",
                setup(),
                "trips as in the profile, functions off, enters service after 1 s",
                nominal,
                powerPu,
                true,
                List.of(
                        Segment.hold("nominal", event, nominal),
                        Segment.hold("disturbance", lasting, nominal.voltage(pu)),
                        Segment.hold("recovery", 3, nominal)),
                probes);
    }

    private static double inside(Band band) {
        if (band.low() <= 0.01 || Double.isInfinite(band.low())) {
            return Math.max(0.05, band.high() / 2);
        }
        return Double.isInfinite(band.high()) ? band.low() + 0.02 : (band.low() + band.high()) / 2;
    }

    /** On the edge of a stage nobody can say what has to happen. */
    private double awayFromTrips(double pu) {
        boolean onEdge =
                profile.stages().stream()
                        .anyMatch(s ->
                                s.quantity() != ProtectionSettings.Quantity.FREQUENCY
                                        && Math.abs(s.threshold() - pu) < 0.01);
        return onEdge ? pu + Math.signum(1 - pu) * 0.02 : pu;
    }

    /** The shortest time in which some stage operates at this voltage; 100 s if none does. */
    private double quickestTripS(double pu) {
        return profile.stages().stream()
                .filter(s ->
                        s.quantity() == ProtectionSettings.Quantity.ANY_VOLTAGE
                                || s.quantity() == ProtectionSettings.Quantity.PHASE_VOLTAGE)
                .filter(s -> s.over() ? pu > s.threshold() : pu < s.threshold())
                .mapToDouble(s -> s.delayNanos() * 1e-9)
                .min()
                .orElse(100);
    }

    private static List<Probe> during(GridMode mode, double event, double end, double powerPu) {
        double most = Math.abs(powerPu);
        return switch (mode) {
            case MANDATORY_OPERATION ->
                    List.of(
                            new Probe.Stays(
                                    "current kept (share of rated)",
                                    Output.APPARENT_CURRENT,
                                    event + 0.1,
                                    end,
                                    RESTORED * Math.min(most, 1) - 0.02,
                                    1.2));
            case MOMENTARY_CESSATION ->
                    end - event > PAUSE_WITHIN_S
                            ? List.of(ceased(event, PAUSE_WITHIN_S, end))
                            : List.of();
            case CEASE_TO_ENERGISE ->
                    end - event > CEASE_WITHIN_S
                            ? List.of(ceased(event, CEASE_WITHIN_S, end))
                            : List.of();
            default -> List.of();
        };
    }

    private static Probe ceased(double event, double withinS, double end) {
        return new Probe.Reaches("power gone", Output.ACTIVE, event, withinS, end, -0.02, 0.02);
    }

    private static Probe restored(double end, double powerPu) {
        double low = Math.min(powerPu * RESTORED, powerPu * 1.1);
        double high = Math.max(powerPu * RESTORED, powerPu * 1.1);
        return new Probe.Reaches(
                "80 % of the power before",
                Output.ACTIVE, end, RESTORE_WITHIN_S, end + 1.5, low, high);
    }

    // ---- voltage, the sequences of IEEE 1547.1 ----

    private List<Procedure> categoryTwo() {
        Segment a = Segment.hold("A", 10, nominal.voltage(0.94));
        Segment b = Segment.hold("B", 0.16, nominal.voltage(0.28));
        Segment c = Segment.hold("C", 0.16, nominal.voltage(0.43));
        Segment d = Segment.hold("D", 2.68, nominal.voltage(0.65));
        Segment d2 = Segment.hold("D'", 7.68, nominal.voltage(0.69));
        Segment e = Segment.hold("E", 2, nominal.voltage(0.88));
        Segment f = Segment.hold("F", 120, nominal.voltage(0.94));
        Segment high = Segment.hold("B", 0.2, nominal.voltage(1.18));
        Segment high2 = Segment.hold("C", 0.3, nominal.voltage(1.175));
        Segment high3 = Segment.hold("D", 0.5, nominal.voltage(1.15));
        Segment rest = Segment.hold("E", 120, nominal);
        var list = new ArrayList<Procedure>();
        for (double power : new double[] {-0.95, -0.35}) {
            list.add(sequence("lv-2-abcde", power, a, b, c, d, e));
            list.add(sequence("lv-2-abcdef", power, a, b, c, d, e, f));
            list.add(sequence("lv-2-abcd2f", power, a, b, c, d2, f));
            list.add(sequence("hv-2-abcde", power, a, high, high2, high3, rest));
        }
        return list;
    }

    private List<Procedure> categoryThree() {
        Segment a = Segment.hold("A", 5, nominal.voltage(0.94));
        Segment b = Segment.hold("B", 1, nominal.voltage(0.03));
        Segment c = Segment.hold("C", 9, nominal.voltage(0.48));
        Segment c2 = Segment.hold("C'", 9, nominal.voltage(0.54));
        Segment d = Segment.hold("D", 10, nominal.voltage(0.70));
        Segment e = Segment.hold("E", 120, nominal.voltage(0.94));
        Segment up = Segment.hold("A", 5, nominal.voltage(1.05));
        Segment high = Segment.hold("B", 12, nominal.voltage(1.18));
        Segment high2 = Segment.hold("B'", 12, nominal.voltage(1.12));
        Segment rest = Segment.hold("C", 120, nominal);
        var list = new ArrayList<Procedure>();
        for (double power : new double[] {-0.95, -0.35}) {
            list.add(sequence("lv-3-abcd", power, a, b, c, d, a, b, c, d));
            list.add(sequence("lv-3-abcde", power, a, b, c, d, e));
            list.add(sequence("lv-3-abc2de", power, a, b, c2, d, e));
            list.add(sequence("hv-3-abab", power, up, high, up, high, rest));
            list.add(sequence("hv-3-ab2c", power, up, high2, rest));
        }
        return list;
    }

    private Procedure sequence(String id, double powerPu, Segment... segments) {
        var probes = new ArrayList<Probe>();
        double at = 0;
        boolean gone = false;
        for (Segment segment : segments) {
            double end = at + segment.seconds();
            GridMode mode = modeAt(segment.to().l1Pu());
            boolean goes =
                    mode == GridMode.MOMENTARY_CESSATION || mode == GridMode.CEASE_TO_ENERGISE;
            if (goes || !gone) {
                probes.addAll(during(mode, at, end, powerPu));
            } else if (end - at > RESTORE_WITHIN_S) {
                // what ceased before may take its time to come back
                probes.addAll(during(mode, at + RESTORE_WITHIN_S, end, powerPu));
            }
            gone = goes || (gone && end - at <= RESTORE_WITHIN_S);
            at = end;
        }
        Segment back = Segment.hold("nominal", 3, nominal);
        var whole = new ArrayList<>(List.of(segments));
        whole.add(back);
        probes.add(new Probe.DoesNotTrip(0, at + 3));
        probes.add(restored(at, powerPu));
        return new Procedure(
                "rt-%s-%s".formatted(id, power(powerPu)),
                VOLTAGE,
                "sequence %s at %s pu of power".formatted(names(whole), Verdict.number(powerPu)),
                "IEEE 1547.1-2020 5.4.4, 5.4.7 (A)",
                TestSettings.all(setup(), withoutVoltageTrips()),
                "voltage trips widened, functions off, enters service after 1 s",
                nominal,
                powerPu,
                true,
                whole,
                probes);
    }

    private GridMode modeAt(double pu) {
        var table = profile.rideThrough();
        if (pu >= table.continuousLowPu() && pu <= table.continuousHighPu()) {
            return GridMode.CONTINUOUS_OPERATION;
        }
        return table.voltageBands().stream()
                .filter(b -> pu > b.low() - 1e-9 && pu < b.high())
                .map(Band::mode)
                .findFirst()
                .orElse(GridMode.NOT_DEFINED);
    }

    private static String names(List<Segment> segments) {
        return String.join(" ", segments.stream().map(Segment::name).toList());
    }

    // ---- frequency ----

    private List<Procedure> frequencies() {
        double hz = profile.nominalFrequencyHz();
        boolean sixty = hz > 55;
        var list = new ArrayList<Procedure>();
        list.add(frequency("high", sixty ? 61.8 : 51.4, sixty ? 299 : 120));
        list.add(frequency("low", sixty ? 57.0 : 47.6, sixty ? 299 : 120));
        return list;
    }

    private Procedure frequency(String id, double hz, double seconds) {
        var segments = new ArrayList<Segment>();
        segments.add(Segment.hold("nominal", 2, nominal));
        double rampS = Math.max(1, Math.abs(hz - nominal.frequencyHz()) / limitedRate(3));
        double at = 2;
        for (int i = 1; i <= 3; i++) {
            GridPoint there = nominal.frequency(hz);
            segments.add(new Segment("excursion " + i, seconds, rampS, there, NAN));
            segments.add(new Segment("nominal", rampS + 5, rampS, nominal, NAN));
            at += rampS + seconds + 5;
        }
        return new Procedure(
                "rt-frequency-" + id,
                FREQUENCY,
                "%s Hz for %s s, three times"
                        .formatted(Verdict.number(hz), Verdict.number(seconds)),
                "IEEE 1547.1-2020 5.5.3, 5.5.4 (A); EN 50549-10 (C)",
                setup(),
                "trips as in the profile, functions off, enters service after 1 s",
                nominal,
                -0.95,
                true,
                segments,
                List.of(
                        new Probe.DoesNotTrip(0, at),
                        new Probe.Stays("power kept", Output.ACTIVE, 0, at, -1.0, -0.88)));
    }

    /** The rates are those of the categories; 50 Hz codes ask 2 Hz/s for 0.5 s. */
    private List<Procedure> rates() {
        double rate =
                switch (profile.profile()) {
                    case String s when s.contains("cat1") -> 0.5;
                    case String s when s.contains("cat2") -> 2;
                    case String s when s.contains("cat3") -> 3;
                    default -> limitedRate(2);
                };
        double hz = profile.nominalFrequencyHz();
        double span = hz > 55 ? 1.8 : 1.0;
        double ramp = span / rate;
        Segment up = new Segment("up", ramp + 0.5, ramp, nominal.frequency(hz + span), NAN);
        Segment back = new Segment("back", ramp + 0.5, ramp, nominal, NAN);
        Segment down = new Segment("down", ramp + 0.5, ramp, nominal.frequency(hz - span), NAN);
        double whole = 1 + 4 * (ramp + 0.5) + 2;
        return List.of(
                new Procedure(
                        "rt-rate-of-change",
                        FREQUENCY,
                        "%s Hz/s up, back, down, back".formatted(Verdict.number(rate)),
                        "IEEE 1547.1-2020 5.5.5 (A); EN 50549-1 4.5.2 (C)",
                        setup(),
                        "trips as in the profile, functions off",
                        nominal,
                        -0.95,
                        true,
                        List.of(
                                Segment.hold("nominal", 1, nominal),
                                up,
                                back,
                                down,
                                back,
                                Segment.hold("nominal", 2, nominal)),
                        List.of(
                                new Probe.DoesNotTrip(0, whole),
                                new Probe.Stays(
                                        "power kept", Output.ACTIVE, 0, whole, -1.0, -0.88))));
    }

    /** A code that trips on the rate itself cannot be asked to ride through more. */
    private double limitedRate(double rate) {
        return profile.stages().stream()
                .filter(s -> s.quantity() == ProtectionSettings.Quantity.RATE_OF_CHANGE)
                .mapToDouble(s -> 0.9 * s.threshold())
                .min()
                .orElse(rate);
    }

    private List<Procedure> jumps() {
        return List.of(
                jump("20-all", nominal.turned(20), 20),
                jump("minus20-all", nominal.turned(-20), 20),
                jump("60-one", nominal.turned(60, 0, 0), 0.4),
                jump("minus60-one", nominal.turned(0, -60, 0), 0.4));
    }

    private Procedure jump(String id, GridPoint turned, double seconds) {
        return new Procedure(
                "rt-phase-jump-" + id,
                FREQUENCY,
                "phase angle jumps by %s degrees for %s s"
                        .formatted(
                                Verdict.number(
                                        turned.l1Deg() != 0 ? turned.l1Deg() : turned.l2Deg()),
                                Verdict.number(seconds)),
                "IEEE 1547.1-2020 5.5.5 (B)",
                setup(),
                "trips as in the profile, functions off",
                nominal,
                -0.95,
                true,
                List.of(
                        Segment.hold("nominal", 2, nominal),
                        Segment.hold("turned", seconds, turned),
                        Segment.hold("back", 5, nominal)),
                List.of(
                        new Probe.DoesNotTrip(0, 7 + seconds),
                        new Probe.Reaches(
                                "power is back",
                                Output.ACTIVE,
                                2 + seconds,
                                0.5,
                                7 + seconds,
                                -1.05,
                                -0.85)));
    }

    private static final double NAN = Double.NaN;

    private static UnaryOperator<ProtectionSettings> setup() {
        return TestSettings.all(TestSettings.quickService(), TestSettings.noFunctions());
    }

    private UnaryOperator<ProtectionSettings> withoutVoltageTrips() {
        return TestSettings.stages(
                profile.stages().stream()
                        .filter(s -> s.quantity() == ProtectionSettings.Quantity.FREQUENCY)
                        .toList());
    }

    private static String power(double pu) {
        return (pu < 0 ? "export" : "import") + Math.round(Math.abs(pu) * 100);
    }

    private static String words(GridMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
