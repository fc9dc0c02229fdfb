package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("DC_EVStatusType")
public record DcEvStatus(
        boolean evReady,
        @Nullable Boolean evCabinConditioning,
        @Nullable Boolean evRessConditioning,
        DcEvErrorCode evErrorCode,
        int evRessSoc) {}
