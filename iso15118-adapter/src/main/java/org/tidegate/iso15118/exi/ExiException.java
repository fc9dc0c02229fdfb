package org.tidegate.iso15118.exi;

/**
 * Bytes that are not a message. The peer's mistake, not ours: a value to log and to answer, so it
 * carries no stack trace and costs little when someone sends nothing else.
 */
public final class ExiException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of wrong. */
    public enum Reason {
        /** The bytes end before the message does. */
        TRUNCATED,
        /** No EXI of the ISO 15118 profile, or an event the grammar does not declare. */
        MALFORMED,
        /**
         * Readable, but a value lies outside its type: too long, too large, an abstract element.
         */
        SCHEMA_INVALID,
        /** Valid, but no message this build knows. */
        UNSUPPORTED
    }

    private final Reason reason;
    private final int bit;
    private final String detail;

    /**
     * Says where and why.
     *
     * @param bit position in the stream, counted from the EXI header
     * @param detail what was expected and what was found
     */
    public ExiException(Reason reason, int bit, String detail) {
        super("bit " + bit + ": " + detail, null, false, false);
        this.reason = reason;
        this.bit = bit;
        this.detail = detail;
    }

    /** What kind of wrong. */
    public Reason reason() {
        return reason;
    }

    /** Bit position at which reading stopped, counted from the EXI header. */
    public int bit() {
        return bit;
    }

    /** What was expected and what was found, without the place. */
    public String detail() {
        return detail;
    }
}
