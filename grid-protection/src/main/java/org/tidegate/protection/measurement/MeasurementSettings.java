package org.tidegate.protection.measurement;

/**
 * What a {@link GridMeter} has to know about its converter and its grid.
 *
 * @param sampleRateHz per channel, 2 to 20 kSa/s; the filters are proven from 4 to 10 kSa/s
 * @param phases 1 or 3
 * @param nominalVoltageV phase to neutral
 * @param nominalFrequencyHz 50 or 60; only where the meter starts to look, it follows the grid from
 *     45 to 65 Hz with either
 * @param fullScaleV the largest instantaneous voltage that the converter can show
 */
public record MeasurementSettings(
        double sampleRateHz,
        int phases,
        double nominalVoltageV,
        double nominalFrequencyHz,
        double fullScaleV) {
    private static final double SLOWEST_HZ = 2_000;
    private static final double FASTEST_HZ = 20_000;

    public MeasurementSettings {
        require(
                sampleRateHz >= SLOWEST_HZ && sampleRateHz <= FASTEST_HZ,
                "sampleRateHz",
                sampleRateHz,
                "2000 to 20000 samples per second and channel");
        require(phases == 1 || phases == 3, "phases", phases, "1 or 3");
        require(
                nominalVoltageV > 0 && Double.isFinite(nominalVoltageV),
                "nominalVoltageV",
                nominalVoltageV,
                "volts from phase to neutral");
        require(
                nominalFrequencyHz == 50 || nominalFrequencyHz == 60,
                "nominalFrequencyHz",
                nominalFrequencyHz,
                "50 or 60");
        require(
                fullScaleV >= Math.sqrt(2) * nominalVoltageV && Double.isFinite(fullScaleV),
                "fullScaleV",
                fullScaleV,
                "at least the crest of the nominal voltage");
    }

    /** The input range of the board's converter: 700 V, 2.15 times the crest of 230 V. */
    public static final double DEFAULT_FULL_SCALE_V = 700;

    /** With the board's input range. */
    public static MeasurementSettings of(
            double sampleRateHz, int phases, double nominalVoltageV, double nominalFrequencyHz) {
        double fullScaleV = Math.max(DEFAULT_FULL_SCALE_V, 2 * Math.sqrt(2) * nominalVoltageV);
        return new MeasurementSettings(
                sampleRateHz, phases, nominalVoltageV, nominalFrequencyHz, fullScaleV);
    }

    private static void require(boolean holds, String what, double value, String instead) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + "; it has to be " + instead);
        }
    }
}
