package org.tidegate.board.gridcode;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.SupportFunctions.ActivePowerLimit;
import org.tidegate.board.gridcode.SupportFunctions.AntiIslanding;
import org.tidegate.board.gridcode.SupportFunctions.ConstantPowerFactor;
import org.tidegate.board.gridcode.SupportFunctions.ConstantReactivePower;
import org.tidegate.board.gridcode.SupportFunctions.DemandRamp;
import org.tidegate.board.gridcode.SupportFunctions.DynamicSupport;
import org.tidegate.board.gridcode.SupportFunctions.IslandingMode;
import org.tidegate.board.gridcode.SupportFunctions.Lock;
import org.tidegate.board.gridcode.SupportFunctions.Point;
import org.tidegate.board.gridcode.SupportFunctions.PowerFactorOfPower;
import org.tidegate.board.gridcode.SupportFunctions.ReactiveCapability;
import org.tidegate.board.gridcode.SupportFunctions.VoltVar;
import org.tidegate.board.gridcode.SupportFunctions.VoltWatt;
import org.tidegate.board.gridcode.SupportFunctions.WattVar;

/** Reads the support functions of a code and refuses curves that no charger could follow. */
final class SupportReader {
    /** Keys of the reactive modes, of which one can be in force (IEEE 1547-2018 5.3.1). */
    static final List<String> REACTIVE_MODES =
            List.of(
                    "volt_var",
                    "watt_var",
                    "constant_power_factor",
                    "constant_reactive_power",
                    "power_factor_of_power");

    /** SunSpec and OCPP both end at ten. */
    private static final int MOST_POINTS = 10;

    private static final double HIGHEST_VOLTAGE_PU = 1.5;

    /** What the values of a curve must look like. */
    private enum Slope {
        RISES_NOT,
        FALLS_NOT
    }

    private int reactiveModes;

    SupportFunctions read(Section root) {
        VoltVar voltVar = voltVar(root.sectionOrNull("volt_var"));
        WattVar wattVar = wattVar(root.sectionOrNull("watt_var"));
        ConstantPowerFactor factor = powerFactor(root.sectionOrNull("constant_power_factor"));
        ConstantReactivePower reactive = reactive(root.sectionOrNull("constant_reactive_power"));
        PowerFactorOfPower factors = powerFactors(root.sectionOrNull("power_factor_of_power"));
        return new SupportFunctions(
                voltVar,
                wattVar,
                factor,
                reactive,
                factors,
                voltWatt(root.sectionOrNull("volt_watt")),
                limit(root.sectionOrNull("active_power_limit")),
                dynamic(root.sectionOrNull("dynamic_support")),
                ramp(root.sectionOrNull("demand_ramp")),
                capability(root.sectionOrNull("reactive_capability")),
                islanding(root.sectionOrNull("anti_islanding")));
    }

    private boolean reactiveMode(Section s) {
        boolean enabled = s.flag("enabled");
        if (enabled) {
            s.require(
                    ++reactiveModes == 1,
                    "enabled",
                    "is the second mode of reactive power that is on",
                    "Enable one of " + String.join(", ", REACTIVE_MODES) + ".");
        }
        return enabled;
    }

    private @Nullable VoltVar voltVar(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = reactiveMode(s);
        List<Point> points = s.points("points", "v", "pu", "q", "pu injected");
        curve(s, "points", points, Slope.RISES_NOT);
        voltages(s, "points", points);
        ordinates(s, "points", points, -1, 1, "reactive power", "pu");
        double response = seconds(s, "response_s", true);
        double reference = s.numberOr("reference_pu", "pu", 1);
        s.require(
                !(reference < 0.8) && !(reference > 1.2),
                "reference_pu",
                ProfileValue.number(reference) + " pu is not possible",
                "Write about 1, per unit of nominal voltage.");
        boolean autonomous = s.flagOr("autonomous_reference", false);
        double time = s.has("reference_time_s") ? seconds(s, "reference_time_s", false) : 300;
        s.ignore("reference_time_s");
        Lock lock = lock(s);
        Provenance provenance = s.group(enabled);
        return new VoltVar(
                enabled, points, response, reference, autonomous, time, lock, provenance);
    }

    private static @Nullable Lock lock(Section s) {
        double in = s.numberOrNaN("lock_in_pu", "pu exported");
        double out = s.numberOrNaN("lock_out_pu", "pu exported");
        boolean none = Double.isNaN(in) && Double.isNaN(out);
        s.require(
                none || (out >= 0 && out < in && in <= 1),
                "lock_in_pu",
                "lock-in and lock-out power do not go together",
                "Give both or neither: 0 <= lock_out_pu < lock_in_pu <= 1.");
        return none ? null : new Lock(in, out);
    }

    private @Nullable WattVar wattVar(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = reactiveMode(s);
        List<Point> points = s.points("points", "p", "pu exported", "q", "pu injected");
        curve(s, "points", points, Slope.RISES_NOT);
        abscissas(s, "points", points, -1, 1, "active power", "pu");
        ordinates(s, "points", points, -1, 1, "reactive power", "pu");
        double response = seconds(s, "response_s", true);
        return new WattVar(enabled, points, response, s.group(enabled));
    }

    private @Nullable ConstantPowerFactor powerFactor(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = reactiveMode(s);
        double cosPhi = s.number("cos_phi", "");
        s.require(
                !(cosPhi <= 0) && !(cosPhi > 1),
                "cos_phi",
                ProfileValue.number(cosPhi) + " is no power factor",
                "Write above 0 and at most 1; 'excitation' says which side.");
        Excitation excitation = s.word("excitation", Excitation.class);
        double response = seconds(s, "response_s", true);
        return new ConstantPowerFactor(
                enabled, cosPhi, excitation == Excitation.INJECTING, response, s.group(enabled));
    }

    /** While exporting. */
    private enum Excitation {
        INJECTING,
        ABSORBING
    }

    private @Nullable ConstantReactivePower reactive(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = reactiveMode(s);
        double injection = share(s, "injection_pu", "pu injected", -1);
        double response = seconds(s, "response_s", true);
        return new ConstantReactivePower(enabled, injection, response, s.group(enabled));
    }

    private @Nullable PowerFactorOfPower powerFactors(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = reactiveMode(s);
        List<Point> points = s.points("points", "p", "pu exported", "cos_phi", "");
        curve(s, "points", points, Slope.RISES_NOT);
        abscissas(s, "points", points, 0, 1, "exported power", "pu");
        ordinates(s, "points", points, 0.5, 1, "power factor", "");
        double response = seconds(s, "response_s", true);
        return new PowerFactorOfPower(enabled, points, response, s.group(enabled));
    }

    private @Nullable VoltWatt voltWatt(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = s.flag("enabled");
        List<Point> points = s.points("points", "v", "pu", "p", "pu exported");
        curve(s, "points", points, Slope.RISES_NOT);
        voltages(s, "points", points);
        ordinates(s, "points", points, -1, 1, "active power", "pu");
        List<Point> imports = s.pointsOrEmpty("import_points", "v", "pu", "p", "pu imported");
        if (!imports.isEmpty()) {
            curve(s, "import_points", imports, Slope.FALLS_NOT);
            voltages(s, "import_points", imports);
            ordinates(s, "import_points", imports, 0, 1, "active power", "pu");
        }
        double response = seconds(s, "response_s", true);
        return new VoltWatt(enabled, points, imports, response, s.group(enabled));
    }

    private static @Nullable ActivePowerLimit limit(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = s.flag("enabled");
        double export = share(s, "export_pu", "pu exported", 0);
        double response = seconds(s, "response_s", true);
        return new ActivePowerLimit(enabled, export, response, s.group(enabled));
    }

    private static @Nullable DynamicSupport dynamic(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = s.flag("enabled");
        double gain = s.number("gain", "");
        s.require(
                !(gain < 0) && !(gain > 10),
                "gain",
                ProfileValue.number(gain) + " is not possible",
                "Write reactive current per voltage, 0 to 10.");
        double deadband = share(s, "deadband_pu", "pu", 0);
        return new DynamicSupport(enabled, gain, deadband, s.group(enabled));
    }

    private static @Nullable DemandRamp ramp(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        boolean enabled = s.flag("enabled");
        double full = seconds(s, "full_s", true);
        return new DemandRamp(enabled, full, s.group(enabled));
    }

    private static @Nullable ReactiveCapability capability(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double injection = share(s, "injection_pu", "pu", 0);
        double absorption = share(s, "absorption_pu", "pu", 0);
        double from = share(s, "from_power_pu", "pu", 0);
        return new ReactiveCapability(injection, absorption, from, s.group(false));
    }

    private static @Nullable AntiIslanding islanding(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        IslandingMode mode = s.word("mode", IslandingMode.class);
        double longest = seconds(s, "longest_s", false);
        s.require(
                !(longest > 5),
                "longest_s",
                "an island may not live for " + ProfileValue.number(longest) + " s",
                "Write at most 5 s (IEEE 1547-2018 8.1.2).");
        double quality = s.number("quality_factor", "");
        s.require(
                !(quality <= 0) && !(quality > 5),
                "quality_factor",
                ProfileValue.number(quality) + " is not possible",
                "Write about 1.");
        double reactive =
                s.has("reactive_limit_pu") ? share(s, "reactive_limit_pu", "pu", 0) : Double.NaN;
        s.ignore("reactive_limit_pu");
        return new AntiIslanding(
                mode == null ? IslandingMode.BOTH_SUPERVISED : mode,
                longest,
                quality,
                reactive,
                s.group(true));
    }

    private static double share(Section s, String key, String unit, double least) {
        double value = s.number(key, unit);
        s.require(
                !(value < least) && !(value > 1),
                key,
                ProfileValue.number(value) + " is not possible",
                "Write %s to 1, per unit.".formatted(ProfileValue.number(least)));
        return value;
    }

    static double seconds(Section s, String key, boolean zeroAllowed) {
        double seconds = s.number(key, "s");
        s.require(
                !(seconds < 0)
                        && !(seconds == 0 && !zeroAllowed)
                        && !(seconds > GridCodeReader.LONGEST_SECONDS),
                key,
                ProfileValue.number(seconds) + " s is not possible",
                "Write seconds, at most " + (long) GridCodeReader.LONGEST_SECONDS + ".");
        return seconds;
    }

    /** Two to ten points from left to right, without steps, all on one slope. */
    private static void curve(Section s, String key, List<Point> points, Slope slope) {
        s.require(
                points.isEmpty() || (points.size() >= 2 && points.size() <= MOST_POINTS),
                key,
                points.size() + " points make no curve",
                "Write two to ten.");
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point point = points.get(i);
            String place = key + "[" + i + "]";
            s.requireAt(
                    !(point.x() < before.x()),
                    place,
                    "lies at %s, before the %s of the point before it",
                    point.x(),
                    before.x(),
                    "Order the points from left to right.");
            s.requireAt(
                    !(point.x() == before.x() && point.y() != before.y()),
                    place,
                    "jumps from %2$s to %1$s at one place",
                    point.y(),
                    before.y(),
                    "Move the points apart; a charger cannot follow a step.");
            boolean wrong =
                    slope == Slope.RISES_NOT ? point.y() > before.y() : point.y() < before.y();
            s.requireAt(
                    !wrong,
                    place,
                    slope == Slope.RISES_NOT
                            ? "rises to %s after %s, which would drive the grid away"
                            : "falls to %s after %s, which would drive the grid away",
                    point.y(),
                    before.y(),
                    "Correct the point; check the sign.");
        }
    }

    private static void voltages(Section s, String key, List<Point> points) {
        abscissas(s, key, points, 0.3, HIGHEST_VOLTAGE_PU, "voltage", "pu");
    }

    private static void abscissas(
            Section s,
            String key,
            List<Point> points,
            double min,
            double max,
            String what,
            String unit) {
        for (int i = 0; i < points.size(); i++) {
            possible(s, key + "[" + i + "]", points.get(i).x(), min, max, what, unit);
        }
    }

    private static void ordinates(
            Section s,
            String key,
            List<Point> points,
            double min,
            double max,
            String what,
            String unit) {
        for (int i = 0; i < points.size(); i++) {
            possible(s, key + "[" + i + "]", points.get(i).y(), min, max, what, unit);
        }
    }

    private static void possible(
            Section s,
            String place,
            double value,
            double min,
            double max,
            String what,
            String unit) {
        s.requireAt(
                !(value < min) && !(value > max),
                place,
                "%s is no possible " + what,
                value,
                Double.NaN,
                String.format(
                                        Locale.ROOT,
                                        "Write %s to %s %s",
                                        ProfileValue.number(min),
                                        ProfileValue.number(max),
                                        unit)
                                .stripTrailing()
                        + ".");
    }
}
