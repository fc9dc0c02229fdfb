package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** Starts, pauses or stops the flow of energy. */
@XsdSequence("PowerDeliveryReqType")
public record PowerDeliveryReq(
        MessageHeader header,
        Processing evProcessing,
        ChargeProgress chargeProgress,
        @Nullable EvPowerProfile evPowerProfile,
        @Nullable ChannelSelection bptChannelSelection)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
