package org.tidegate.hal;

/**
 * What the converter says about itself once a second, for people and records; nothing is decided on
 * it. NaN where the device has no such value.
 *
 * @param importedWh the converter's own register of energy drawn from the grid; never netted
 * @param exportedWh the converter's own register of energy fed into the grid; never netted
 * @param socPercent of the vehicle's battery, if the converter knows it
 * @param enterServiceSeconds what is left of the device's own waiting time after a grid trip
 */
public record StageDetails(
        double importedWh, double exportedWh, double socPercent, double enterServiceSeconds) {
    public static final StageDetails UNKNOWN =
            new StageDetails(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
