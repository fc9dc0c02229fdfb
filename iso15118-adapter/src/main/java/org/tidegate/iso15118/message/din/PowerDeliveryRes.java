package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PowerDeliveryResType")
public record PowerDeliveryRes(ResponseCode responseCode, EvseStatus evseStatus)
        implements DinResponse {}
