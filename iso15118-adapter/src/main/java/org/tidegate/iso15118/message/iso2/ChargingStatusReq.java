package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingStatusReqType")
public record ChargingStatusReq() implements Iso2Request {}
