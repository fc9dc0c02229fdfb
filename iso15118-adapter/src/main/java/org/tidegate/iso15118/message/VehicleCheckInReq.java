package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** Arrives at the parking space of an automatic connection device. */
@XsdSequence("VehicleCheckInReqType")
public record VehicleCheckInReq(
        MessageHeader header,
        EvCheckInStatus evCheckInStatus,
        ParkingMethod parkingMethod,
        @Nullable Integer vehicleFrame,
        @Nullable Integer deviceOffset,
        @Nullable Integer vehicleTravel)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
