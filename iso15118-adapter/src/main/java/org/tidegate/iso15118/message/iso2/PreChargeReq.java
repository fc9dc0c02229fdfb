package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PreChargeReqType")
public record PreChargeReq(
        DcEvStatus dcEvStatus, PhysicalValue evTargetVoltage, PhysicalValue evTargetCurrent)
        implements Iso2Request {}
