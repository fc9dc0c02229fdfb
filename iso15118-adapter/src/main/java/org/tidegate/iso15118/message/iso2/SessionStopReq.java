package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("SessionStopReqType")
public record SessionStopReq(ChargingSession chargingSession) implements Iso2Request {}
