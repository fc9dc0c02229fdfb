package org.tidegate.hal;

/** A Modbus exchange that did not succeed, with a reason a person can act on. */
public final class ModbusException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who or what failed. */
    public enum Reason {
        /** No connection could be opened. */
        UNREACHABLE,
        /** No complete answer before the deadline. */
        TIMEOUT,
        /** The answer does not fit the question: transaction, unit, function or length. */
        MISMATCH,
        /** The device answered with a Modbus exception code. */
        REFUSED,
        /** The device closed the connection. */
        CLOSED
    }

    private final Reason reason;
    private final int exceptionCode;

    public ModbusException(Reason reason, int exceptionCode, String message) {
        super(message);
        this.reason = reason;
        this.exceptionCode = exceptionCode;
    }

    /** What a side without this function answers: exception code 1. */
    static ModbusException unknownFunction(String endpoint, int function) {
        return new ModbusException(
                Reason.REFUSED, 1, endpoint + ": function " + function + " is not available here");
    }

    public Reason reason() {
        return reason;
    }

    /** The device's code when {@link Reason#REFUSED}, else 0. */
    public int exceptionCode() {
        return exceptionCode;
    }
}
