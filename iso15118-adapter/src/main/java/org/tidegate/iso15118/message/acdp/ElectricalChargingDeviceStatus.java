package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("electricalChargingDeviceStatusType")
public enum ElectricalChargingDeviceStatus {
    STATE_A,
    STATE_B,
    STATE_C,
    STATE_D
}
