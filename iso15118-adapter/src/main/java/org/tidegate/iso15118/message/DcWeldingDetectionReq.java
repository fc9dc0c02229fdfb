package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** The vehicle opens its contactors one by one and wants to see the voltage vanish. */
@XsdSequence("DC_WeldingDetectionReqType")
public record DcWeldingDetectionReq(MessageHeader header, Processing evProcessing)
        implements V2gRequest {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
