package org.tidegate.controller.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.SupportFunctions;
import org.tidegate.board.gridcode.SupportFunctions.Point;
import org.tidegate.protection.Curve;
import org.tidegate.protection.ProtectionSettings.Blanking;
import org.tidegate.protection.ProtectionSettings.Consecutive;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.ControlVoltage;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/**
 * Turns the support functions of a grid code as data into those of grid protection. This is where
 * both signs turn round: a code counts what goes into the grid, the engine what comes out of it.
 * What is not enabled is not there.
 */
final class SupportProfiles {
    /** IEEE 1547-2018 5.3.1 asks for a smooth change of mode; OpenDER takes 15 s for 1 pu. */
    private static final long HANDOVER_NANOS = 15_000_000_000L;

    /** Smaller phase steps are what every load makes (islanding study, section 4). */
    private static final double JUMP_DEG = 8;

    private static final long JUMP_NANOS = 100_000_000L;

    private SupportProfiles() {}

    static SupportSettings settings(SupportFunctions f) {
        return new SupportSettings(
                ControlVoltage.MEAN,
                0,
                mode(f),
                HANDOVER_NANOS,
                voltWatt(f.voltWatt()),
                limit(f.activePowerLimit()),
                ramp(f.demandRamp()),
                dynamic(f.dynamicSupport()),
                capability(f.reactiveCapability()),
                0);
    }

    /** One mode at a time (IEEE 1547-2018 5.3.1); the first that is enabled, in this order. */
    private static ReactiveMode mode(SupportFunctions f) {
        SupportFunctions.VoltVar voltVar = f.voltVar();
        SupportFunctions.WattVar wattVar = f.wattVar();
        SupportFunctions.PowerFactorOfPower ofPower = f.powerFactorOfPower();
        SupportFunctions.ConstantReactivePower constant = f.constantReactivePower();
        SupportFunctions.ConstantPowerFactor factor = f.constantPowerFactor();
        if (voltVar != null && voltVar.enabled()) {
            return new ReactiveMode.VoltVar(
                    curve(voltVar.points(), 1, -1),
                    voltVar.referencePu(),
                    voltVar.autonomousReference(),
                    follower(voltVar.referenceSeconds()),
                    nanos(voltVar.responseSeconds()),
                    lock(voltVar.lock()));
        }
        if (wattVar != null && wattVar.enabled()) {
            return new ReactiveMode.WattVar(
                    curve(wattVar.points(), -1, -1), nanos(wattVar.responseSeconds()));
        }
        if (ofPower != null && ofPower.enabled()) {
            return new ReactiveMode.PowerFactorOfPower(
                    curve(ofPower.points(), 1, 1), nanos(ofPower.responseSeconds()));
        }
        if (constant != null && constant.enabled()) {
            return new ReactiveMode.ConstantReactivePower(
                    0 - constant.injectionPu(), nanos(constant.responseSeconds()));
        }
        if (factor != null && factor.enabled()) {
            return new ReactiveMode.ConstantPowerFactor(
                    factor.cosPhi(), factor.injecting(), nanos(factor.responseSeconds()));
        }
        return new ReactiveMode.Off();
    }

    private static ReactiveMode.@Nullable Lock lock(SupportFunctions.@Nullable Lock said) {
        return said == null ? null : new ReactiveMode.Lock(said.inPu(), said.outPu());
    }

    private static AutonomousReference follower(double seconds) {
        AutonomousReference standard = AutonomousReference.standard();
        return seconds > 0
                ? new AutonomousReference(nanos(seconds), standard.lowestPu(), standard.highestPu())
                : standard;
    }

    private static SupportSettings.@Nullable VoltWatt voltWatt(
            SupportFunctions.@Nullable VoltWatt v) {
        if (v == null || !v.enabled()) {
            return null;
        }
        return new SupportSettings.VoltWatt(
                curve(v.points(), 1, 1),
                v.importPoints().isEmpty() ? null : curve(v.importPoints(), 1, 1),
                nanos(v.responseSeconds()));
    }

    private static SupportSettings.@Nullable PowerLimit limit(
            SupportFunctions.@Nullable ActivePowerLimit l) {
        return l == null || !l.enabled()
                ? null
                : new SupportSettings.PowerLimit(l.exportPu(), nanos(l.responseSeconds()));
    }

    private static long ramp(SupportFunctions.@Nullable DemandRamp r) {
        return r == null || !r.enabled() ? 0 : nanos(r.fullSeconds());
    }

    private static SupportSettings.@Nullable DynamicVoltage dynamic(
            SupportFunctions.@Nullable DynamicSupport d) {
        return d == null || !d.enabled()
                ? null
                : new SupportSettings.DynamicVoltage(d.gain(), d.deadbandPu());
    }

    /**
     * What a code demands at least is what is used; the converter's own limits are its driver's
     * business. Storage has it at every active power.
     */
    private static Capability capability(SupportFunctions.@Nullable ReactiveCapability c) {
        if (c == null) {
            return Capability.full();
        }
        return new Capability(
                1,
                1,
                1,
                1,
                Curve.level(c.injectionPu()),
                Curve.level(c.absorptionPu()),
                c.injectionPu(),
                c.absorptionPu(),
                Priority.REACTIVE);
    }

    static @Nullable Consecutive consecutive(GridCode.RideThrough table) {
        GridCode.Consecutive c = table.consecutive();
        // what is beyond may trip, and a charger that may stay does
        return c == null || !c.enabled()
                ? null
                : new Consecutive(c.sets(), nanos(c.gapSeconds()), nanos(c.windowSeconds()), false);
    }

    static @Nullable Blanking phaseJump(GridCode code) {
        return code.rateOfChange() == null ? null : new Blanking(JUMP_DEG, JUMP_NANOS);
    }

    /** A factor below zero for x turns the order round. */
    private static Curve curve(List<Point> points, double xFactor, double yFactor) {
        var flat = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            int to = xFactor < 0 ? points.size() - 1 - i : i;
            flat[2 * to] = xFactor * points.get(i).x();
            flat[2 * to + 1] = yFactor * points.get(i).y();
        }
        return Curve.of(flat);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
