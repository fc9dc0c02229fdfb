package org.tidegate.protection.internal;

import org.tidegate.protection.Curve;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/**
 * What the converter can do at once: reactive power inside its capability curves, and both inside
 * the circle of apparent power (IEEE 1547-2018 5.2 and 4.7; EN 50549-1 4.7.2.2). Who gives way is
 * the mode's business: volt-var and constant reactive power keep reactive power (or give it up to
 * what table 7 demands), a power factor shrinks both alike, watt-var slides along its own curve.
 *
 * <p>Active power is plus when imported, reactive power plus when absorbed.
 */
public final class PowerCircle {
    private Capability capability;
    private double exportWhileInjectingPu;
    private double importWhileInjectingPu;
    private double exportWhileAbsorbingPu;
    private double importWhileAbsorbingPu;
    private double exportOnCurvePu;
    private double importOnCurvePu;
    private double activePu;
    private double reactivePu;

    public PowerCircle(Capability capability, ReactiveMode mode) {
        this.capability = capability;
        apply(capability, mode);
    }

    /** Finds where the curves meet the circle; for new settings, not for every cycle. */
    public void apply(Capability next, ReactiveMode mode) {
        capability = next;
        exportWhileInjectingPu = meeting(next.injection(), -next.exportVa());
        importWhileInjectingPu = meeting(next.injection(), next.importVa());
        exportWhileAbsorbingPu = meeting(next.absorption(), -next.exportVa());
        importWhileAbsorbingPu = meeting(next.absorption(), next.importVa());
        if (mode instanceof ReactiveMode.WattVar w) {
            exportOnCurvePu = meeting(w.curve(), -next.exportVa());
            importOnCurvePu = meeting(w.curve(), next.importVa());
        }
    }

    /** Fits what is desired into what is possible. */
    public void fit(ReactiveMode mode, double desiredActivePu, double desiredReactivePu) {
        switch (mode) {
            case ReactiveMode.Off _ -> {
                activePu = desiredActivePu;
                reactivePu = 0;
            }
            case ReactiveMode.VoltVar _, ReactiveMode.ConstantReactivePower _ ->
                    fitByPriority(desiredActivePu, desiredReactivePu);
            case ReactiveMode.ConstantPowerFactor _, ReactiveMode.PowerFactorOfPower _ ->
                    fitInProportion(desiredActivePu, desiredReactivePu);
            case ReactiveMode.WattVar w ->
                    fitOnCurve(w.curve(), desiredActivePu, desiredReactivePu);
        }
    }

    /**
     * Adds reactive power to what was fitted, at the cost of active power: whether the grid is
     * still there comes before how much goes into it. Never beyond the circle.
     */
    public void add(double searchPu) {
        double radius = radius(activePu > 0);
        reactivePu = Bounds.between(reactivePu + searchPu, -radius, radius);
        double room = leg(radius, reactivePu);
        activePu = Bounds.between(activePu, -room, room);
    }

    public double activePu() {
        return activePu;
    }

    public double reactivePu() {
        return reactivePu;
    }

    /** How much active power the circle leaves beside this reactive power, each way. */
    public double roomPu(boolean importing, double besideReactivePu) {
        return leg(radius(importing), besideReactivePu);
    }

    private void fitByPriority(double p, double q) {
        double radius = radius(p > 0);
        reactivePu = withinCapability(p, q);
        activePu = p;
        if (p * p + reactivePu * reactivePu < radius * radius) {
            return;
        }
        if (capability.priority() == Priority.ACTIVE) {
            reactivePu =
                    Math.clamp(
                            reactivePu,
                            -capability.requiredInjectionPu(),
                            capability.requiredAbsorptionPu());
        }
        activePu = Math.signum(p) * leg(radius, reactivePu);
    }

    private void fitInProportion(double p, double q) {
        double radius = radius(p > 0);
        double square = p * p + q * q;
        double shrink = square < radius * radius ? 1 : radius / Math.sqrt(square);
        double active = p * shrink;
        double reactive = q * shrink;
        boolean importing = p > 0;
        double meeting =
                reactive < 0
                        ? (importing ? importWhileInjectingPu : exportWhileInjectingPu)
                        : (importing ? importWhileAbsorbingPu : exportWhileAbsorbingPu);
        Curve most = reactive < 0 ? capability.injection() : capability.absorption();
        if (Math.abs(reactive) > most.at(meeting)) {
            active = Math.signum(p) * Math.min(Math.abs(meeting), Math.abs(p));
        }
        activePu = active;
        reactivePu = withinCapability(active, reactive);
    }

    private void fitOnCurve(Curve curve, double p, double q) {
        double radius = radius(p > 0);
        double active = p;
        double reactive = q;
        if (p * p + q * q >= radius * radius) {
            double meeting = p > 0 ? importOnCurvePu : exportOnCurvePu;
            active = p > 0 ? Math.min(meeting, p) : Math.max(meeting, p);
            reactive = Math.signum(q) * Math.min(Math.abs(curve.at(meeting)), Math.abs(q));
        }
        activePu = active;
        reactivePu = withinCapability(p, reactive);
    }

    private double withinCapability(double p, double q) {
        return Bounds.between(q, -capability.injection().at(p), capability.absorption().at(p));
    }

    private double radius(boolean importing) {
        return importing ? capability.importVa() : capability.exportVa();
    }

    private static double leg(double hypotenuse, double other) {
        double square = hypotenuse * hypotenuse - other * other;
        return square > 0 ? Math.sqrt(square) : 0;
    }

    /**
     * The active power at which a curve, followed from far outside towards zero, enters the circle.
     *
     * @param radius negative: from the export side
     */
    static double meeting(Curve curve, double radius) {
        double side = Math.signum(radius);
        double r = Math.abs(radius);
        double outer = r;
        for (int n = 0; n <= curve.points(); n++) {
            double inner = n == curve.points() ? 0 : next(curve, side, outer);
            if (Math.hypot(inner, curve.at(side * inner)) <= r) {
                return side * enter(curve, side, inner, outer, r);
            }
            outer = inner;
            if (outer <= 0) {
                break;
            }
        }
        return 0;
    }

    /** The next corner of the curve inwards; 0 if there is none. */
    private static double next(Curve curve, double side, double outer) {
        double best = 0;
        for (int i = 0; i < curve.points(); i++) {
            double x = side * curve.x(i);
            if (x < outer && x > best) {
                best = x;
            }
        }
        return best;
    }

    /** Between two corners the curve is straight: a quadratic, solved for the outer root. */
    private static double enter(
            Curve curve, double side, double inner, double outer, double radius) {
        double atInner = curve.at(side * inner);
        double slope = outer > inner ? (curve.at(side * outer) - atInner) / (outer - inner) : 0;
        double offset = atInner - slope * inner;
        double a = 1 + slope * slope;
        double b = slope * offset;
        double c = offset * offset - radius * radius;
        double root = (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a;
        return Math.clamp(root, inner, outer);
    }
}
