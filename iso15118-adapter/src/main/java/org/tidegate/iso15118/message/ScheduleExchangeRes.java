package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** Offers schedules, or says that it takes a little longer. */
@XsdSequence("ScheduleExchangeResType")
public record ScheduleExchangeRes(
        MessageHeader header,
        ResponseCode responseCode,
        Processing evseProcessing,
        @Nullable Boolean goToPause,
        SeResControlMode controlMode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
