package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("MeterInfoType")
public record MeterInfo(
        String meterId,
        long chargedEnergyReadingWh,
        @Nullable Long bptDischargedEnergyReadingWh,
        @Nullable Long capacitiveEnergyReadingVaRh,
        @Nullable Long bptInductiveEnergyReadingVaRh,
        @Nullable Bytes meterSignature,
        @Nullable Integer meterStatus,
        @Nullable Long meterTimestamp) {}
