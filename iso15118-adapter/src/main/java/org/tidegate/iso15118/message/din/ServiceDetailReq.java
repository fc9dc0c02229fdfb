package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServiceDetailReqType")
public record ServiceDetailReq(int serviceId) implements DinRequest {}
