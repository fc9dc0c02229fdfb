package org.tidegate.ocpp.internal.json;

/**
 * Something that may be there, is bounded in depth and size like everything else, and is neither
 * looked into nor kept: price tables of schedules, tariffs, vendor data.
 */
public record Opaque() {
    public static final Opaque PRESENT = new Opaque();
}
