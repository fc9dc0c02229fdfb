package org.tidegate.controller.lane;

import org.tidegate.controller.session.SiteWord;

/**
 * What the others at the site leave to this charger, by the meter at its connection. Allocates
 * nothing.
 *
 * <p>The meter counts the charger too, and its sample is up to a second old; so the charger's own
 * power of that moment is taken off. A limit tightens at once and widens slowly: a meter that
 * averages over a second would otherwise make the charger swing.
 */
final class SiteRoom {
    /** After this the meter counts as lost (a meter of 1 Hz may miss four answers). */
    static final long STALE_NANOS = 5_000_000_000L;

    private static final long SLOT_NANOS = 50_000_000L;

    /** Six seconds: longer than a sample may be old. */
    private static final int SLOTS = 128;

    /** Of the limit, within a second. */
    private static final double WIDENS_PER_S = 0.1;

    /** So that a small limit is not an eternity away. */
    private static final double LEAST_PER_S_W = 500;

    private final SiteSettings settings;
    private final double[] ownW = new double[SLOTS];
    private final long[] atNanos = new long[SLOTS];
    private int newest = -1;
    private long filled;
    private long sampleNanos = SiteWord.NONE.measuredNanos();
    private double othersW = Double.NaN;
    private double importLeftW;
    private double exportLeftW;
    private long steppedNanos;
    private boolean seen;

    SiteRoom(SiteSettings settings) {
        this.settings = settings;
    }

    /**
     * @param chargerW what flows through this charger now; NaN while nobody knows
     */
    void step(SiteWord site, double chargerW, long nowNanos) {
        remember(chargerW, nowNanos);
        double seconds = Math.clamp((nowNanos - steppedNanos) / 1e9, 0, 1);
        steppedNanos = nowNanos;
        boolean known = Double.isFinite(site.loadW());
        if (known && site.measuredNanos() != sampleNanos) {
            sampleNanos = site.measuredNanos();
            double ownThenW = ownAt(sampleNanos);
            othersW = Double.isNaN(ownThenW) ? othersW : site.loadW() - ownThenW;
        }
        seen = known && Double.isFinite(othersW) && nowNanos - sampleNanos < STALE_NANOS;
        if (!seen) {
            importLeftW = settings.unseenImportLimitW();
            exportLeftW = 0;
            othersW = known ? othersW : Double.NaN;
            return;
        }
        importLeftW =
                next(
                        importLeftW,
                        Math.max(0, settings.connectionImportLimitW() - othersW),
                        settings.connectionImportLimitW(),
                        seconds);
        exportLeftW =
                next(
                        exportLeftW,
                        Math.max(0, settings.connectionExportLimitW() + othersW),
                        settings.connectionExportLimitW(),
                        seconds);
    }

    private static double next(double nowW, double towardsW, double limitW, double seconds) {
        if (limitW == Double.POSITIVE_INFINITY) {
            return limitW;
        }
        double mostW = nowW + seconds * Math.max(LEAST_PER_S_W, WIDENS_PER_S * limitW);
        return Math.min(towardsW, mostW);
    }

    private void remember(double chargerW, long nowNanos) {
        if (newest >= 0 && nowNanos - atNanos[newest] < SLOT_NANOS) {
            return;
        }
        newest = (newest + 1) % SLOTS;
        ownW[newest] = chargerW;
        atNanos[newest] = nowNanos;
        filled++;
    }

    /** The charger's power at that time; its oldest known one for a time before that. */
    private double ownAt(long timeNanos) {
        int at = newest;
        for (long left = Math.min(filled, SLOTS); left > 1 && atNanos[at] - timeNanos > 0; left--) {
            at = (at + SLOTS - 1) % SLOTS;
        }
        return ownW[at];
    }

    /** Whether the meter's word is good enough to keep a limit by. */
    boolean isSeen() {
        return seen;
    }

    /** Most power this charger may take. */
    double importLeftW() {
        return importLeftW;
    }

    /** Most power this charger may feed in; a magnitude. */
    double exportLeftW() {
        return exportLeftW;
    }

    /** What the others take, minus what they feed in; NaN while nobody knows. */
    double othersW() {
        return othersW;
    }
}
