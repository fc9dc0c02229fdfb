package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVSEProcessingType")
public enum EvseProcessing {
    FINISHED,
    ONGOING,
    ONGOING_WAITING_FOR_CUSTOMER_INTERACTION
}
