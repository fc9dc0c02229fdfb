package org.tidegate.protection;

/**
 * What the grid code demands this cycle. Reused; starts tripped. Powers are per unit of rated
 * apparent power; active power is plus into the vehicle, reactive power is plus when absorbed (what
 * the charger draws, inductive), so that both count what comes out of the grid.
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

    /** Demand after all functions: what the grid code makes of what was asked for. */
    public double supportedDemandPu;

    /**
     * Whether the grid code asks for something that limits alone do not say: frequency support, the
     * gradient of a new demand, or import that nobody asked for.
     */
    public boolean demandOverridden;

    /** Reactive power after mode, capability and circle; with {@link #reactiveCurrentPu} in it. */
    public double reactivePowerPu;

    /** Desired before the circle of apparent power; 0 out of service. */
    public double desiredPowerPu;

    public double desiredReactivePowerPu;

    /**
     * Reactive current of dynamic voltage support alone, for a converter that can follow it within
     * a cycle; the gain is for its negative sequence. Both 0 while inactive.
     */
    public double reactiveCurrentPu;

    public double negativeSequenceGain;

    /** Mask of {@link GridFunction#bit}: what is at work in this cycle. */
    public int activeFunctions;

    /** Which function had the last word about active power. */
    public GridFunction binding = GridFunction.OUT_OF_SERVICE;

    /** Voltage disturbances inside the code's window, and whether another one may trip. */
    public int disturbances;

    public boolean mayTrip;

    /** Whether frequency support currently changes the demand. */
    public boolean frequencySupportActive;

    /**
     * Nanoseconds until service may be entered; 0 in service, {@code Long.MAX_VALUE} while the grid
     * is outside the window.
     */
    public long enterServiceRemainingNanos = Long.MAX_VALUE;
}
