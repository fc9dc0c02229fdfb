package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WeldingDetectionResType")
public record WeldingDetectionRes(
        ResponseCode responseCode, DcEvseStatus dcEvseStatus, PhysicalValue evsePresentVoltage)
        implements Iso2Response {}
