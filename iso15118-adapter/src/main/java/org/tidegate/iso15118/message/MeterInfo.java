package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** A meter reading in Wh, imported and (with BPT) exported. */
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
