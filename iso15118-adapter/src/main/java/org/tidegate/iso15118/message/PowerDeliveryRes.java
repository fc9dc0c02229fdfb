package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;

/** The answer; contactors follow. */
@XsdSequence("PowerDeliveryResType")
public record PowerDeliveryRes(
        MessageHeader header, ResponseCode responseCode, @Nullable EvseStatus evseStatus)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_COMMON;
    }
}
