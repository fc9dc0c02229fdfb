package org.tidegate.protection;

/**
 * A function of the grid code, as a code: which are at work, and which one has the last word about
 * power. The order is of no consequence; {@link #bit()} is only for masks made and read by the same
 * version.
 */
public enum GridFunction {
    /** What was asked for is what is demanded. */
    NONE,
    /** Not in service. */
    OUT_OF_SERVICE,
    /** Ceasing for the time being: ride-through, or a grid that cannot be seen. */
    CESSATION,
    /** Power returning after service has been entered. */
    RETURN_RAMP,
    /** Frequency droop, LFSM or held response. */
    FREQUENCY,
    VOLT_WATT,
    ACTIVE_POWER_LIMIT,
    /** The gradient of a new demand. */
    DEMAND_RAMP,
    /** What the vehicle can take or give. */
    AVAILABLE_POWER,
    /** The charger's own rating. */
    RATING,
    /** The apparent power circle. */
    APPARENT_POWER,
    VOLT_VAR,
    WATT_VAR,
    CONSTANT_POWER_FACTOR,
    CONSTANT_REACTIVE_POWER,
    POWER_FACTOR_OF_POWER,
    /** Reactive current during a disturbance. */
    DYNAMIC_VOLTAGE,
    /** A phase jump is keeping the rate of change of frequency from being believed. */
    PHASE_JUMP_BLANKING,
    /** Reactive power that looks for an island. */
    ANTI_ISLANDING;

    /** For {@link GridDecision#activeFunctions}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether this function is in the mask. */
    public boolean isIn(int mask) {
        return (mask & bit()) != 0;
    }
}
