package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** The choice is accepted or not. */
@XsdSequence("ServiceSelectionResType")
public record ServiceSelectionRes(MessageHeader header, ResponseCode responseCode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
