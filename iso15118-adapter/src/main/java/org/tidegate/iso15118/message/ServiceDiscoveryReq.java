package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Asks for services, perhaps only some. */
@XsdSequence("ServiceDiscoveryReqType")
public record ServiceDiscoveryReq(MessageHeader header, List<Integer> supportedServiceIds)
        implements V2gRequest {
    public ServiceDiscoveryReq {
        supportedServiceIds = List.copyOf(supportedServiceIds);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
