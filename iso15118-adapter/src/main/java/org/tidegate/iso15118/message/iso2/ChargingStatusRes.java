package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingStatusResType")
public record ChargingStatusRes(
        ResponseCode responseCode,
        String evseId,
        int saScheduleTupleId,
        @Nullable PhysicalValue evseMaxCurrent,
        @Nullable MeterInfo meterInfo,
        @Nullable Boolean receiptRequired,
        AcEvseStatus acEvseStatus)
        implements Iso2Response {}
