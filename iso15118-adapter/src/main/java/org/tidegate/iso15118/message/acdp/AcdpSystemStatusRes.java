package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ACDP_SystemStatusResType")
public record AcdpSystemStatusRes(
        MessageHeader header,
        ResponseCode responseCode,
        MechanicalChargingDeviceStatus evseMechanicalChargingDeviceStatus,
        boolean evseReadyToCharge,
        IsolationStatus evseIsolationStatus,
        boolean evseDisabled,
        boolean evseUtilityInterruptEvent,
        boolean evseEmergencyShutdown,
        boolean evseMalfunction,
        boolean evInChargePosition,
        boolean evAssociationStatus)
        implements AcdpResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_ACDP;
    }
}
