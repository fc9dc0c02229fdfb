package org.tidegate.iso15118.message;

import java.util.List;
import org.tidegate.iso15118.exi.SchemaSet;

/** Up to 32 parameter sets; cars with older codecs read five. */
@XsdSequence("ServiceDetailResType")
public record ServiceDetailRes(
        MessageHeader header,
        ResponseCode responseCode,
        int serviceId,
        List<ParameterSet> serviceParameterList)
        implements V2gResponse {
    public ServiceDetailRes {
        serviceParameterList = List.copyOf(serviceParameterList);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
