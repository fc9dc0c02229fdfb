package org.tidegate.hal;

/**
 * One reading of a meter. Plus is import. When the quality is not good, every number is NaN: what
 * is not believed is not shown.
 *
 * @param reactivePowerVar plus is drawn (inductive)
 * @param currentA magnitudes, as meters give them
 * @param importedWh the meter's own register; never netted with the other one
 * @param exportedWh the meter's own register; never netted with the other one
 * @param reason why the quality is what it is; empty when good
 * @param sampledAtNanos when the exchange began, so that age is never flattered
 * @param sequence counts exchanges that were answered; 0 means there was none yet
 */
public record MeterReading(
        double powerW,
        PerPhase phasePowerW,
        double reactivePowerVar,
        PerPhase voltageV,
        PerPhase currentA,
        double frequencyHz,
        double importedWh,
        double exportedWh,
        MeterQuality quality,
        String reason,
        long sampledAtNanos,
        long sequence) {

    public static final MeterReading NONE =
            unknown(MeterQuality.UNKNOWN, "the meter has not been read yet", 0, 0);

    /** A reading without numbers. */
    public static MeterReading unknown(
            MeterQuality quality, String reason, long sampledAtNanos, long sequence) {
        return new MeterReading(
                Double.NaN,
                PerPhase.UNKNOWN,
                Double.NaN,
                PerPhase.UNKNOWN,
                PerPhase.UNKNOWN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                quality,
                reason,
                sampledAtNanos,
                sequence);
    }

    /** Good, and begun at most {@code maxAgeNanos} ago. */
    public boolean isUsable(long nowNanos, long maxAgeNanos) {
        return quality.isGood() && sequence != 0 && nowNanos - sampledAtNanos <= maxAgeNanos;
    }

    /** Power, or NaN when the reading is not usable: silence and doubt are no number. */
    public double powerW(long nowNanos, long maxAgeNanos) {
        return isUsable(nowNanos, maxAgeNanos) ? powerW : Double.NaN;
    }
}
