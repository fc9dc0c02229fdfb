package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Leaves the parking space. */
@XsdSequence("VehicleCheckOutReqType")
public record VehicleCheckOutReq(
        MessageHeader header, EvCheckOutStatus evCheckOutStatus, long checkOutTime)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
