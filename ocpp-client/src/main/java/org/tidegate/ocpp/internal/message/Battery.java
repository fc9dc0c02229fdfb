package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Battery swapping (block S). */
public interface Battery {

    @Since21
    record BatterySwap(
            List<BatteryData> batteryData,
            BatterySwapEvent eventType,
            Data.IdToken idToken,
            int requestId)
            implements StationCall {}

    @Since21
    record RequestBatterySwap(Data.IdToken idToken, int requestId) implements OperatorCall {}

    @Since21
    record RequestBatterySwapResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record BatteryData(
            @Range(min = 0) int evseId,
            @Text(50) String serialNumber,
            @Range(min = 0, max = 100) double soC,
            @Range(min = 0, max = 100) double soH,
            @Nullable Instant productionDate,
            @Text(500) @Nullable String vendorInfo) {}

    enum BatterySwapEvent {
        BATTERY_IN,
        BATTERY_OUT,
        BATTERY_OUT_TIMEOUT
    }
}
