package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** Chooses and proves an authorization. */
@XsdSequence("AuthorizationReqType")
public record AuthorizationReq(
        MessageHeader header,
        AuthorizationService selectedAuthorizationService,
        AReqAuthorizationMode authorizationMode)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
