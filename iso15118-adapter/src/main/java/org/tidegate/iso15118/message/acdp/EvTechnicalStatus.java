package org.tidegate.iso15118.message.acdp;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("EVTechnicalStatusType")
public record EvTechnicalStatus(
        boolean evReadyToCharge,
        boolean evImmobilizationRequest,
        @Nullable Boolean evImmobilized,
        @Nullable Rational evwlanStrength,
        @Nullable CpStatus evcpStatus,
        @Nullable Integer evsoc,
        @Nullable ErrorCode evErrorCode,
        @Nullable Boolean evTimeout) {}
