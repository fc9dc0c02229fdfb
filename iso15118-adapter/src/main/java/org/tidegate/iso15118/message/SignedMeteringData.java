package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("SignedMeteringDataType")
public record SignedMeteringData(
        String id,
        SessionId sessionId,
        MeterInfo meterInfo,
        @Nullable Receipt receipt,
        SmdtControlMode controlMode) {}
