package org.tidegate.rig.plant;

/**
 * A grid-following inverter of one phase: a PLL behind a second-order generalised integrator, power
 * and reactive power kept by integrators, a current loop of 0.5 ms. It pushes its power into the
 * node. Without the integrators the island would drift by itself and passive protection would look
 * better than it is.
 */
public final class GridFollower {
    private static final double TS = RlcNode.STEP_SECONDS;
    private static final double SOGI_GAIN = 1.414;
    private static final double PLL_PROPORTIONAL = 92;
    private static final double PLL_INTEGRAL = 4232;
    private static final double FILTER = TS / 0.01;
    private static final double POWER_INTEGRAL = TS / 0.03;
    private static final double CURRENT_LOOP = TS / 0.5e-3;
    private static final double SETTLING_SECONDS = 0.04;

    /** Dividing by less would ask for a current that no inverter has. */
    private static final double LEAST_VOLTAGE_PART = 0.05;

    private final double powerW;
    private final double nominalV;
    private final double nominalOmega;
    private double part = 1;
    private double reactivePu;
    private boolean running = true;
    private double seconds;
    private double alpha;
    private double beta;
    private double angle;
    private double integral;
    private double omega;
    private double rmsV;
    private double hz;
    private double currentA;
    private double currentAlpha;
    private double currentBeta;
    private double directA;
    private double quadratureA;
    private double measuredW;
    private double measuredVar;

    /**
     * @param phase of the voltage at the beginning, radians
     */
    public GridFollower(double powerW, double nominalV, double nominalHz, double phase) {
        this.powerW = powerW;
        this.nominalV = nominalV;
        nominalOmega = 2 * Math.PI * nominalHz;
        omega = nominalOmega;
        hz = nominalHz;
        rmsV = nominalV;
        angle = phase;
        alpha = Math.sqrt(2) * nominalV * Math.cos(phase);
        beta = Math.sqrt(2) * nominalV * Math.sin(phase);
    }

    /** Looks at the voltage. */
    public void measure(double voltageV) {
        alpha += TS * omega * (SOGI_GAIN * (voltageV - alpha) - beta);
        beta += TS * omega * alpha;
        double size = Math.sqrt(alpha * alpha + beta * beta);
        double error = size < 1e-9 ? 0 : (beta * Math.cos(angle) - alpha * Math.sin(angle)) / size;
        integral += PLL_INTEGRAL * error * TS;
        omega = nominalOmega + PLL_PROPORTIONAL * error + integral;
        angle += omega * TS;
        if (angle > Math.PI) {
            angle -= 2 * Math.PI;
        }
        rmsV += FILTER * (size / Math.sqrt(2) - rmsV);
        hz += FILTER * (omega / (2 * Math.PI) - hz);
    }

    /** Acts on what was measured. */
    public void act() {
        currentAlpha += TS * omega * (SOGI_GAIN * (currentA - currentAlpha) - currentBeta);
        currentBeta += TS * omega * currentAlpha;
        measuredW = (alpha * currentAlpha + beta * currentBeta) / 2;
        measuredVar = (beta * currentAlpha - alpha * currentBeta) / 2;
        double voltageV = Math.max(rmsV, LEAST_VOLTAGE_PART * nominalV);
        if (seconds > SETTLING_SECONDS) {
            double most = 0.5 * powerW / nominalV;
            directA += POWER_INTEGRAL * (part * powerW - measuredW) / voltageV;
            quadratureA += POWER_INTEGRAL * (reactivePu * powerW - measuredVar) / voltageV;
            directA = Math.clamp(directA, -most, most);
            quadratureA = Math.clamp(quadratureA, -most, most);
        }
        seconds += TS;
        if (!running) {
            currentA = 0;
            return;
        }
        double direct = part * powerW / voltageV + directA;
        double quadrature = reactivePu * powerW / voltageV + quadratureA;
        double wanted = Math.sqrt(2) * (direct * Math.cos(angle) + quadrature * Math.sin(angle));
        currentA += CURRENT_LOOP * (wanted - currentA);
    }

    /** Active power as a part of the rated; 1 at the beginning. */
    public void deliver(double part) {
        this.part = part;
    }

    /** Reactive power per unit of the active power; plus injects, as in the notes. */
    public void injectReactive(double pu) {
        reactivePu = pu;
    }

    public double injectedReactivePu() {
        return reactivePu;
    }

    /** Blocks the gates. */
    public void block() {
        running = false;
    }

    public boolean running() {
        return running;
    }

    public double currentA() {
        return currentA;
    }

    public double rmsV() {
        return rmsV;
    }

    public double frequencyHz() {
        return hz;
    }

    public double measuredW() {
        return measuredW;
    }

    /** Plus injects. */
    public double measuredVar() {
        return measuredVar;
    }
}
