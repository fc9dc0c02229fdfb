package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CableCheckReqType")
public record CableCheckReq(DcEvStatus dcEvStatus) implements Iso2Request {}
