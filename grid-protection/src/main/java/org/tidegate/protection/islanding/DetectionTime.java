package org.tidegate.protection.islanding;

import java.util.Locale;

/**
 * How long our own search takes at worst to find an island over a given path.
 *
 * <p>Until reactive power runs away with the frequency: four times the loop's own delay. Then the
 * flips, each as long as it takes to see what it did. In the plant twin, trip windows wide open,
 * worst of the 55 points: own samples 0.46 s against 0.47 s by this sum, registers each 20 ms 0.93
 * s against 0.94 s; registers each 50 ms are beyond what is allowed by either.
 *
 * @param loopNanos from a change of the grid to the reactive power that answers it
 * @param worstNanos until the trip
 */
public record DetectionTime(long loopNanos, long worstNanos) {
    /** A search that grows by e in half a loop needs four to grow out of the noise. */
    private static final int LOOPS_UNTIL_SUSPICION = 4;

    /** A flip that is shorter is judged before it has moved anything. */
    private static final double LOOPS_PER_FLIP = 1.8;

    /** What the bench does not know of the field: a quarter of what the code allows is left. */
    private static final double SHARE = 0.75;

    /**
     * A path between grid and converter.
     *
     * @param measurementNanos until a step of the grid shows
     * @param pollNanos from one measurement to the next
     * @param actuationNanos from the decision to the reactive power
     */
    public record Path(long measurementNanos, long pollNanos, long actuationNanos) {}

    /** Of these settings, with flips that are long enough for the path. */
    public static DetectionTime of(AntiIslandingSettings settings, Path path) {
        long loop =
                path.measurementNanos()
                        + path.pollNanos() / 2
                        + path.actuationNanos()
                        + settings.lagNanos();
        long flip = flipNanos(settings, path, loop);
        return new DetectionTime(loop, LOOPS_UNTIL_SUSPICION * loop + settings.flips() * flip);
    }

    /** As long as the settings say or the loop needs, in whole polls. */
    private static long flipNanos(AntiIslandingSettings settings, Path path, long loopNanos) {
        long needed = Math.max(settings.flipNanos(), (long) Math.ceil(LOOPS_PER_FLIP * loopNanos));
        long polls = Math.ceilDiv(needed, path.pollNanos());
        return polls * path.pollNanos();
    }

    /** The settings with flips that this path can answer. */
    public static AntiIslandingSettings fitted(AntiIslandingSettings settings, Path path) {
        long flip = flipNanos(settings, path, of(settings, path).loopNanos());
        return settings.withFlips(settings.flips(), Math.max(flip, settings.flipNanos()));
    }

    /** Whether that leaves a quarter of what the code allows. */
    public boolean isWithin(long allowedNanos) {
        return worstNanos <= SHARE * allowedNanos;
    }

    public double worstSeconds() {
        return worstNanos * 1e-9;
    }

    /** For a person, with the remedy. */
    public String sentence(long allowedNanos) {
        return String.format(
                Locale.ROOT,
                isWithin(allowedNanos)
                        ? "the controller finds an island within %.2f s over this path (%.2f s are"
                                + " allowed)"
                        : "the controller would find an island after up to %.2f s over this path,"
                                + " and %.2f s are allowed: no export with grid.anti_islanding:"
                                + " controller. Use the converter's own method (both_supervised),"
                                + " poll faster, or measure and set a shorter"
                                + " grid.measurement_delay_ms",
                worstSeconds(),
                allowedNanos * 1e-9);
    }
}
