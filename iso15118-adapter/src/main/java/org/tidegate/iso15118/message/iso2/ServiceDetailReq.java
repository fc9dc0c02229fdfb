package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDetailReqType")
public record ServiceDetailReq(int serviceId) implements Iso2Request {}
