package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("paymentOptionType")
public enum PaymentOption {
    CONTRACT,
    EXTERNAL_PAYMENT
}
