package org.tidegate.hal.der;

/**
 * One point of a device as read.
 *
 * @param value NaN when the device does not implement it, and for texts
 * @param text empty for numbers
 */
public record DerValue(int model, String point, double value, String text, boolean writable) {}
