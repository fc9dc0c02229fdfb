package org.tidegate.rig.conformance;

/** Minimum required accuracies of IEEE 1547-2018 Table 3, and what tests may make of them. */
final class Accuracy {
    /** Voltage, per unit of nominal. */
    static final double VOLTAGE_PU = 0.01;

    static final double FREQUENCY_HZ = 0.010;

    /** Active and reactive power, per unit of rated. */
    static final double POWER_PU = 0.05;

    /** Results may be off by this many accuracies (IEEE 1547.1-2020, 5.14.1 and others). */
    static final double RESULT = 1.5;

    private Accuracy() {}

    /** Of a time setting: 1 % of it or two cycles, whichever is longer. */
    static double timeS(double settingS, double nominalHz) {
        return Math.max(0.01 * settingS, 2 / nominalHz);
    }
}
