package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WeldingDetectionReqType")
public record WeldingDetectionReq(DcEvStatus dcEvStatus) implements Iso2Request {}
