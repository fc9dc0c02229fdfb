package org.tidegate.hal;

/**
 * The meter at the site's connection to the grid, read once a second. Plus is what the site takes
 * from the grid, minus what it feeds in: the charger's own sign, seen from further up, so that 1 kW
 * more into the vehicle is 1 kW more here.
 */
@FunctionalInterface
public interface SiteMeter extends Meter {
    /** No such meter: every number is unknown, for ever. */
    SiteMeter NONE = () -> MeterReading.NONE;
}
