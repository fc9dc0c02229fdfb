package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVSEProcessingType")
public enum EvseProcessing {
    FINISHED,
    ONGOING
}
