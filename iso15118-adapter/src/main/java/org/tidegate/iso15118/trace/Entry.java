package org.tidegate.iso15118.trace;

/** One thing that happened on a vehicle's connection. */
public sealed interface Entry {
    /** Monotonic time, counted from the moment the connection became ready. */
    long atNanos();

    /**
     * A message in either direction.
     *
     * @param fromVehicle false if the charger sent it
     * @param exi the payload without the V2GTP header; must not be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // shared with the plane that owns it, never compared
    record Message(long atNanos, boolean fromVehicle, int payloadType, byte[] exi)
            implements Entry {}

    /** A line of the journal, such as why something was refused. */
    record Note(long atNanos, String text) implements Entry {}

    /** Messages that were not kept, because the capture has a bounded size. */
    record Gap(long atNanos, long messages) implements Entry {}

    /**
     * The connection is over.
     *
     * @param refusal why the session failed; empty if it did not
     */
    record End(long atNanos, String refusal) implements Entry {}
}
