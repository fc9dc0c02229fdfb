package org.tidegate.controller.lane;

/**
 * What the lane needs to know about the site, all numbers checked by the board file. Powers are
 * magnitudes.
 *
 * @param ratedVa per-unit base of the grid code until the converter has told its own rating
 * @param exportConfirmed every grid-profile value is confirmed, or the grid is a twin
 * @param requireEncryption discharge needs an encrypted vehicle connection
 * @param minimumEfficiency DC power is at most AC power over this when exporting
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
        boolean demonstration) {}
