package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PowerDeliveryResType")
public record PowerDeliveryRes(ResponseCode responseCode, EvseStatus evseStatus)
        implements Iso2Response {}
