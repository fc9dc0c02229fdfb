package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVStatusType")
public record DcEvStatus(boolean evReady, DcEvErrorCode evErrorCode, int evRessSoc) {}
