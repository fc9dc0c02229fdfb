package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** The protocol chosen, by the schema ID of the request. */
@XsdSequence("supportedAppProtocolRes#anon")
public record SupportedAppProtocolRes(
        AppProtocolResponseCode responseCode, @Nullable Integer schemaId) implements V2gMessage {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.APP_PROTOCOL;
    }
}
