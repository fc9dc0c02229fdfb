package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Ongoing until somebody has decided. */
@XsdSequence("AuthorizationResType")
public record AuthorizationRes(
        MessageHeader header, ResponseCode responseCode, Processing evseProcessing)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
