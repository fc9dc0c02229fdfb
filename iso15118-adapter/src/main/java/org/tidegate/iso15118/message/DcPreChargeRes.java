package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.SchemaSet;

/** The voltage at the output now. */
@XsdSequence("DC_PreChargeResType")
public record DcPreChargeRes(
        MessageHeader header, ResponseCode responseCode, Rational evsePresentVoltage)
        implements V2gResponse {
    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_DC;
    }
}
