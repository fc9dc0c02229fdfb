package org.tidegate.rig.converter;

/** What a Modbus exception would say. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public static final int ILLEGAL_FUNCTION = 1;
    public static final int ILLEGAL_ADDRESS = 2;
    public static final int ILLEGAL_VALUE = 3;

    final int code;

    public Refusal(int code) {
        super("Modbus exception " + code);
        this.code = code;
    }
}
