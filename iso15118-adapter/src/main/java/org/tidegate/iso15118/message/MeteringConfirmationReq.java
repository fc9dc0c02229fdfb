package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** The vehicle confirms a meter reading by signing it. */
@XsdSequence("MeteringConfirmationReqType")
public record MeteringConfirmationReq(MessageHeader header, SignedMeteringData signedMeteringData)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
