package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PreChargeReqType")
public record PreChargeReq(
        DcEvStatus dcEvStatus, PhysicalValue evTargetVoltage, PhysicalValue evTargetCurrent)
        implements DinRequest {}
