package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;
import org.tidegate.ocpp.internal.json.Words201;

/** Limits, needs and schedules around a charging profile (block K). */
public interface Charging {

    record NotifyChargingLimit(
            @Nullable List<Profile.ChargingSchedule> chargingSchedule,
            @Range(min = 0) @Nullable Integer evseId,
            ChargingLimit chargingLimit)
            implements StationCall {}

    record ClearedChargingLimit(
            @In201(words = Words201.ChargingLimitSource.class, otherwise = "Other") @Text(20)
                    String chargingLimitSource,
            @Range(min = 0) @Nullable Integer evseId)
            implements StationCall {}

    record NotifyEVChargingNeeds(
            @Range(min = 1) int evseId,
            @Range(min = 0) @Nullable Integer maxScheduleTuples,
            ChargingNeeds chargingNeeds,
            @Since21 @Nullable Instant timestamp)
            implements StationCall {}

    record NotifyEVChargingNeedsResponse(
            NotifyEVChargingNeedsStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    record NotifyEVChargingSchedule(
            Instant timeBase,
            Profile.ChargingSchedule chargingSchedule,
            @Range(min = 1) int evseId,
            @Since21 @Range(min = 0) @Nullable Integer selectedChargingScheduleId,
            @Since21 @Nullable Boolean powerToleranceAcceptance)
            implements StationCall {}

    record NotifyEVChargingScheduleResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorAnswer {}

    @Since21
    record NotifyPriorityCharging(@Text(36) String transactionId, boolean activated)
            implements StationCall {}

    @Since21
    record UsePriorityCharging(@Text(36) String transactionId, boolean activate)
            implements OperatorCall {}

    @Since21
    record UsePriorityChargingResponse(
            PriorityChargingStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record ChargingLimit(
            @In201(words = Words201.ChargingLimitSource.class, otherwise = "Other") @Text(20)
                    String chargingLimitSource,
            @Since21 @Nullable Boolean isLocalGeneration,
            @Nullable Boolean isGridCritical) {}

    record ACChargingParameters(
            @In201(whole = true) double energyAmount,
            @In201(whole = true) double evMinCurrent,
            @In201(whole = true) double evMaxCurrent,
            @In201(whole = true) double evMaxVoltage) {}

    record ChargingNeeds(
            @Nullable ACChargingParameters acChargingParameters,
            @Since21 @Nullable DERChargingParameters derChargingParameters,
            @Since21 @Nullable EVEnergyOffer evEnergyOffer,
            Data.EnergyTransferMode requestedEnergyTransfer,
            @Nullable DCChargingParameters dcChargingParameters,
            @Since21 @Nullable V2XChargingParameters v2xChargingParameters,
            @Since21 @Nullable List<Data.EnergyTransferMode> availableEnergyTransfer,
            @Since21 @Nullable ControlMode controlMode,
            @Since21 @Nullable MobilityNeedsMode mobilityNeedsMode,
            @Nullable Instant departureTime) {}

    record DCChargingParameters(
            @In201(whole = true) double evMaxCurrent,
            @In201(whole = true) double evMaxVoltage,
            @In201(whole = true) @Nullable Double evMaxPower,
            @In201(whole = true) @Nullable Double evEnergyCapacity,
            @In201(whole = true) @Nullable Double energyAmount,
            @In201(min = 0, max = 100) @Range(min = 0, max = 100) @Nullable Integer stateOfCharge,
            @In201(min = 0, max = 100) @Range(min = 0, max = 100) @Nullable Integer fullSoC,
            @In201(min = 0, max = 100) @Range(min = 0, max = 100) @Nullable Integer bulkSoC) {}

    record DERChargingParameters(
            @Nullable List<Der.ControlKind> evSupportedDERControl,
            @Nullable Double evOverExcitedMaxDischargePower,
            @Nullable Double evOverExcitedPowerFactor,
            @Nullable Double evUnderExcitedMaxDischargePower,
            @Nullable Double evUnderExcitedPowerFactor,
            @Nullable Double maxApparentPower,
            @Nullable Double maxChargeApparentPower,
            @Wire("maxChargeApparentPower_L2") @Nullable Double maxChargeApparentPowerL2,
            @Wire("maxChargeApparentPower_L3") @Nullable Double maxChargeApparentPowerL3,
            @Nullable Double maxDischargeApparentPower,
            @Wire("maxDischargeApparentPower_L2") @Nullable Double maxDischargeApparentPowerL2,
            @Wire("maxDischargeApparentPower_L3") @Nullable Double maxDischargeApparentPowerL3,
            @Nullable Double maxChargeReactivePower,
            @Wire("maxChargeReactivePower_L2") @Nullable Double maxChargeReactivePowerL2,
            @Wire("maxChargeReactivePower_L3") @Nullable Double maxChargeReactivePowerL3,
            @Nullable Double minChargeReactivePower,
            @Wire("minChargeReactivePower_L2") @Nullable Double minChargeReactivePowerL2,
            @Wire("minChargeReactivePower_L3") @Nullable Double minChargeReactivePowerL3,
            @Nullable Double maxDischargeReactivePower,
            @Wire("maxDischargeReactivePower_L2") @Nullable Double maxDischargeReactivePowerL2,
            @Wire("maxDischargeReactivePower_L3") @Nullable Double maxDischargeReactivePowerL3,
            @Nullable Double minDischargeReactivePower,
            @Wire("minDischargeReactivePower_L2") @Nullable Double minDischargeReactivePowerL2,
            @Wire("minDischargeReactivePower_L3") @Nullable Double minDischargeReactivePowerL3,
            @Nullable Double nominalVoltage,
            @Nullable Double nominalVoltageOffset,
            @Nullable Double maxNominalVoltage,
            @Nullable Double minNominalVoltage,
            @Text(50) @Nullable String evInverterManufacturer,
            @Text(50) @Nullable String evInverterModel,
            @Text(50) @Nullable String evInverterSerialNumber,
            @Text(50) @Nullable String evInverterSwVersion,
            @Text(50) @Nullable String evInverterHwVersion,
            @Nullable List<IslandingDetection> evIslandingDetectionMethod,
            @Nullable Double evIslandingTripTime,
            @Nullable Double evMaximumLevel1DCInjection,
            @Nullable Double evDurationLevel1DCInjection,
            @Nullable Double evMaximumLevel2DCInjection,
            @Nullable Double evDurationLevel2DCInjection,
            @Nullable Double evReactiveSusceptance,
            @Nullable Double evSessionTotalDischargeEnergyAvailable) {}

    record EVAbsolutePriceScheduleEntry(
            int duration, @Count(max = 8) List<EVPriceRule> evPriceRule) {}

    record EVAbsolutePriceSchedule(
            Instant timeAnchor,
            @Text(3) String currency,
            @Count(max = 1024) List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries,
            @Text(2000) String priceAlgorithm) {}

    record EVEnergyOffer(
            @Nullable EVAbsolutePriceSchedule evAbsolutePriceSchedule,
            EVPowerSchedule evPowerSchedule) {}

    record EVPowerScheduleEntry(int duration, double power) {}

    record EVPowerSchedule(
            @Count(max = 1024) List<EVPowerScheduleEntry> evPowerScheduleEntries,
            Instant timeAnchor) {}

    record EVPriceRule(double energyFee, double powerRangeStart) {}

    record V2XChargingParameters(
            @Nullable Double minChargePower,
            @Wire("minChargePower_L2") @Nullable Double minChargePowerL2,
            @Wire("minChargePower_L3") @Nullable Double minChargePowerL3,
            @Nullable Double maxChargePower,
            @Wire("maxChargePower_L2") @Nullable Double maxChargePowerL2,
            @Wire("maxChargePower_L3") @Nullable Double maxChargePowerL3,
            @Nullable Double minDischargePower,
            @Wire("minDischargePower_L2") @Nullable Double minDischargePowerL2,
            @Wire("minDischargePower_L3") @Nullable Double minDischargePowerL3,
            @Nullable Double maxDischargePower,
            @Wire("maxDischargePower_L2") @Nullable Double maxDischargePowerL2,
            @Wire("maxDischargePower_L3") @Nullable Double maxDischargePowerL3,
            @Nullable Double minChargeCurrent,
            @Nullable Double maxChargeCurrent,
            @Nullable Double minDischargeCurrent,
            @Nullable Double maxDischargeCurrent,
            @Nullable Double minVoltage,
            @Nullable Double maxVoltage,
            @Nullable Double evTargetEnergyRequest,
            @Nullable Double evMinEnergyRequest,
            @Nullable Double evMaxEnergyRequest,
            @Nullable Double evMinV2XEnergyRequest,
            @Nullable Double evMaxV2XEnergyRequest,
            @Range(min = 0, max = 100) @Nullable Integer targetSoC) {}

    enum ControlMode {
        SCHEDULED_CONTROL,
        DYNAMIC_CONTROL
    }

    enum IslandingDetection {
        NO_ANTI_ISLANDING_SUPPORT,
        RO_CO_F,
        @Wire("UVP_OVP")
        UVP_OVP,
        @Wire("UFP_OFP")
        UFP_OFP,
        VOLTAGE_VECTOR_SHIFT,
        ZERO_CROSSING_DETECTION,
        OTHER_PASSIVE,
        IMPEDANCE_MEASUREMENT,
        IMPEDANCE_AT_FREQUENCY,
        SLIP_MODE_FREQUENCY_SHIFT,
        SANDIA_FREQUENCY_SHIFT,
        SANDIA_VOLTAGE_SHIFT,
        FREQUENCY_JUMP,
        @Wire("RCLQFactor")
        RCLQ_FACTOR,
        OTHER_ACTIVE
    }

    enum MobilityNeedsMode {
        @Wire("EVCC")
        EVCC,
        @Wire("EVCC_SECC")
        EVCC_SECC
    }

    enum NotifyEVChargingNeedsStatus {
        ACCEPTED,
        REJECTED,
        PROCESSING,
        @Since21
        NO_CHARGING_PROFILE
    }

    enum PriorityChargingStatus {
        ACCEPTED,
        REJECTED,
        NO_PROFILE
    }
}
