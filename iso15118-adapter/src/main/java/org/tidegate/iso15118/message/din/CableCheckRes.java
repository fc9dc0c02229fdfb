package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CableCheckResType")
public record CableCheckRes(
        ResponseCode responseCode, DcEvseStatus dcEvseStatus, EvseProcessing evseProcessing)
        implements DinResponse {}
