package org.tidegate.rig.vehicle.iso2;

/** What an old car speaks. */
public enum Speech {
    DIN_DC("urn:din:70121:2012:"),
    ISO2_DC("urn:iso:15118:2:2013:"),
    ISO2_AC("urn:iso:15118:2:2013:");

    private final String base;

    Speech(String base) {
        this.base = base;
    }

    /** Beginning of its namespaces. */
    String base() {
        return base;
    }

    boolean isDin() {
        return this == DIN_DC;
    }

    boolean isAc() {
        return this == ISO2_AC;
    }
}
