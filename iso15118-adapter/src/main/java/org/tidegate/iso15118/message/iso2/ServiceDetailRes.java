package org.tidegate.iso15118.message.iso2;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDetailResType")
public record ServiceDetailRes(
        ResponseCode responseCode, int serviceId, List<ParameterSet> serviceParameterList)
        implements Iso2Response {
    public ServiceDetailRes {
        serviceParameterList = List.copyOf(serviceParameterList);
    }
}
