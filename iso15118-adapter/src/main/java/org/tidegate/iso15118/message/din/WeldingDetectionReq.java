package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WeldingDetectionReqType")
public record WeldingDetectionReq(DcEvStatus dcEvStatus) implements DinRequest {}
