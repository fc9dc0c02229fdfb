package org.tidegate.controller.session;

/**
 * What the site's meter last measured, this charger included.
 *
 * @param measuredNanos when; each instant is one sample
 * @param loadW plus is what the site consumes, minus what it feeds into the grid; NaN is unknown
 * @param trouble why it is unknown, in words; empty while it is known, or where there is no meter
 */
public record SiteWord(long measuredNanos, double loadW, String trouble) {
    /** An older sample is no basis for a decision. */
    public static final long OLDEST_NANOS = 2_000_000_000L;

    /** No meter. */
    public static final SiteWord NONE = new SiteWord(Long.MIN_VALUE / 2, Double.NaN, "");

    /** A measurement that is believed. */
    public SiteWord(long measuredNanos, double loadW) {
        this(measuredNanos, loadW, "");
    }

    public boolean isFresh(long nowNanos) {
        return nowNanos - measuredNanos < OLDEST_NANOS && Double.isFinite(loadW);
    }
}
