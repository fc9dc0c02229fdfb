package org.tidegate.rig.contract;

/** A check that did not hold; the message says what was seen. */
public final class ContractBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContractBroken(String message) {
        super(message);
    }
}
