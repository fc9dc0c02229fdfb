package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Waits for the isolation test of the open cable. */
@XsdSequence("DC_CableCheckReqType")
public record DcCableCheckReq(MessageHeader header) implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
