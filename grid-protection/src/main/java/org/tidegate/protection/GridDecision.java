package org.tidegate.protection;

/**
 * What the grid code demands this cycle. Reused; starts tripped. Powers are per unit of rated
 * apparent power, plus into the vehicle.
 */
public final class GridDecision {
    public GridMode mode = GridMode.TRIPPED;

    /** Gates must be blocked now: tripped, ceasing or momentarily ceasing. */
    public boolean blockGates = true;

    /**
     * Out of service: a trip stage has operated, the permit is withdrawn, or service has not been
     * entered since start. Latched until service is entered again.
     */
    public boolean tripped = true;

    /** The stage that tripped last, such as {@code "OV2"}; empty if none since start. */
    public String tripStage = "";

    /** Lowest permitted power (negative: export) and highest (import). Zero is always between. */
    public double lowestPowerPu;

    public double highestPowerPu;

    /** Demand after frequency support: what the grid code makes of what was asked for. */
    public double supportedDemandPu;

    /** Whether frequency support currently changes the demand. */
    public boolean frequencySupportActive;

    /**
     * Nanoseconds until service may be entered; 0 in service, {@code Long.MAX_VALUE} while the grid
     * is outside the window.
     */
    public long enterServiceRemainingNanos = Long.MAX_VALUE;
}
