package org.tidegate.protection.internal;

import org.tidegate.protection.GridSample;

/**
 * The applicable voltages of IEEE 1547-2018 4.2 and EN 50549-1 4.9.2: an under-voltage element
 * looks at the lowest, an over-voltage element at the highest of the three phase-neutral and the
 * three phase-phase voltages. One missing voltage makes all four NaN: a phase nobody sees may be
 * anything.
 */
public final class ApplicableVoltage {
    private static final double SQRT_3 = Math.sqrt(3);

    private final boolean threePhase;
    private double lowestPu = Double.NaN;
    private double highestPu = Double.NaN;
    private double lowestPhasePu = Double.NaN;
    private double highestPhasePu = Double.NaN;

    /** Of a single-phase charger only L1 exists. */
    public ApplicableVoltage(boolean threePhase) {
        this.threePhase = threePhase;
    }

    /** Takes a new sample. */
    public void take(GridSample s) {
        double a = s.voltageL1Pu;
        if (!threePhase) {
            lowestPu = highestPu = lowestPhasePu = highestPhasePu = a;
            return;
        }
        double b = s.voltageL2Pu;
        double c = s.voltageL3Pu;
        lowestPhasePu = Math.min(a, Math.min(b, c));
        highestPhasePu = Math.max(a, Math.max(b, c));
        double ab = phaseToPhasePu(a, b, s.angleL1Deg - s.angleL2Deg);
        double bc = phaseToPhasePu(b, c, s.angleL2Deg - s.angleL3Deg);
        double ca = phaseToPhasePu(c, a, s.angleL3Deg - s.angleL1Deg);
        lowestPu = Math.min(lowestPhasePu, Math.min(ab, Math.min(bc, ca)));
        highestPu = Math.max(highestPhasePu, Math.max(ab, Math.max(bc, ca)));
    }

    /** There is no measurement. */
    public void blind() {
        lowestPu = highestPu = lowestPhasePu = highestPhasePu = Double.NaN;
    }

    public double lowestPu() {
        return lowestPu;
    }

    public double highestPu() {
        return highestPu;
    }

    public double lowestPhasePu() {
        return lowestPhasePu;
    }

    public double highestPhasePu() {
        return highestPhasePu;
    }

    private static double phaseToPhasePu(double x, double y, double angleDeg) {
        // The usual case first: a cosine costs more than the rest of a protection step.
        double cosine =
                Math.abs(angleDeg) == 120 || Math.abs(angleDeg) == 240
                        ? -0.5
                        : Math.cos(Math.toRadians(angleDeg));
        return Math.sqrt(Math.max(0, x * x + y * y - 2 * x * y * cosine)) / SQRT_3;
    }
}
