package org.tidegate.ocpp;

/** The hands of the operator side: what touches keys, files and the vehicle's certificates. */
public record OcppPorts(KeyStorePort keys, FilePort files, VehiclePort vehicle) {
    /** Nobody asks for a vehicle. */
    public OcppPorts(KeyStorePort keys, FilePort files) {
        this(keys, files, VehiclePort.none());
    }

    /** No hands: everything that needs them is refused with a reason. */
    public static OcppPorts none() {
        return new OcppPorts(KeyStorePort.none(), FilePort.none());
    }

    public OcppPorts withVehicle(VehiclePort vehicle) {
        return new OcppPorts(keys, files, vehicle);
    }
}
