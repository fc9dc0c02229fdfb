package org.tidegate.controller.lane;

/**
 * What the site around the charger allows. Powers are magnitudes.
 *
 * @param connectionImportLimitW,connectionExportLimitW of the whole site where it is connected;
 *     positive infinity without such a limit
 * @param unseenImportLimitW for the charger while such a limit is to be kept and the site's meter
 *     is not seen
 * @param managed an energy manager is to speak
 * @param silentImportLimitW for the charger while it does not
 */
public record SiteSettings(
        double connectionImportLimitW,
        double connectionExportLimitW,
        double unseenImportLimitW,
        boolean managed,
        double silentImportLimitW) {
    /** A site without limits of its own and without a manager. */
    public static final SiteSettings NONE =
            new SiteSettings(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, false, 0);
}
