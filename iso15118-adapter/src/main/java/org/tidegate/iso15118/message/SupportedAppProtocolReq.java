package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** First message of all: the protocols the vehicle speaks. */
@XsdSequence("supportedAppProtocolReq#anon")
public record SupportedAppProtocolReq(List<AppProtocol> appProtocols) implements V2gMessage {
    public SupportedAppProtocolReq {
        appProtocols = List.copyOf(appProtocols);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.APP_PROTOCOL;
    }
}
