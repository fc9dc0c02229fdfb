package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Negotiates power and price over time. */
@XsdSequence("ScheduleExchangeReqType")
public record ScheduleExchangeReq(
        MessageHeader header, int maximumSupportingPoints, SeReqControlMode controlMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
