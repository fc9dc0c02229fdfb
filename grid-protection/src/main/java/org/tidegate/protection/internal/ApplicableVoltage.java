package org.tidegate.protection.internal;

import org.tidegate.protection.GridSample;

/**
 * The applicable voltages of IEEE 1547-2018 4.2 and EN 50549-1 4.9.2: an under-voltage element
 * looks at the lowest, an over-voltage element at the highest of the three phase-neutral and the
 * three phase-phase voltages. One missing voltage makes all of them NaN: a phase nobody sees may be
 * anything.
 */
public final class ApplicableVoltage {
    private static final double SQRT_3 = Math.sqrt(3);
    private static final double THIRD = 1 / 3.0;
    private static final double SIXTH = 1 / 6.0;

    private final boolean threePhase;
    private double lowestPu = Double.NaN;
    private double highestPu = Double.NaN;
    private double lowestPhasePu = Double.NaN;
    private double highestPhasePu = Double.NaN;
    private double meanPhasePu = Double.NaN;
    private double abSquare;
    private double bcSquare;
    private double caSquare;

    /** Of a single-phase charger only L1 exists. */
    public ApplicableVoltage(boolean threePhase) {
        this.threePhase = threePhase;
    }

    /** Takes a new sample. */
    public void take(GridSample s) {
        double a = s.voltageL1Pu;
        if (!threePhase) {
            lowestPu = highestPu = lowestPhasePu = highestPhasePu = meanPhasePu = a;
            return;
        }
        double b = s.voltageL2Pu;
        double c = s.voltageL3Pu;
        double sum = a + b + c;
        if (Double.isNaN(sum)) {
            blind();
            return;
        }
        lowestPhasePu = Bounds.atMost(a, Bounds.atMost(b, c));
        highestPhasePu = Bounds.atLeast(a, Bounds.atLeast(b, c));
        meanPhasePu = sum * THIRD;
        abSquare = phaseToPhaseSquare(a, b, s.angleL1Deg - s.angleL2Deg);
        bcSquare = phaseToPhaseSquare(b, c, s.angleL2Deg - s.angleL3Deg);
        caSquare = phaseToPhaseSquare(c, a, s.angleL3Deg - s.angleL1Deg);
        if (Double.isNaN(abSquare + bcSquare + caSquare)) {
            blind(); // an angle is missing
            return;
        }
        // the root is monotonic, so one of each is enough
        double lowest = Bounds.atMost(abSquare, Bounds.atMost(bcSquare, caSquare));
        double highest = Bounds.atLeast(abSquare, Bounds.atLeast(bcSquare, caSquare));
        lowestPu = Bounds.atMost(lowestPhasePu, Math.sqrt(lowest));
        highestPu = Bounds.atLeast(highestPhasePu, Math.sqrt(highest));
    }

    /** There is no measurement. */
    public void blind() {
        lowestPu = highestPu = lowestPhasePu = highestPhasePu = meanPhasePu = Double.NaN;
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

    public double meanPhasePu() {
        return meanPhasePu;
    }

    /**
     * Size of the positive sequence, from the triangle of the phase-phase voltages: its sides and
     * its area say all that there is to know, and the angles are not needed again.
     */
    public double positiveSequencePu() {
        if (!threePhase || Double.isNaN(lowestPu)) {
            return lowestPu;
        }
        double sum = abSquare + bcSquare + caSquare;
        double sumOfSquares = abSquare * abSquare + bcSquare * bcSquare + caSquare * caSquare;
        // Heron: sixteen times the area squared is (sum)² − 2 (sum of squares)
        double area = Math.sqrt(Math.max(0, sum * sum - 2 * sumOfSquares));
        return Math.sqrt((sum + SQRT_3 * area) * SIXTH);
    }

    /** In per unit of the phase-phase nominal, hence the third. */
    private static double phaseToPhaseSquare(double x, double y, double angleDeg) {
        // The usual case first: a cosine costs more than the rest of a protection step.
        double cosine =
                Math.abs(angleDeg) == 120 || Math.abs(angleDeg) == 240
                        ? -0.5
                        : Math.cos(Math.toRadians(angleDeg));
        double square = x * x + y * y - 2 * x * y * cosine;
        return square < 0 ? 0 : square * THIRD;
    }
}
