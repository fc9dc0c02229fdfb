package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Which authorizations are offered; carries the challenge if Plug and Charge is one of them. */
@XsdSequence("AuthorizationSetupResType")
public record AuthorizationSetupRes(
        MessageHeader header,
        ResponseCode responseCode,
        List<AuthorizationService> authorizationServices,
        boolean certificateInstallationService,
        AsResAuthorizationMode authorizationMode)
        implements V2gResponse {
    public AuthorizationSetupRes {
        authorizationServices = List.copyOf(authorizationServices);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
