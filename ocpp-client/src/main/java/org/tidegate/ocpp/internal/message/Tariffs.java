package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** Tariffs, and what a transaction costs by them (block I). */
public interface Tariffs {

    record CostUpdated(double totalCost, @Text(36) String transactionId) implements OperatorCall {}

    record CostUpdatedResponse() implements OperatorCall.Answer {}

    @Since21
    record SetDefaultTariff(@Range(min = 0) int evseId, Tariff tariff) implements OperatorCall {}

    @Since21
    record SetDefaultTariffResponse(TariffSetStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    @Since21
    record GetTariffs(@Range(min = 0) int evseId) implements OperatorCall {}

    @Since21
    record GetTariffsResponse(
            TariffGetStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Nullable List<TariffAssignment> tariffAssignments)
            implements OperatorCall.Answer {}

    @Since21
    record ClearTariffs(
            @Text(60) @Nullable List<String> tariffIds, @Range(min = 0) @Nullable Integer evseId)
            implements OperatorCall {}

    @Since21
    record ClearTariffsResponse(List<ClearTariffsResult> clearTariffsResult)
            implements OperatorCall.Answer {}

    @Since21
    record ChangeTransactionTariff(Tariff tariff, @Text(36) String transactionId)
            implements OperatorCall {}

    @Since21
    record ChangeTransactionTariffResponse(
            TariffChangeStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record Price(
            @Nullable Double exclTax,
            @Nullable Double inclTax,
            @Count(max = 5) @Nullable List<TaxRate> taxRates) {}

    record TariffConditionsFixed(
            @Nullable String startTimeOfDay,
            @Nullable String endTimeOfDay,
            @Count(max = 7) @Nullable List<DayOfWeek> dayOfWeek,
            @Nullable String validFromDate,
            @Nullable String validToDate,
            @Nullable EvseKind evseKind,
            @Text(20) @Nullable String paymentBrand,
            @Text(20) @Nullable String paymentRecognition) {}

    record TariffConditions(
            @Nullable String startTimeOfDay,
            @Nullable String endTimeOfDay,
            @Count(max = 7) @Nullable List<DayOfWeek> dayOfWeek,
            @Nullable String validFromDate,
            @Nullable String validToDate,
            @Nullable EvseKind evseKind,
            @Nullable Double minEnergy,
            @Nullable Double maxEnergy,
            @Nullable Double minCurrent,
            @Nullable Double maxCurrent,
            @Nullable Double minPower,
            @Nullable Double maxPower,
            @Nullable Integer minTime,
            @Nullable Integer maxTime,
            @Nullable Integer minChargingTime,
            @Nullable Integer maxChargingTime,
            @Nullable Integer minIdleTime,
            @Nullable Integer maxIdleTime) {}

    record TariffEnergyPrice(double priceKwh, @Nullable TariffConditions conditions) {}

    record TariffEnergy(
            List<TariffEnergyPrice> prices, @Count(max = 5) @Nullable List<TaxRate> taxRates) {}

    record TariffFixedPrice(@Nullable TariffConditionsFixed conditions, double priceFixed) {}

    record TariffFixed(
            List<TariffFixedPrice> prices, @Count(max = 5) @Nullable List<TaxRate> taxRates) {}

    record TariffTimePrice(double priceMinute, @Nullable TariffConditions conditions) {}

    record TariffTime(
            List<TariffTimePrice> prices, @Count(max = 5) @Nullable List<TaxRate> taxRates) {}

    record Tariff(
            @Text(60) String tariffId,
            @Count(max = 10) @Nullable List<Data.MessageContent> description,
            @Text(3) String currency,
            @Nullable TariffEnergy energy,
            @Nullable Instant validFrom,
            @Nullable TariffTime chargingTime,
            @Nullable TariffTime idleTime,
            @Nullable TariffFixed fixedFee,
            @Nullable TariffTime reservationTime,
            @Nullable TariffFixed reservationFixed,
            @Nullable Price minCost,
            @Nullable Price maxCost) {}

    record TaxRate(@Text(20) String type, double tax, @Range(min = 0) @Nullable Integer stack) {}

    record TariffAssignment(
            @Text(60) String tariffId,
            TariffKind tariffKind,
            @Nullable Instant validFrom,
            @Range(min = 0) @Nullable List<Integer> evseIds,
            @Text(255) @Nullable List<String> idTokens) {}

    record ClearTariffsResult(
            Data.@Nullable StatusInfo statusInfo,
            @Text(60) @Nullable String tariffId,
            TariffClearStatus status) {}

    record ChargingPeriod(
            @Nullable List<CostDimension> dimensions,
            @Text(60) @Nullable String tariffId,
            Instant startPeriod) {}

    record CostDetails(
            @Nullable List<ChargingPeriod> chargingPeriods,
            TotalCost totalCost,
            TotalUsage totalUsage,
            @Nullable Boolean failureToCalculate,
            @Text(500) @Nullable String failureReason) {}

    record CostDimension(CostDimensionKind type, double volume) {}

    record TotalCost(
            @Text(3) String currency,
            CostKind typeOfCost,
            @Nullable Price fixed,
            @Nullable Price energy,
            @Nullable Price chargingTime,
            @Nullable Price idleTime,
            @Nullable Price reservationTime,
            @Nullable Price reservationFixed,
            TotalPrice total) {}

    record TotalPrice(@Nullable Double exclTax, @Nullable Double inclTax) {}

    record TotalUsage(
            double energy, int chargingTime, int idleTime, @Nullable Integer reservationTime) {}

    enum DayOfWeek {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }

    enum EvseKind {
        @Wire("AC")
        AC,
        @Wire("DC")
        DC
    }

    enum TariffSetStatus {
        ACCEPTED,
        REJECTED,
        TOO_MANY_ELEMENTS,
        CONDITION_NOT_SUPPORTED,
        DUPLICATE_TARIFF_ID
    }

    enum TariffGetStatus {
        ACCEPTED,
        REJECTED,
        NO_TARIFF
    }

    enum TariffKind {
        DEFAULT_TARIFF,
        DRIVER_TARIFF
    }

    enum TariffClearStatus {
        ACCEPTED,
        REJECTED,
        NO_TARIFF
    }

    enum TariffChangeStatus {
        ACCEPTED,
        REJECTED,
        TOO_MANY_ELEMENTS,
        CONDITION_NOT_SUPPORTED,
        TX_NOT_FOUND,
        NO_CURRENCY_CHANGE
    }

    enum CostDimensionKind {
        ENERGY,
        MAX_CURRENT,
        MIN_CURRENT,
        MAX_POWER,
        MIN_POWER,
        @Wire("IdleTIme")
        IDLE_TIME,
        CHARGING_TIME
    }

    enum CostKind {
        NORMAL_COST,
        MIN_COST,
        MAX_COST
    }
}
