package org.tidegate.hal;

/**
 * Nameplate of a converter. All powers are magnitudes.
 *
 * @param dcVoltageControl whether a DC voltage can be commanded over the bus (cable check,
 *     pre-charge); a plain SunSpec 700-series map has no such point, and the stage then pre-charges
 *     by itself
 */
public record StageRating(
        String manufacturer,
        String model,
        String serial,
        double maxChargeW,
        double maxDischargeW,
        double maxApparentVa,
        double nominalVoltageV,
        double maxDcVoltageV,
        double maxDcCurrentA,
        boolean dcVoltageControl) {

    /** Not discovered yet: no power is allowed. */
    public static final StageRating UNKNOWN =
            new StageRating("", "", "", 0, 0, 0, Double.NaN, 0, 0, false);

    /** For a device that must not feed the grid. */
    public StageRating withoutDischarge() {
        return new StageRating(
                manufacturer,
                model,
                serial,
                maxChargeW,
                0,
                maxApparentVa,
                nominalVoltageV,
                maxDcVoltageV,
                maxDcCurrentA,
                dcVoltageControl);
    }

    public boolean isKnown() {
        return maxApparentVa > 0;
    }
}
