package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Opaque;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/**
 * Charging profiles as they travel. Signs of OCPP 2.1: {@code limit} is import, {@code
 * dischargeLimit} is 0 or below, {@code setpoint} is plus into the vehicle; these are the house's
 * own signs already.
 */
public sealed interface Profile {

    record ChargingProfile(
            int id,
            @Range(min = 0) int stackLevel,
            Purpose chargingProfilePurpose,
            Kind chargingProfileKind,
            @Nullable RecurrencyKind recurrencyKind,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Text(36) @Nullable String transactionId,
            @Nullable Integer maxOfflineDuration,
            @Count(max = 3) List<ChargingSchedule> chargingSchedule,
            @Nullable Boolean invalidAfterOfflineDuration,
            @Nullable Integer dynUpdateInterval,
            @Nullable Instant dynUpdateTime,
            @Text(256) @Nullable String priceScheduleSignature)
            implements Profile {

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

    record ChargingSchedule(
            int id,
            @Nullable LimitAtSoC limitAtSoC,
            @Nullable Instant startSchedule,
            @Nullable Integer duration,
            RateUnit chargingRateUnit,
            @Nullable Double minChargingRate,
            @Nullable Double powerTolerance,
            @Range(min = 0) @Nullable Integer signatureId,
            @Text(88) @Nullable String digestValue,
            @Nullable Boolean useLocalTime,
            @Count(max = 1024) List<Period> chargingSchedulePeriod,
            @Range(min = 0) @Nullable Integer randomizedDelay,
            @Nullable Opaque salesTariff,
            @Nullable Opaque absolutePriceSchedule,
            @Nullable Opaque priceLevelSchedule)
            implements Profile {

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

    record LimitAtSoC(@Range(min = 0, max = 100) int soc, double limit) implements Profile {}

    /** A part of a schedule. {@code startPeriod} in seconds after the schedule's start. */
    record Period(
            int startPeriod,
            @Nullable Double limit,
            @Wire("limit_L2") @Nullable Double limitL2,
            @Wire("limit_L3") @Nullable Double limitL3,
            @Range(min = 0, max = 3) @Nullable Integer numberPhases,
            @Range(min = 0, max = 3) @Nullable Integer phaseToUse,
            @Range(max = 0) @Nullable Double dischargeLimit,
            @Range(max = 0) @Wire("dischargeLimit_L2") @Nullable Double dischargeLimitL2,
            @Range(max = 0) @Wire("dischargeLimit_L3") @Nullable Double dischargeLimitL3,
            @Nullable Double setpoint,
            @Wire("setpoint_L2") @Nullable Double setpointL2,
            @Wire("setpoint_L3") @Nullable Double setpointL3,
            @Nullable Double setpointReactive,
            @Wire("setpointReactive_L2") @Nullable Double setpointReactiveL2,
            @Wire("setpointReactive_L3") @Nullable Double setpointReactiveL3,
            @Nullable Boolean preconditioningRequest,
            @Nullable Boolean evseSleep,
            @Nullable Double v2xBaseline,
            Data.@Nullable OperationMode operationMode,
            @Count(max = 20) @Nullable List<FreqWattPoint> v2xFreqWattCurve,
            @Count(max = 20) @Nullable List<SignalWattPoint> v2xSignalWattCurve)
            implements Profile {

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

    record FreqWattPoint(double frequency, double power) implements Profile {}

    record SignalWattPoint(int signal, double power) implements Profile {}

    /** New values for a dynamic profile's only period; absent ones stay. */
    record ScheduleUpdate(
            @Nullable Double limit,
            @Wire("limit_L2") @Nullable Double limitL2,
            @Wire("limit_L3") @Nullable Double limitL3,
            @Range(max = 0) @Nullable Double dischargeLimit,
            @Range(max = 0) @Wire("dischargeLimit_L2") @Nullable Double dischargeLimitL2,
            @Range(max = 0) @Wire("dischargeLimit_L3") @Nullable Double dischargeLimitL3,
            @Nullable Double setpoint,
            @Wire("setpoint_L2") @Nullable Double setpointL2,
            @Wire("setpoint_L3") @Nullable Double setpointL3,
            @Nullable Double setpointReactive,
            @Wire("setpointReactive_L2") @Nullable Double setpointReactiveL2,
            @Wire("setpointReactive_L3") @Nullable Double setpointReactiveL3)
            implements Profile {

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

    record CompositeSchedule(
            @Range(min = 0) int evseId,
            int duration,
            Instant scheduleStart,
            RateUnit chargingRateUnit,
            List<Period> chargingSchedulePeriod)
            implements Profile {}

    record Criterion(
            @Nullable Purpose chargingProfilePurpose,
            @Range(min = 0) @Nullable Integer stackLevel,
            @Nullable List<Integer> chargingProfileId,
            @Count(max = 4) @Text(20) @Nullable List<String> chargingLimitSource)
            implements Profile {}

    record ClearCriteria(
            @Range(min = 0) @Nullable Integer evseId,
            @Nullable Purpose chargingProfilePurpose,
            @Range(min = 0) @Nullable Integer stackLevel)
            implements Profile {}

    enum Purpose {
        CHARGING_STATION_EXTERNAL_CONSTRAINTS,
        CHARGING_STATION_MAX_PROFILE,
        TX_DEFAULT_PROFILE,
        TX_PROFILE,
        PRIORITY_CHARGING,
        LOCAL_GENERATION
    }

    enum Kind {
        ABSOLUTE,
        RECURRING,
        RELATIVE,
        DYNAMIC
    }

    enum RecurrencyKind {
        DAILY,
        WEEKLY
    }

    enum RateUnit {
        @Wire("W")
        W,
        @Wire("A")
        A
    }
}
