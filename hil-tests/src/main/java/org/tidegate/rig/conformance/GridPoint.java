package org.tidegate.rig.conformance;

/**
 * A grid at rest: three phase-neutral voltages in per unit of nominal, how far each phase is turned
 * from its place in a balanced system, and the frequency.
 */
public record GridPoint(
        double l1Pu,
        double l2Pu,
        double l3Pu,
        double l1Deg,
        double l2Deg,
        double l3Deg,
        double frequencyHz) {

    public static GridPoint nominal(double frequencyHz) {
        return new GridPoint(1, 1, 1, 0, 0, 0, frequencyHz);
    }

    /** All phases at this voltage. */
    public GridPoint voltage(double pu) {
        return new GridPoint(pu, pu, pu, l1Deg, l2Deg, l3Deg, frequencyHz);
    }

    /** One phase, 1 to 3, at this voltage and the others as they are. */
    public GridPoint phase(int phase, double pu) {
        return new GridPoint(
                phase == 1 ? pu : l1Pu,
                phase == 2 ? pu : l2Pu,
                phase == 3 ? pu : l3Pu,
                l1Deg,
                l2Deg,
                l3Deg,
                frequencyHz);
    }

    public GridPoint frequency(double hz) {
        return new GridPoint(l1Pu, l2Pu, l3Pu, l1Deg, l2Deg, l3Deg, hz);
    }

    /** Every phase turned by so much. */
    public GridPoint turned(double deg) {
        return turned(deg, deg, deg);
    }

    public GridPoint turned(double deg1, double deg2, double deg3) {
        return new GridPoint(l1Pu, l2Pu, l3Pu, deg1, deg2, deg3, frequencyHz);
    }

    double voltagePu(int phase) {
        return switch (phase) {
            case 1 -> l1Pu;
            case 2 -> l2Pu;
            default -> l3Pu;
        };
    }

    double turnedDeg(int phase) {
        return switch (phase) {
            case 1 -> l1Deg;
            case 2 -> l2Deg;
            default -> l3Deg;
        };
    }

    boolean isTurned() {
        return l1Deg != 0 || l2Deg != 0 || l3Deg != 0;
    }
}
