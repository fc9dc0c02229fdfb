package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Opens a session or joins the paused one of its header. */
@XsdSequence("SessionSetupReqType")
public record SessionSetupReq(MessageHeader header, String evccId) implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
