package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** A message on the high-level channel between vehicle and charger. */
public sealed interface V2gMessage
        permits SupportedAppProtocolReq, SupportedAppProtocolRes, V2gRequest, V2gResponse {

    /** Whose grammar, and so under which payload type, the message travels. */
    SchemaSet schemaSet();
}
