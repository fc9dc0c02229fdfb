package org.tidegate.runtime;

/**
 * One entry of the event catalogue. Each module declares its codes as an enum that implements this;
 * console, OCPP, log and manual all read the same entry.
 */
public interface EventCode {
    /** Stable number; hundreds belong to a module. Never reused. */
    int id();

    /** The enum constant's name; stable. */
    String name();

    Severity severity();

    /**
     * A sentence for a person. {@code {a}} and {@code {b}} stand for the event's two numbers and
     * {@code {text}} for its words.
     */
    String sentence();

    /** What to do about it; empty when nothing needs doing. */
    String remedy();

    /**
     * ChargeX minimum required error code that this maps to, such as {@code "MREC-9"}; or empty.
     */
    default String mrec() {
        return "";
    }
}
