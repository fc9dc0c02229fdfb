package org.tidegate.rig.oracle;

import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.SlewLimiter;

/**
 * The electrical side of a grid-following converter as the oracle sees it: a positive-sequence
 * current source with a current limit that takes active current away first, a ramp for growing
 * active current, a first-order lag, and a response time before the gates block. Power is plus into
 * the grid, as in the vectors; angles are those of the grid, so that a jump of the voltage's angle
 * shows as reactive power until the lag has followed.
 */
public final class ConverterModel {
    /** Below this there is no voltage to push current against; the oracle divides by no less. */
    private static final double LOWEST_VOLTAGE_PU = 1e-4;

    private static final double THIRD_TURN = 2 * Math.PI / 3;
    private static final int BISECTIONS = 40;

    private final FirstOrderLag real = new FirstOrderLag();
    private final FirstOrderLag imaginary = new FirstOrderLag();
    private final SlewLimiter activeCurrent = new SlewLimiter();
    private Parameters parameters;
    private double ceasingSeconds;
    private double pausingSeconds;
    private double returningSeconds = Double.POSITIVE_INFINITY;
    private double lastActive;
    private boolean blocked;
    private boolean begun;
    private double p;
    private double q;

    /**
     * @param lagT90Seconds 0 for an ideal source
     * @param rampSeconds for the current to grow by 1 pu; 0 does not limit
     * @param limitPu of the current
     * @param pauseSeconds from the demand for momentary cessation to blocked gates
     * @param ceaseSeconds from the demand to cease to energise to blocked gates
     * @param returnSeconds from the end of that demand to current again
     * @param susceptancePu of the filter that stays connected while the gates are blocked
     */
    public record Parameters(
            double lagT90Seconds,
            double rampSeconds,
            double limitPu,
            double pauseSeconds,
            double ceaseSeconds,
            double returnSeconds,
            double susceptancePu) {

        /** Follows at once and without limit. */
        public static Parameters ideal() {
            return new Parameters(0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0);
        }
    }

    /** What is wanted and what the grid is, in one step; reused. */
    public static final class Input {
        /** Plus into the grid. */
        public double activePu;

        /** Plus for injection. */
        public double reactivePu;

        /** Extra reactive current of dynamic voltage support, plus for injection. */
        public double reactiveCurrentPu;

        public double negativeSequenceGain;
        public double positiveRePu;
        public double positiveImPu;
        public double negativeRePu;
        public double negativeImPu;
        public GridMode mode = GridMode.TRIPPED;
    }

    public ConverterModel(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Other parameters from here on. */
    public void apply(Parameters next) {
        parameters = next;
    }

    public void step(Input in, double dtSeconds) {
        double magnitude = size(in.positiveRePu, in.positiveImPu);
        decideBlocking(in.mode, dtSeconds);
        if (in.mode == GridMode.TRIPPED) {
            block(0);
            return;
        }
        if (blocked) {
            block(magnitude * magnitude * parameters.susceptancePu());
            return;
        }
        double divisor = Math.max(magnitude, LOWEST_VOLTAGE_PU);
        double active = in.activePu / divisor;
        double reactive = -in.reactivePu / divisor - in.reactiveCurrentPu;
        double angle = angle(in);
        double negativeRe = -in.negativeImPu * in.negativeSequenceGain;
        double negativeIm = in.negativeRePu * in.negativeSequenceGain;
        double alone = largest(0, reactive, angle, negativeRe, negativeIm);
        if (alone > parameters.limitPu()) {
            active = 0;
            reactive *= parameters.limitPu() / alone;
        } else if (largest(active, reactive, angle, negativeRe, negativeIm)
                > parameters.limitPu()) {
            active = shrunk(active, reactive, angle, negativeRe, negativeIm);
        }
        drive(active, reactive, angle, in, dtSeconds);
    }

    private void decideBlocking(GridMode mode, double dtSeconds) {
        double rounding = dtSeconds * 1e-6;
        boolean pause = mode == GridMode.MOMENTARY_CESSATION;
        boolean cease = mode == GridMode.CEASE_TO_ENERGISE;
        pausingSeconds = pause ? pausingSeconds + dtSeconds : 0;
        ceasingSeconds = cease ? ceasingSeconds + dtSeconds : 0;
        returningSeconds = pause || cease ? 0 : returningSeconds + dtSeconds;
        boolean returned =
                !pause && !cease && returningSeconds + rounding >= parameters.returnSeconds();
        if (returned && mode != GridMode.TRIPPED) {
            blocked = false;
        }
        boolean paused = pause && pausingSeconds + rounding >= parameters.pauseSeconds();
        boolean ceased = cease && ceasingSeconds + rounding >= parameters.ceaseSeconds();
        if (paused || ceased || mode == GridMode.TRIPPED) {
            blocked = true;
        }
    }

    private void drive(double active, double reactive, double angle, Input in, double dtSeconds) {
        double cos = angle == 0 ? 1 : Math.cos(angle);
        double sin = angle == 0 ? 0 : Math.sin(angle);
        if (!begun) {
            activeCurrent.reset(active);
            real.reset(active * cos - reactive * sin);
            imaginary.reset(active * sin + reactive * cos);
            begun = true;
        }
        double d = ramp(active, dtSeconds);
        double t90 = parameters.lagT90Seconds();
        double re = real.step(d * cos - reactive * sin, t90, dtSeconds);
        double im = imaginary.step(d * sin + reactive * cos, t90, dtSeconds);
        p = re * in.positiveRePu + im * in.positiveImPu;
        q = re * in.positiveImPu - im * in.positiveRePu;
    }

    private static double angle(Input in) {
        boolean straight = in.positiveImPu == 0 && in.positiveRePu >= 0;
        return straight ? 0 : Math.atan2(in.positiveImPu, in.positiveRePu);
    }

    /** A grid without jumps of its angle, a converter without reactive power: nearly every row. */
    private static double size(double re, double im) {
        return im == 0 ? Math.abs(re) : Math.hypot(re, im);
    }

    /** Only a growing current is slow; which way it grows, the previous current says. */
    private double ramp(double wanted, double dtSeconds) {
        double free = Double.POSITIVE_INFINITY;
        double slow = parameters.rampSeconds() > 0 ? 1 / parameters.rampSeconds() : free;
        lastActive =
                lastActive >= 0
                        ? activeCurrent.step(wanted, slow, free, dtSeconds)
                        : activeCurrent.step(wanted, free, slow, dtSeconds);
        return lastActive;
    }

    /** The largest phase current of both sequences together. */
    private static double largest(
            double active, double reactive, double angle, double negativeRe, double negativeIm) {
        if (negativeRe == 0 && negativeIm == 0) {
            return size(active, reactive);
        }
        double re = active * Math.cos(angle) - reactive * Math.sin(angle);
        double im = active * Math.sin(angle) + reactive * Math.cos(angle);
        double most = 0;
        for (int phase = -1; phase <= 1; phase++) {
            double c = Math.cos(phase * THIRD_TURN);
            double s = Math.sin(phase * THIRD_TURN);
            double phaseRe = re * c - im * s + negativeRe * c + negativeIm * s;
            double phaseIm = re * s + im * c - negativeRe * s + negativeIm * c;
            most = Math.max(most, Math.hypot(phaseRe, phaseIm));
        }
        return most;
    }

    private double shrunk(
            double active, double reactive, double angle, double negativeRe, double negativeIm) {
        double low = 0;
        double high = 1;
        for (int n = 0; n < BISECTIONS; n++) {
            double middle = (low + high) / 2;
            if (largest(active * middle, reactive, angle, negativeRe, negativeIm)
                    < parameters.limitPu()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return active * low;
    }

    private void block(double filterPu) {
        begun = true;
        activeCurrent.reset(0);
        real.reset(0);
        imaginary.reset(0);
        p = 0;
        q = filterPu;
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
