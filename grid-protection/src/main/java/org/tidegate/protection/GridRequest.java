package org.tidegate.protection;

/** What is asked of the grid side this cycle. Reused; starts with nothing asked and no permit. */
public final class GridRequest {
    /** What the charger would do on its own; plus is into the vehicle. */
    public double demandPu;

    /** The operator's permit (IEEE 1547-2018 4.10.3); false ceases at once. */
    public boolean permitService;

    /**
     * What the vehicle can take and give now, both as positive numbers. NaN is nothing: a battery
     * that nobody knows is neither charged nor discharged.
     */
    public double importAvailablePu = Double.POSITIVE_INFINITY;

    public double exportAvailablePu = Double.POSITIVE_INFINITY;
}
