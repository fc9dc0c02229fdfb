package org.tidegate.rig.plant;

/**
 * One phase of a point of connection: a parallel R-L-C load and a grid behind an impedance and a
 * switch. Semi-implicit integration with 50 µs, in an order that keeps it stable.
 */
public final class RlcNode {
    public static final double STEP_SECONDS = 50e-6;

    /** A load; each between phase and neutral. */
    public record Load(double ohm, double henry, double farad) {
        /** That takes so much power and resonates at a frequency with a quality of Q_f. */
        public static Load of(double powerW, double voltageV, double quality, double resonanceHz) {
            double ohm = voltageV * voltageV / powerW;
            double omega = 2 * Math.PI * resonanceHz;
            return new Load(ohm, ohm / (omega * quality), quality / (omega * ohm));
        }

        public double resonanceHz() {
            return 1 / (2 * Math.PI * Math.sqrt(henry * farad));
        }

        public double quality() {
            return ohm * Math.sqrt(farad / henry);
        }
    }

    /** What the grid is behind. */
    public record Impedance(double ohm, double henry) {
        /**
         * @param shortCircuitRatio of the grid to the power
         * @param xToR reactance to resistance
         */
        public static Impedance of(
                double powerW, double voltageV, double shortCircuitRatio, double xToR, double hz) {
            double size = voltageV * voltageV / (powerW * shortCircuitRatio);
            double ohm = size / Math.sqrt(1 + xToR * xToR);
            return new Impedance(ohm, ohm * xToR / (2 * Math.PI * hz));
        }
    }

    private final double peakV;
    private final double fifth;
    private final double gridGain;
    private final double gridDamping;
    private final double coilGain;
    private final double capacitorGain;
    private final double capacitorDamping;
    private boolean closed = true;
    private double gridAngle;
    private double gridA;
    private double coilA;
    private double voltageV;

    /**
     * @param fifth part of the fifth harmonic in the grid's voltage
     * @param phase of the grid at the beginning, radians
     */
    public RlcNode(Load load, Impedance grid, double voltageV, double fifth, double phase) {
        peakV = Math.sqrt(2) * voltageV;
        this.fifth = fifth;
        gridGain = STEP_SECONDS / grid.henry;
        gridDamping = 1 / (1 + STEP_SECONDS * grid.ohm / grid.henry);
        coilGain = STEP_SECONDS / load.henry;
        capacitorGain = STEP_SECONDS / load.farad;
        capacitorDamping = 1 / (1 + STEP_SECONDS / (load.ohm * load.farad));
        gridAngle = phase;
        this.voltageV = peakV * Math.cos(phase);
        coilA = peakV * Math.sin(phase) / (load.henry / Math.sqrt(load.henry * load.farad));
    }

    /**
     * One step.
     *
     * @param inverterA what all inverters push into the node
     */
    public void step(double inverterA, double gridHz) {
        gridAngle += 2 * Math.PI * gridHz * STEP_SECONDS;
        if (gridAngle > Math.PI) {
            gridAngle -= 2 * Math.PI;
        }
        if (closed) {
            double harmonic = fifth == 0 ? 0 : fifth * Math.cos(5 * gridAngle);
            double gridV = peakV * (Math.cos(gridAngle) + harmonic);
            gridA = (gridA + gridGain * (gridV - voltageV)) * gridDamping;
        } else {
            gridA = 0;
        }
        coilA += coilGain * voltageV;
        voltageV = (voltageV + capacitorGain * (inverterA + gridA - coilA)) * capacitorDamping;
    }

    /** The grid's phase steps. */
    public void jump(double degrees) {
        gridAngle += Math.toRadians(degrees);
    }

    public void open() {
        closed = false;
    }

    public double voltageV() {
        return voltageV;
    }
}
