package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("CableCheckResType")
public record CableCheckRes(
        ResponseCode responseCode, DcEvseStatus dcEvseStatus, EvseProcessing evseProcessing)
        implements Iso2Response {}
