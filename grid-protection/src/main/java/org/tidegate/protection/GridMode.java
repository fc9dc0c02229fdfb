package org.tidegate.protection;

/** Where the charger stands towards the grid (IEEE 1547-2018 clause 6.4.2; EN 50549-1 4.5). */
public enum GridMode {
    /** In service, inside the continuous range. */
    CONTINUOUS_OPERATION("CO"),
    /** Riding through: must keep exchanging current. */
    MANDATORY_OPERATION("MO"),
    /** Riding through: may keep exchanging current. */
    PERMISSIVE_OPERATION("PO"),
    /** Riding through with the current at zero, contactors closed. */
    MOMENTARY_CESSATION("MC"),
    /** Must stop energising, not yet tripped. */
    CEASE_TO_ENERGISE("CTE"),
    /** Outside the ride-through table and not yet tripped. */
    NOT_DEFINED("ND"),
    /** Tripped or not yet in service. */
    TRIPPED("TR"),
    /** In service again, power ramping up. */
    ENTERING_SERVICE("ES");

    private final String abbreviation;

    GridMode(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    public String abbreviation() {
        return abbreviation;
    }
}
