package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** Ends or pauses the session. */
@XsdSequence("SessionStopReqType")
public record SessionStopReq(
        MessageHeader header,
        ChargingSession chargingSession,
        @Nullable String evTerminationCode,
        @Nullable String evTerminationExplanation)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
