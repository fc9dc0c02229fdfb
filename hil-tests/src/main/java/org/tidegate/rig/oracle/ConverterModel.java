package org.tidegate.rig.oracle;

import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.SlewLimiter;

/**
 * The electrical side of a grid-following converter as the oracle sees it: a positive-sequence
 * current source with a current limit, a ramp for growing current, a first-order lag, and a
 * response time before the gates block. Power is plus into the grid, as in the vectors; angles are
 * those of the grid, so that a jump of the voltage's angle shows as reactive power until the lag
 * has followed.
 */
public final class ConverterModel {
    /** Below this there is no voltage to push current against. */
    private static final double NO_VOLTAGE_PU = 1e-6;

    private final Parameters parameters;
    private final FirstOrderLag real = new FirstOrderLag();
    private final FirstOrderLag imaginary = new FirstOrderLag();
    private final SlewLimiter activeCurrent = new SlewLimiter();
    private double ceasingSeconds;
    private double pausingSeconds;
    private boolean begun;
    private double p;
    private double q;

    /**
     * @param lagT90Seconds 0 for an ideal source
     * @param rampSeconds for the current to grow by 1 pu; 0 does not limit
     * @param limitPu of the current
     * @param pauseSeconds from the demand for momentary cessation to blocked gates
     * @param ceaseSeconds from the demand to cease to energise to blocked gates
     */
    public record Parameters(
            double lagT90Seconds,
            double rampSeconds,
            double limitPu,
            double pauseSeconds,
            double ceaseSeconds) {

        /** Follows at once and without limit. */
        public static Parameters ideal() {
            return new Parameters(0, 0, Double.POSITIVE_INFINITY, 0, 0);
        }
    }

    public ConverterModel(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * One step.
     *
     * @param desiredPu active power to deliver, plus into the grid
     * @param voltageRePu,voltageImPu the positive-sequence voltage
     * @param mode as protection demands
     */
    public void step(
            double desiredPu,
            double voltageRePu,
            double voltageImPu,
            GridMode mode,
            double dtSeconds) {
        pausingSeconds = mode == GridMode.MOMENTARY_CESSATION ? pausingSeconds + dtSeconds : 0;
        ceasingSeconds = mode == GridMode.CEASE_TO_ENERGISE ? ceasingSeconds + dtSeconds : 0;
        double rounding = dtSeconds * 1e-6;
        boolean paused = pausingSeconds > 0 && pausingSeconds + rounding >= parameters.pauseSeconds;
        boolean ceased = ceasingSeconds > 0 && ceasingSeconds + rounding >= parameters.ceaseSeconds;
        double magnitude = Math.hypot(voltageRePu, voltageImPu);
        if (mode == GridMode.TRIPPED || paused || ceased || magnitude < NO_VOLTAGE_PU) {
            block();
            return;
        }
        double wanted = Math.clamp(desiredPu / magnitude, -parameters.limitPu, parameters.limitPu);
        if (!begun) {
            activeCurrent.reset(wanted);
            real.reset(wanted * voltageRePu / magnitude);
            imaginary.reset(wanted * voltageImPu / magnitude);
            begun = true;
        }
        double current = ramp(wanted, dtSeconds);
        double re = real.step(current * voltageRePu / magnitude, lag(), dtSeconds);
        double im = imaginary.step(current * voltageImPu / magnitude, lag(), dtSeconds);
        p = re * voltageRePu + im * voltageImPu;
        q = re * voltageImPu - im * voltageRePu;
    }

    /** Only a growing current is slow, in either direction. */
    private double ramp(double wanted, double dtSeconds) {
        double free = Double.POSITIVE_INFINITY;
        double slow = parameters.rampSeconds > 0 ? 1 / parameters.rampSeconds : free;
        return wanted > 0
                ? activeCurrent.step(wanted, slow, free, dtSeconds)
                : activeCurrent.step(wanted, free, slow, dtSeconds);
    }

    private double lag() {
        return parameters.lagT90Seconds;
    }

    private void block() {
        begun = true;
        activeCurrent.reset(0);
        real.reset(0);
        imaginary.reset(0);
        p = 0;
        q = 0;
    }

    /** Active power, plus into the grid. */
    public double p() {
        return p;
    }

    /** Reactive power, plus for injection. */
    public double q() {
        return q;
    }
}
