package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingStatusReqType")
public record ChargingStatusReq() implements DinRequest {}
