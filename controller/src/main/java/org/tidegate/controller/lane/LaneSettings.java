package org.tidegate.controller.lane;

import org.tidegate.controller.authority.AuthoritySettings;

/**
 * What the lane needs to know about the site, all numbers checked by the board file. Powers are
 * magnitudes.
 *
 * @param ratedVa per-unit base of the grid code until the converter has told its own rating
 * @param exportConfirmed every grid-profile value is confirmed, or the grid is a twin
 * @param requireEncryption discharge needs an encrypted vehicle connection
 * @param authority how far remote set-points may go
 * @param minimumEfficiency DC power is at most AC power over this when exporting
 * @param site what it allows besides, and whom it wants to be heard
 */
public record LaneSettings(
        long periodNanos,
        double nominalVoltageV,
        double ratedVa,
        double siteImportLimitW,
        double siteExportLimitW,
        boolean siteExportPermitted,
        boolean exportConfirmed,
        boolean requireEncryption,
        double cableCurrentLimitA,
        double minimumSocPercent,
        double targetSocPercent,
        boolean authoriseOffline,
        double minimumEfficiency,
        String profile,
        boolean demonstration,
        AuthoritySettings authority,
        SiteSettings site) {

    /** Remote set-points are followed at once, as often as they come. */
    public LaneSettings(
            long periodNanos,
            double nominalVoltageV,
            double ratedVa,
            double siteImportLimitW,
            double siteExportLimitW,
            boolean siteExportPermitted,
            boolean exportConfirmed,
            boolean requireEncryption,
            double cableCurrentLimitA,
            double minimumSocPercent,
            double targetSocPercent,
            boolean authoriseOffline,
            double minimumEfficiency,
            String profile,
            boolean demonstration) {
        this(
                periodNanos,
                nominalVoltageV,
                ratedVa,
                siteImportLimitW,
                siteExportLimitW,
                siteExportPermitted,
                exportConfirmed,
                requireEncryption,
                cableCurrentLimitA,
                minimumSocPercent,
                targetSocPercent,
                authoriseOffline,
                minimumEfficiency,
                profile,
                demonstration,
                AuthoritySettings.unlimited(),
                SiteSettings.NONE);
    }

    /** The same site with other bounds on remote set-points. */
    public LaneSettings with(AuthoritySettings bounds) {
        return copy(periodNanos, bounds, site);
    }

    /** The same charger on another site. */
    public LaneSettings at(SiteSettings place) {
        return copy(periodNanos, authority, place);
    }

    /** The same charger at another rhythm. */
    public LaneSettings every(long otherPeriodNanos) {
        return copy(otherPeriodNanos, authority, site);
    }

    private LaneSettings copy(long otherNanos, AuthoritySettings bounds, SiteSettings place) {
        return new LaneSettings(
                otherNanos,
                nominalVoltageV,
                ratedVa,
                siteImportLimitW,
                siteExportLimitW,
                siteExportPermitted,
                exportConfirmed,
                requireEncryption,
                cableCurrentLimitA,
                minimumSocPercent,
                targetSocPercent,
                authoriseOffline,
                minimumEfficiency,
                profile,
                demonstration,
                bounds,
                place);
    }
}
