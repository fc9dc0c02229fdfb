package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("MeterInfoType")
public record MeterInfo(
        String meterId,
        @Nullable Long meterReading,
        @Nullable Bytes sigMeterReading,
        @Nullable Integer meterStatus,
        @Nullable Long tMeter) {}
