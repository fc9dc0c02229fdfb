package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_ChargeLoopReqType")
public record WptChargeLoopReq(
        MessageHeader header,
        @Nullable DisplayParameters displayParameters,
        boolean meterInfoRequested,
        Rational evpcPowerRequest,
        Rational evpcPowerOutput,
        WptEvpcChargeDiagnostics evpcChargeDiagnostics,
        @Nullable Rational evpcOperatingFrequency,
        @Nullable WptEvpcPowerControlParameter evpcPowerControlParameter,
        List<Bytes> manufacturerSpecificDataContainers)
        implements WptRequest {
    public WptChargeLoopReq {
        manufacturerSpecificDataContainers = List.copyOf(manufacturerSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
