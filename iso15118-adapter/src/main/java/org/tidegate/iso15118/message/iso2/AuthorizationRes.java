package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("AuthorizationResType")
public record AuthorizationRes(ResponseCode responseCode, EvseProcessing evseProcessing)
        implements Iso2Response {}
