package org.tidegate.controller.ladder;

/** The limit ladder, highest authority first. Limits intersect; only targets compete. */
public enum Rung {
    SAFETY("safety"),
    GRID_CODE("grid code"),
    SITE("site"),
    CABLE_AND_THERMAL("cable and thermal"),
    VEHICLE("vehicle"),
    MINIMUM_ENERGY("departure and minimum energy"),
    OPERATOR("operator"),
    SERVICE("service"),
    COST("cost");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
