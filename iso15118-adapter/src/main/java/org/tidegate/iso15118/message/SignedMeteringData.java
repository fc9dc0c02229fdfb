package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** A meter reading the vehicle has signed. */
@XsdSequence("SignedMeteringDataType")
public record SignedMeteringData(
        String id,
        SessionId sessionId,
        MeterInfo meterInfo,
        @Nullable Receipt receipt,
        SmdtControlMode controlMode) {}
