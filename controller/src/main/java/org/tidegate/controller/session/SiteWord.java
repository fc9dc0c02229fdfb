package org.tidegate.controller.session;

/**
 * What the site's meter last measured, this charger included.
 *
 * @param measuredNanos when; each instant is one sample
 * @param loadW plus is what the site consumes, minus what it feeds into the grid; NaN is unknown
 */
public record SiteWord(long measuredNanos, double loadW) {
    /** An older sample is no basis for a decision. */
    public static final long OLDEST_NANOS = 2_000_000_000L;

    /** No meter. */
    public static final SiteWord NONE = new SiteWord(Long.MIN_VALUE / 2, Double.NaN);

    public boolean isFresh(long nowNanos) {
        return nowNanos - measuredNanos < OLDEST_NANOS && Double.isFinite(loadW);
    }
}
