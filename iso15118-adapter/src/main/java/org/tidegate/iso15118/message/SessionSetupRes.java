package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Names the charger; the header names the session. */
@XsdSequence("SessionSetupResType")
public record SessionSetupRes(MessageHeader header, ResponseCode responseCode, String evseId)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
