package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** Where the vehicle has to stop. */
@XsdSequence("VehicleCheckInResType")
public record VehicleCheckInRes(
        MessageHeader header,
        ResponseCode responseCode,
        @Nullable Integer parkingSpace,
        @Nullable Integer deviceLocation,
        @Nullable Integer targetDistance)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
