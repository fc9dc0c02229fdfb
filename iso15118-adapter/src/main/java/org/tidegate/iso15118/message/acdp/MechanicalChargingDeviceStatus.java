package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("mechanicalChargingDeviceStatusType")
public enum MechanicalChargingDeviceStatus {
    HOME,
    MOVING,
    END_POSITION
}
