package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** When the vehicle may leave. */
@XsdSequence("VehicleCheckOutResType")
public record VehicleCheckOutRes(
        MessageHeader header, ResponseCode responseCode, EvseCheckOutStatus evseCheckOutStatus)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
