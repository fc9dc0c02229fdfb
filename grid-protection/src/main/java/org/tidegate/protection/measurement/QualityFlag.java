package org.tidegate.protection.measurement;

/**
 * Why a measurement must not be believed, and how long it is believed nevertheless. Until a fault
 * blocks, the samples in question are replaced by those of one period earlier; from then on the
 * snapshot shows NaN, and NaN trips.
 *
 * <p>Times are the longest from the first faulty sample to NaN, at 45 Hz; "recovers" is the longest
 * from the last faulty sample to numbers again.
 */
public enum QualityFlag {
    /** The windows are not full yet: after start, or after a gap that could not be bridged. */
    STARTING(0, 100_000_000, "the measuring windows are not full yet", ""),
    /** NaN or infinity. */
    NOT_A_NUMBER(
            4_000_000, 100_000_000, "a sample is not a number", "check the converter's driver"),
    /** The very same value again and again, away from zero. */
    FROZEN(10_000_000, 100_000_000, "the samples do not change", "check the converter's clock"),
    /** At the end of the converter's range. */
    SATURATED(
            25_000_000,
            100_000_000,
            "the voltage exceeds the converter's range",
            "check the divider; the true voltage is higher than what is shown"),
    /** Samples are missing: bridged up to 2.5 ms, a longer gap starts all windows again. */
    GAP(2_500_000, 100_000_000, "samples are missing", "check the load of the sampling thread"),
    /** Time stands still or runs backwards; such samples are not taken. */
    OUT_OF_ORDER(
            10_000_000, 100_000_000, "a sample is older than its predecessor", "check the driver"),
    /** A step that no grid can make. */
    IMPLAUSIBLE_STEP(
            6_000_000, 100_000_000, "the voltage steps further than it can", "check the wiring"),
    /** No new sample. */
    STALE(10_000_000, 100_000_000, "there are no new samples", "check the sampling thread"),
    /** Two inputs show the same phase. */
    CONTRADICTORY(
            130_000_000,
            150_000_000,
            "the three voltages cannot belong to one three-phase grid",
            "check that each input is wired to a phase of its own"),
    /** L1, L2, L3 follow each other the other way round. Protection does not mind. */
    REVERSED_ROTATION(
            Long.MAX_VALUE, 100_000_000, "the phases rotate backwards", "exchange L2 and L3"),
    /** Below {@value GridMeter#FREQUENCY_NEEDS_PU} pu: the last frequency is shown. */
    FREQUENCY_HELD(
            Long.MAX_VALUE,
            120_000_000,
            "the voltage is too low for a frequency; the last one is held",
            "");

    private final long blocksAfterNanos;
    private final long recoversNanos;
    private final String sentence;
    private final String remedy;

    QualityFlag(long blocksAfterNanos, long recoversNanos, String sentence, String remedy) {
        this.blocksAfterNanos = blocksAfterNanos;
        this.recoversNanos = recoversNanos;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** {@code Long.MAX_VALUE} for what is only a remark. */
    public long blocksAfterNanos() {
        return blocksAfterNanos;
    }

    public long recoversNanos() {
        return recoversNanos;
    }

    public String sentence() {
        return sentence;
    }

    public String remedy() {
        return remedy;
    }

    /** For masks made and read by the same version. */
    public int bit() {
        return 1 << ordinal();
    }

    public boolean isIn(int mask) {
        return (mask & bit()) != 0;
    }
}
