package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Asks for the parameter sets of a service. */
@XsdSequence("ServiceDetailReqType")
public record ServiceDetailReq(MessageHeader header, int serviceId) implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
