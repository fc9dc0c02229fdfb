package org.tidegate.protection.internal;

import org.tidegate.protection.GridFunction;
import org.tidegate.protection.SlewLimiter;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/**
 * Reactive power before the circle: the mode in force (IEEE 1547-2018 5.3.1 permits one at a time),
 * its response time, and the handover from one mode to the next (5.3.1: no jump).
 *
 * <p>The handover starts from the reactive power that was flowing. OpenDER's starts near zero,
 * because it divides by the rating twice; that is not copied.
 */
public final class ReactivePower {
    private final VoltVar voltVar = new VoltVar();
    private final OpenLoopResponse response = new OpenLoopResponse();
    private final SlewLimiter handover = new SlewLimiter();
    private SupportSettings settings;
    private GridFunction function;
    private boolean handingOver;
    private double valuePu;

    public ReactivePower(SupportSettings settings) {
        this.settings = settings;
        function = function(settings.reactiveMode());
        response.reaction(settings.reactionNanos() * 1e-9);
    }

    /** New settings; a new mode is handed over to, the same mode goes on with new numbers. */
    public void apply(SupportSettings next) {
        GridFunction of = function(next.reactiveMode());
        if (of != function) {
            response.forget();
            voltVar.restart(Double.NaN);
            handingOver = true;
            handover.reset(valuePu);
        }
        settings = next;
        function = of;
        response.reaction(next.reactionNanos() * 1e-9);
    }

    /** Out of service: nothing flows, and the way back begins at nothing. */
    public void outOfService(double voltagePu) {
        response.reset(0);
        voltVar.restart(voltagePu);
        handingOver = false;
        valuePu = 0;
    }

    /**
     * One step in service.
     *
     * @param activePowerPu desired, plus imports
     * @return plus absorbs
     */
    public double step(double voltagePu, double activePowerPu, double dtSeconds) {
        double targetPu =
                switch (settings.reactiveMode()) {
                    case ReactiveMode.Off _ -> 0;
                    case ReactiveMode.VoltVar m ->
                            respond(
                                    voltVar.step(m, voltagePu, activePowerPu, dtSeconds),
                                    m.responseNanos(),
                                    dtSeconds);
                    case ReactiveMode.WattVar m ->
                            respond(m.curve().at(activePowerPu), m.responseNanos(), dtSeconds);
                    case ReactiveMode.ConstantPowerFactor m ->
                            respond(
                                    constantPowerFactor(m, activePowerPu),
                                    m.responseNanos(),
                                    dtSeconds);
                    case ReactiveMode.ConstantReactivePower m ->
                            respond(m.reactivePowerPu(), m.responseNanos(), dtSeconds);
                    case ReactiveMode.PowerFactorOfPower m ->
                            respond(
                                    powerFactorOfPower(m, activePowerPu),
                                    m.responseNanos(),
                                    dtSeconds);
                };
        valuePu = handingOver ? handOver(targetPu, dtSeconds) : targetPu;
        return valuePu;
    }

    /** The mode in force. */
    public GridFunction function() {
        return function;
    }

    private double respond(double target, long responseNanos, double dtSeconds) {
        return response.step(target, responseNanos * 1e-9, dtSeconds);
    }

    private double handOver(double targetPu, double dtSeconds) {
        double perSecond =
                settings.handoverNanos() > 0
                        ? 1e9 / settings.handoverNanos()
                        : Double.POSITIVE_INFINITY;
        double value = handover.step(targetPu, perSecond, perSecond, dtSeconds);
        handingOver = value != targetPu;
        return value;
    }

    /** IEEE 1547-2018 5.3.2: the ratio holds in both directions of active power. */
    private static double constantPowerFactor(ReactiveMode.ConstantPowerFactor m, double importPu) {
        // exporting is negative and injecting is negative, so the ratio is positive when injecting
        return (m.injecting() ? importPu : -importPu) * tangent(m.cosPhi());
    }

    /** VDE-AR-N 4105 5.7.2.4: only what is exported counts. */
    private static double powerFactorOfPower(ReactiveMode.PowerFactorOfPower m, double importPu) {
        double exportPu = Math.max(-importPu, 0);
        return exportPu * tangent(m.curve().at(exportPu));
    }

    private static double tangent(double cosPhi) {
        return Math.sqrt(1 - cosPhi * cosPhi) / cosPhi;
    }

    private static GridFunction function(ReactiveMode mode) {
        return switch (mode) {
            case ReactiveMode.Off _ -> GridFunction.NONE;
            case ReactiveMode.VoltVar _ -> GridFunction.VOLT_VAR;
            case ReactiveMode.WattVar _ -> GridFunction.WATT_VAR;
            case ReactiveMode.ConstantPowerFactor _ -> GridFunction.CONSTANT_POWER_FACTOR;
            case ReactiveMode.ConstantReactivePower _ -> GridFunction.CONSTANT_REACTIVE_POWER;
            case ReactiveMode.PowerFactorOfPower _ -> GridFunction.POWER_FACTOR_OF_POWER;
        };
    }
}
