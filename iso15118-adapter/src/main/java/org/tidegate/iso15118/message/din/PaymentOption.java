package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("paymentOptionType")
public enum PaymentOption {
    CONTRACT,
    EXTERNAL_PAYMENT
}
