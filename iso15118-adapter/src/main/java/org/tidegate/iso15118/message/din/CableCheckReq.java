package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CableCheckReqType")
public record CableCheckReq(DcEvStatus dcEvStatus) implements DinRequest {}
