package org.tidegate.hal;

/**
 * What the converter says about itself once a second, for people and records. NaN where the device
 * has no such value. A new object stands for a new reading.
 *
 * @param importedWh the converter's own register of energy drawn from the grid; never netted
 * @param exportedWh the converter's own register of energy fed into the grid; never netted
 * @param socPercent of the vehicle's battery, if the converter knows it
 * @param enterServiceSeconds what is left of the device's own waiting time after a grid trip
 * @param islandSearch whether it looks for unintentional islands; discharge may depend on it
 */
public record StageDetails(
        double importedWh,
        double exportedWh,
        double socPercent,
        double enterServiceSeconds,
        IslandSearch islandSearch) {
    public static final StageDetails UNKNOWN =
            new StageDetails(
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, IslandSearch.UNREADABLE);
}
