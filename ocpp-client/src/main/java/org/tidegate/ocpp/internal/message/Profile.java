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

/**
 * Charging profiles as they travel. Signs of OCPP 2.1: {@code limit} is import, {@code
 * dischargeLimit} is 0 or below, {@code setpoint} is plus into the vehicle; these are the house's
 * own signs already.
 */
public interface Profile {

    record Period(
            int startPeriod,
            @In201(required = true) @Nullable Double limit,
            @Since21 @Wire("limit_L2") @Nullable Double limitL2,
            @Since21 @Wire("limit_L3") @Nullable Double limitL3,
            @Range(min = 0, max = 3) @Nullable Integer numberPhases,
            @Range(min = 0, max = 3) @Nullable Integer phaseToUse,
            @Since21 @Range(max = 0) @Nullable Double dischargeLimit,
            @Since21 @Wire("dischargeLimit_L2") @Range(max = 0) @Nullable Double dischargeLimitL2,
            @Since21 @Wire("dischargeLimit_L3") @Range(max = 0) @Nullable Double dischargeLimitL3,
            @Since21 @Nullable Double setpoint,
            @Since21 @Wire("setpoint_L2") @Nullable Double setpointL2,
            @Since21 @Wire("setpoint_L3") @Nullable Double setpointL3,
            @Since21 @Nullable Double setpointReactive,
            @Since21 @Wire("setpointReactive_L2") @Nullable Double setpointReactiveL2,
            @Since21 @Wire("setpointReactive_L3") @Nullable Double setpointReactiveL3,
            @Since21 @Nullable Boolean preconditioningRequest,
            @Since21 @Nullable Boolean evseSleep,
            @Since21 @Nullable Double v2xBaseline,
            @Since21 Data.@Nullable OperationMode operationMode,
            @Since21 @Count(max = 20) @Nullable List<FreqWattPoint> v2xFreqWattCurve,
            @Since21 @Count(max = 20) @Nullable List<SignalWattPoint> v2xSignalWattCurve) {

        /** Only the fields this station executes. */
        public static Period of(
                int startPeriod,
                @Nullable Double limit,
                @Nullable Double dischargeLimit,
                @Nullable Double setpoint,
                Data.@Nullable OperationMode mode) {
            return new Period(
                    startPeriod,
                    limit,
                    null,
                    null,
                    null,
                    null,
                    dischargeLimit,
                    null,
                    null,
                    setpoint,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    mode,
                    null,
                    null);
        }

        /** Absent means ChargingOnly. */
        public Data.OperationMode mode() {
            return operationMode == null ? Data.OperationMode.CHARGING_ONLY : operationMode;
        }
    }

    record ChargingSchedule(
            int id,
            @Since21 @Nullable LimitAtSoC limitAtSoC,
            @Nullable Instant startSchedule,
            @Nullable Integer duration,
            RateUnit chargingRateUnit,
            @Nullable Double minChargingRate,
            @Since21 @Nullable Double powerTolerance,
            @Since21 @Range(min = 0) @Nullable Integer signatureId,
            @Since21 @Text(88) @Nullable String digestValue,
            @Since21 @Nullable Boolean useLocalTime,
            @In201(essential = true) @Count(max = 1024) List<Period> chargingSchedulePeriod,
            @Since21 @Range(min = 0) @Nullable Integer randomizedDelay,
            Prices.@Nullable SalesTariff salesTariff,
            @Since21 Prices.@Nullable AbsolutePriceSchedule absolutePriceSchedule,
            @Since21 Prices.@Nullable PriceLevelSchedule priceLevelSchedule) {

        public ChargingSchedule withPeriod(Period period) {
            return new ChargingSchedule(
                    id,
                    limitAtSoC,
                    startSchedule,
                    duration,
                    chargingRateUnit,
                    minChargingRate,
                    powerTolerance,
                    signatureId,
                    digestValue,
                    useLocalTime,
                    List.of(period),
                    randomizedDelay,
                    salesTariff,
                    absolutePriceSchedule,
                    priceLevelSchedule);
        }

        /** Without the tables that are read but not kept, so that it can be sent and stored. */
        public ChargingSchedule withoutPrices() {
            return new ChargingSchedule(
                    id,
                    limitAtSoC,
                    startSchedule,
                    duration,
                    chargingRateUnit,
                    minChargingRate,
                    powerTolerance,
                    signatureId,
                    digestValue,
                    useLocalTime,
                    chargingSchedulePeriod,
                    randomizedDelay,
                    null,
                    null,
                    null);
        }
    }

    record LimitAtSoC(@Range(min = 0, max = 100) int soc, double limit) {}

    record FreqWattPoint(double frequency, double power) {}

    record SignalWattPoint(int signal, double power) {}

    record ChargingProfile(
            int id,
            @Range(min = 0) int stackLevel,
            Purpose chargingProfilePurpose,
            Kind chargingProfileKind,
            @Nullable RecurrencyKind recurrencyKind,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Text(36) @Nullable String transactionId,
            @Since21 @Nullable Integer maxOfflineDuration,
            @In201(essential = true) @Count(max = 3) List<ChargingSchedule> chargingSchedule,
            @Since21 @Nullable Boolean invalidAfterOfflineDuration,
            @Since21 @Nullable Integer dynUpdateInterval,
            @Since21 @Nullable Instant dynUpdateTime,
            @Since21 @Text(256) @Nullable String priceScheduleSignature) {

        public ChargingProfile withSchedule(ChargingSchedule schedule) {
            return new ChargingProfile(
                    id,
                    stackLevel,
                    chargingProfilePurpose,
                    chargingProfileKind,
                    recurrencyKind,
                    validFrom,
                    validTo,
                    transactionId,
                    maxOfflineDuration,
                    List.of(schedule),
                    invalidAfterOfflineDuration,
                    dynUpdateInterval,
                    dynUpdateTime,
                    priceScheduleSignature);
        }

        public boolean transactionIdIs(@Nullable String id) {
            return transactionId != null && transactionId.equals(id);
        }

        public ChargingProfile withTransaction(String id) {
            return new ChargingProfile(
                    this.id,
                    stackLevel,
                    chargingProfilePurpose,
                    chargingProfileKind,
                    recurrencyKind,
                    validFrom,
                    validTo,
                    id,
                    maxOfflineDuration,
                    chargingSchedule,
                    invalidAfterOfflineDuration,
                    dynUpdateInterval,
                    dynUpdateTime,
                    priceScheduleSignature);
        }
    }

    record ScheduleUpdate(
            @Nullable Double limit,
            @Wire("limit_L2") @Nullable Double limitL2,
            @Wire("limit_L3") @Nullable Double limitL3,
            @Range(max = 0) @Nullable Double dischargeLimit,
            @Wire("dischargeLimit_L2") @Range(max = 0) @Nullable Double dischargeLimitL2,
            @Wire("dischargeLimit_L3") @Range(max = 0) @Nullable Double dischargeLimitL3,
            @Nullable Double setpoint,
            @Wire("setpoint_L2") @Nullable Double setpointL2,
            @Wire("setpoint_L3") @Nullable Double setpointL3,
            @Nullable Double setpointReactive,
            @Wire("setpointReactive_L2") @Nullable Double setpointReactiveL2,
            @Wire("setpointReactive_L3") @Nullable Double setpointReactiveL3) {

        public Period appliedTo(Period old) {
            return new Period(
                    old.startPeriod,
                    limit == null ? old.limit : limit,
                    limitL2 == null ? old.limitL2 : limitL2,
                    limitL3 == null ? old.limitL3 : limitL3,
                    old.numberPhases,
                    old.phaseToUse,
                    dischargeLimit == null ? old.dischargeLimit : dischargeLimit,
                    dischargeLimitL2 == null ? old.dischargeLimitL2 : dischargeLimitL2,
                    dischargeLimitL3 == null ? old.dischargeLimitL3 : dischargeLimitL3,
                    setpoint == null ? old.setpoint : setpoint,
                    setpointL2 == null ? old.setpointL2 : setpointL2,
                    setpointL3 == null ? old.setpointL3 : setpointL3,
                    setpointReactive == null ? old.setpointReactive : setpointReactive,
                    setpointReactiveL2 == null ? old.setpointReactiveL2 : setpointReactiveL2,
                    setpointReactiveL3 == null ? old.setpointReactiveL3 : setpointReactiveL3,
                    old.preconditioningRequest,
                    old.evseSleep,
                    old.v2xBaseline,
                    old.operationMode,
                    old.v2xFreqWattCurve,
                    old.v2xSignalWattCurve);
        }
    }

    record Criterion(
            @Nullable Purpose chargingProfilePurpose,
            @Range(min = 0) @Nullable Integer stackLevel,
            @Nullable List<Integer> chargingProfileId,
            @In201(words = Words201.ChargingLimitSource.class, otherwise = "Other")
                    @Count(max = 4)
                    @Text(20)
                    @Nullable List<String> chargingLimitSource) {}

    record ClearCriteria(
            @Range(min = 0) @Nullable Integer evseId,
            @Nullable Purpose chargingProfilePurpose,
            @Range(min = 0) @Nullable Integer stackLevel) {}

    record CompositeSchedule(
            @Range(min = 0) int evseId,
            int duration,
            Instant scheduleStart,
            RateUnit chargingRateUnit,
            @In201(essential = true) List<Period> chargingSchedulePeriod) {}

    enum RateUnit {
        W,
        A
    }

    enum Kind {
        ABSOLUTE,
        RECURRING,
        RELATIVE,
        @Since21
        DYNAMIC
    }

    enum Purpose {
        CHARGING_STATION_EXTERNAL_CONSTRAINTS,
        CHARGING_STATION_MAX_PROFILE,
        TX_DEFAULT_PROFILE,
        TX_PROFILE,
        @Since21
        PRIORITY_CHARGING,
        @Since21
        LOCAL_GENERATION
    }

    enum RecurrencyKind {
        DAILY,
        WEEKLY
    }
}
