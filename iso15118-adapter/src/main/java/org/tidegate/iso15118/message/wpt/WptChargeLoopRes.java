package org.tidegate.iso15118.message.wpt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.EvseStatus;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_ChargeLoopResType")
public record WptChargeLoopRes(
        MessageHeader header,
        ResponseCode responseCode,
        @Nullable EvseStatus evseStatus,
        @Nullable MeterInfo meterInfo,
        @Nullable Receipt receipt,
        Rational evpcPowerRequest,
        @Nullable Rational sdPowerInput,
        Rational spcMaxOutputPowerLimit,
        Rational spcMinOutputPowerLimit,
        WptSpcChargeDiagnostics spcChargeDiagnostics,
        @Nullable Rational spcOperatingFrequency,
        @Nullable WptSpcPowerControlParameter spcPowerControlParameter,
        List<Bytes> manufacturerSpecificDataContainers)
        implements WptResponse {
    public WptChargeLoopRes {
        manufacturerSpecificDataContainers = List.copyOf(manufacturerSpecificDataContainers);
    }

    @Override
    public SchemaSet schemaSet() {
        return SchemaSet.ISO20_WPT;
    }
}
