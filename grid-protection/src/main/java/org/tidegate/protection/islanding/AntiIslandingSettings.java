package org.tidegate.protection.islanding;

/**
 * Q–f feedback with flip verification.
 *
 * @param gainPuPerHz of the feedback; an island of quality Q is unstable above 2 Q / f0
 * @param leastPu of the feedback, in the direction of the deviation (JEM1498 calls for a steeper
 *     slope near zero): an island in perfect balance, or one that is seen through registers of 10
 *     mHz, would otherwise rest for half a second before noise moves it; 0 leaves it out
 * @param limitPu of the reactive power that is added
 * @param washoutNanos time constant of the frequency that counts as normal
 * @param suspicionHz deviation that starts a verification
 * @param confirmationHz by how much a flip has to move the frequency; 0.25/√Q
 * @param implausibleHz a larger deviation is no island but a wrong measurement
 * @param flips that have to move the frequency one after the other
 * @param flipNanos one of them; at least four times the lag
 * @param holdNanos without suspicion after one that did not
 * @param lagNanos of the reactive power; without it a weak grid is taken for an island
 * @param jumpDeg a phase step per cycle that is larger is not looked at
 * @param jumpBlankNanos for how long
 * @param leastExportPu below there is nothing that could feed an island
 */
public record AntiIslandingSettings(
        double nominalHz,
        double gainPuPerHz,
        double leastPu,
        double limitPu,
        long washoutNanos,
        double suspicionHz,
        double confirmationHz,
        double implausibleHz,
        int flips,
        long flipNanos,
        long holdNanos,
        long lagNanos,
        double jumpDeg,
        long jumpBlankNanos,
        double leastExportPu) {

    private static final long MILLISECOND = 1_000_000L;

    /** IEC 62116 and IEEE 1547.1 test with a load of this quality. */
    private static final double QUALITY = 1;

    public AntiIslandingSettings {
        require(nominalHz > 0, "nominalHz", nominalHz);
        require(
                gainPuPerHz > criticalGainPuPerHz(QUALITY, nominalHz),
                "gainPuPerHz (an island stays stable with 2 Q / f0 or less)",
                gainPuPerHz);
        require(leastPu >= 0 && leastPu <= 0.02, "leastPu", leastPu);
        require(limitPu > 0 && limitPu <= 0.5, "limitPu", limitPu);
        require(
                washoutNanos >= 200 * MILLISECOND && washoutNanos <= 10_000 * MILLISECOND,
                "washoutNanos",
                washoutNanos);
        require(suspicionHz > 0, "suspicionHz", suspicionHz);
        require(confirmationHz > 0, "confirmationHz", confirmationHz);
        require(implausibleHz > suspicionHz, "implausibleHz", implausibleHz);
        require(flips >= 1 && flips <= 10, "flips", flips);
        require(lagNanos > 0, "lagNanos", lagNanos);
        require(flipNanos >= 4 * lagNanos, "flipNanos (at least four lags)", flipNanos);
        require(holdNanos >= 0, "holdNanos", holdNanos);
        require(jumpDeg > 0, "jumpDeg", jumpDeg);
        require(
                jumpBlankNanos >= 0 && jumpBlankNanos <= 500 * MILLISECOND,
                "jumpBlankNanos (a blind second is half of the time there is)",
                jumpBlankNanos);
        require(leastExportPu >= 0, "leastExportPu", leastExportPu);
    }

    /** The gain above which an island runs away: 0.040 pu/Hz at 50 Hz for a quality of 1. */
    public static double criticalGainPuPerHz(double quality, double nominalHz) {
        return 2 * quality / nominalHz;
    }

    /**
     * With own samples and a set-point that acts within a few milliseconds; 10 ms steps. A flip of
     * 80 ms took 16 of 120 phase jumps in a weak grid for an island, 90 ms and 100 ms none; a gain
     * of 0.20 left a limit cycle behind at a short-circuit ratio of 1.5, 0.12 did not.
     */
    public static AntiIslandingSettings onSamples(double nominalHz) {
        return preset(nominalHz, 90 * MILLISECOND);
    }

    /** Over a bus that is polled each 20 ms and acts 40 ms later. */
    public static AntiIslandingSettings overBus(double nominalHz) {
        return preset(nominalHz, 180 * MILLISECOND);
    }

    private static AntiIslandingSettings preset(double nominalHz, long flipNanos) {
        return new AntiIslandingSettings(
                nominalHz,
                0.12 * 50 / nominalHz,
                0.005,
                0.15,
                1_000 * MILLISECOND,
                0.25,
                0.25,
                8,
                3,
                flipNanos,
                300 * MILLISECOND,
                20 * MILLISECOND,
                8,
                100 * MILLISECOND,
                0.02);
    }

    public AntiIslandingSettings withGain(double gainPuPerHz, double limitPu) {
        return new AntiIslandingSettings(
                nominalHz,
                gainPuPerHz,
                leastPu,
                limitPu,
                washoutNanos,
                suspicionHz,
                confirmationHz,
                implausibleHz,
                flips,
                flipNanos,
                holdNanos,
                lagNanos,
                jumpDeg,
                jumpBlankNanos,
                leastExportPu);
    }

    /** The feedback in proportion alone. */
    public AntiIslandingSettings withLeast(double leastPu) {
        return new AntiIslandingSettings(
                nominalHz,
                gainPuPerHz,
                leastPu,
                limitPu,
                washoutNanos,
                suspicionHz,
                confirmationHz,
                implausibleHz,
                flips,
                flipNanos,
                holdNanos,
                lagNanos,
                jumpDeg,
                jumpBlankNanos,
                leastExportPu);
    }

    public AntiIslandingSettings withFlips(int flips, long flipNanos) {
        return new AntiIslandingSettings(
                nominalHz,
                gainPuPerHz,
                leastPu,
                limitPu,
                washoutNanos,
                suspicionHz,
                confirmationHz,
                implausibleHz,
                flips,
                flipNanos,
                holdNanos,
                lagNanos,
                jumpDeg,
                jumpBlankNanos,
                leastExportPu);
    }

    /** For a load of another quality than 1: a flip moves the frequency less. */
    public AntiIslandingSettings forQuality(double quality) {
        return new AntiIslandingSettings(
                nominalHz,
                gainPuPerHz,
                leastPu,
                limitPu,
                washoutNanos,
                suspicionHz,
                suspicionHz / Math.sqrt(quality),
                implausibleHz,
                flips,
                flipNanos,
                holdNanos,
                lagNanos,
                jumpDeg,
                jumpBlankNanos,
                leastExportPu);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + " means nothing");
        }
    }
}
