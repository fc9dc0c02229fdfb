package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PreChargeResType")
public record PreChargeRes(
        ResponseCode responseCode, DcEvseStatus dcEvseStatus, PhysicalValue evsePresentVoltage)
        implements Iso2Response {}
