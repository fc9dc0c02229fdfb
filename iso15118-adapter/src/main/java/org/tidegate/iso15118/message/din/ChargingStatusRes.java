package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingStatusResType")
public record ChargingStatusRes(
        ResponseCode responseCode,
        Bytes evseId,
        int saScheduleTupleId,
        @Nullable PhysicalValue evseMaxCurrent,
        @Nullable MeterInfo meterInfo,
        boolean receiptRequired,
        AcEvseStatus acEvseStatus)
        implements DinResponse {}
