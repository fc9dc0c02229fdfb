package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ServicePaymentSelectionResType")
public record ServicePaymentSelectionRes(ResponseCode responseCode) implements DinResponse {}
