package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Energy transfer services and value added services. */
@XsdSequence("ServiceDiscoveryResType")
public record ServiceDiscoveryRes(
        MessageHeader header,
        ResponseCode responseCode,
        boolean serviceRenegotiationSupported,
        List<Service> energyTransferServiceList,
        List<Service> vasList)
        implements V2gResponse {
    public ServiceDiscoveryRes {
        energyTransferServiceList = List.copyOf(energyTransferServiceList);
        vasList = List.copyOf(vasList);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
