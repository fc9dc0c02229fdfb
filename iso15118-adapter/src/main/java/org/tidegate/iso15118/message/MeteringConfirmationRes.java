package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** The signed reading arrived. */
@XsdSequence("MeteringConfirmationResType")
public record MeteringConfirmationRes(MessageHeader header, ResponseCode responseCode)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
