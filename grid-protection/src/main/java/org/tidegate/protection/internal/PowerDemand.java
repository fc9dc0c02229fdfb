package org.tidegate.protection.internal;

import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.DynamicVoltage;
import org.tidegate.protection.SupportSettings.ReactiveMode;
import org.tidegate.protection.internal.FrequencySupport.Direction;

/**
 * What the grid code makes of what was asked for: active power, then reactive power, then what the
 * converter can do of both at once (the order of IEEE 1547-2018 4.7 and of the oracle).
 */
public final class PowerDemand {
    private final ActivePower activePower;
    private final ReactivePower reactivePower;
    private final PowerCircle circle;
    private SupportSettings support;

    public PowerDemand(ProtectionSettings settings) {
        support = settings.support();
        activePower = new ActivePower(settings);
        reactivePower = new ReactivePower(support);
        circle = new PowerCircle(support.capability(), support.reactiveMode());
    }

    public void apply(ProtectionSettings next) {
        support = next.support();
        activePower.apply(next);
        reactivePower.apply(support);
        circle.apply(support.capability(), support.reactiveMode());
    }

    /** Which way frequency support pushes. */
    public Direction direction() {
        return activePower.frequency().direction();
    }

    public void outOfService(Observation seen, GridDecision out) {
        activePower.outOfService();
        reactivePower.outOfService(seen.controlPu());
        out.desiredPowerPu = 0;
        out.desiredReactivePowerPu = 0;
        nothing(out, GridFunction.OUT_OF_SERVICE);
    }

    /** The grid cannot be seen: what is desired stays what it was. */
    public void blind(GridDecision out) {
        nothing(out, GridFunction.CESSATION);
    }

    /**
     * One step in service.
     *
     * @param deliveredPu what flowed before this step
     * @param searchPu reactive power that looks for an island
     * @param blocked the mode wants no current
     */
    public void step(
            Observation seen,
            GridRequest asked,
            GridMode mode,
            ReturnRamp ramp,
            double deliveredPu,
            double searchPu,
            boolean blocked,
            double dtSeconds,
            GridDecision out) {
        double wantedPu = Double.isFinite(asked.demandPu) ? asked.demandPu : 0;
        Capability c = support.capability();
        double rampPu =
                ramp.ramping()
                        ? ramp.limitPu() * Math.max(c.exportPu(), c.importPu())
                        : Double.POSITIVE_INFINITY;
        double steeredPu =
                activePower.step(seen, wantedPu, rampPu, ramp.ramping(), deliveredPu, dtSeconds);
        double desiredPu =
                activePower.available(steeredPu, asked.importAvailablePu, asked.exportAvailablePu);
        double desiredReactivePu = reactivePower.step(seen.controlPu(), desiredPu, dtSeconds);
        circle.fit(support.reactiveMode(), desiredPu, desiredReactivePu);
        if (searchPu != 0) {
            circle.add(searchPu);
            out.activeFunctions |= GridFunction.ANTI_ISLANDING.bit();
        }
        out.desiredPowerPu = desiredPu;
        out.desiredReactivePowerPu = desiredReactivePu;
        out.activeFunctions |= activePower.active();
        if (blocked) {
            nothing(out, GridFunction.CESSATION);
        } else {
            fill(desiredPu, c, out);
            supportVoltage(seen, mode, out);
            if (Double.isNaN(desiredPu + desiredReactivePu)) {
                nothing(out, GridFunction.CESSATION); // never seen; no number is no power
            }
        }
        out.frequencySupportActive = direction() != Direction.INACTIVE;
    }

    private void fill(double desiredPu, Capability c, GridDecision out) {
        double exportPu = c.exportPu();
        double importPu = c.importPu();
        boolean reactive = !(support.reactiveMode() instanceof ReactiveMode.Off);
        if (reactive) {
            out.activeFunctions |= reactivePower.function().bit();
        }
        if (reactive || circle.reactivePu() != 0) {
            double room = circle.roomPu(false, circle.reactivePu());
            exportPu = Bounds.atMost(exportPu, room);
            importPu =
                    Bounds.atMost(
                            importPu,
                            c.importVa() == c.exportVa()
                                    ? room
                                    : circle.roomPu(true, circle.reactivePu()));
        }
        out.lowestPowerPu = Bounds.atLeast(activePower.lowestPu(), 0 - exportPu);
        out.highestPowerPu = Bounds.atMost(activePower.highestPu(), importPu);
        out.supportedDemandPu =
                Bounds.between(circle.activePu(), out.lowestPowerPu, out.highestPowerPu);
        out.demandOverridden = activePower.overridden();
        out.binding = activePower.binding();
        if (circle.activePu() != desiredPu) {
            out.activeFunctions |= GridFunction.APPARENT_POWER.bit();
            out.binding = GridFunction.APPARENT_POWER;
        }
        out.reactivePowerPu = circle.reactivePu();
    }

    private void supportVoltage(Observation seen, GridMode mode, GridDecision out) {
        out.reactiveCurrentPu = 0;
        out.negativeSequenceGain = 0;
        DynamicVoltage dynamic = support.dynamicVoltage();
        if (dynamic == null || !DynamicVoltageSupport.acts(mode)) {
            return;
        }
        double positivePu = seen.voltage().positiveSequencePu();
        out.reactiveCurrentPu = DynamicVoltageSupport.reactiveCurrentPu(dynamic, positivePu);
        out.negativeSequenceGain = dynamic.gain();
        out.reactivePowerPu += out.reactiveCurrentPu * positivePu;
        out.activeFunctions |= GridFunction.DYNAMIC_VOLTAGE.bit();
    }

    /** No power either way. */
    private static void nothing(GridDecision out, GridFunction why) {
        out.lowestPowerPu = 0;
        out.highestPowerPu = 0;
        out.supportedDemandPu = 0;
        out.reactivePowerPu = 0;
        out.reactiveCurrentPu = 0;
        out.negativeSequenceGain = 0;
        out.frequencySupportActive = false;
        out.demandOverridden = false;
        out.activeFunctions |= why.bit();
        out.binding = why;
    }
}
