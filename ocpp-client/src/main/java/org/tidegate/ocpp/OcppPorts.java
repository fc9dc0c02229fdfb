package org.tidegate.ocpp;

/** The hands of the operator side: what touches keys and files. */
public record OcppPorts(KeyStorePort keys, FilePort files) {
    /** No hands: everything that needs them is refused with a reason. */
    public static OcppPorts none() {
        return new OcppPorts(KeyStorePort.none(), FilePort.none());
    }
}
