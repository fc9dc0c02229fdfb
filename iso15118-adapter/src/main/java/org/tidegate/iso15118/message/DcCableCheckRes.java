package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Ongoing until the isolation test has passed. */
@XsdSequence("DC_CableCheckResType")
public record DcCableCheckRes(
        MessageHeader header, ResponseCode responseCode, Processing evseProcessing)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
