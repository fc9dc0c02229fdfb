package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PaymentServiceSelectionResType")
public record PaymentServiceSelectionRes(ResponseCode responseCode) implements Iso2Response {}
