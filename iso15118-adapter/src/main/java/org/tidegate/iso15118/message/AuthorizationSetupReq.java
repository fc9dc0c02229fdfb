package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Asks how a vehicle may authorize itself here. */
@XsdSequence("AuthorizationSetupReqType")
public record AuthorizationSetupReq(MessageHeader header) implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
