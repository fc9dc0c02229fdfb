package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Text;

/** Price tables inside charging schedules. */
public interface Prices {

    record AbsolutePriceSchedule(
            Instant timeAnchor,
            @Range(min = 0) int priceScheduleID,
            @Text(160) @Nullable String priceScheduleDescription,
            @Text(3) String currency,
            @Text(8) String language,
            @Text(2000) String priceAlgorithm,
            @Nullable RationalNumber minimumCost,
            @Nullable RationalNumber maximumCost,
            @Count(max = 1024) List<PriceRuleStack> priceRuleStacks,
            @Count(max = 10) @Nullable List<TaxRule> taxRules,
            @Nullable OverstayRuleList overstayRuleList,
            @Count(max = 5)
                    @Nullable List<AdditionalSelectedServices> additionalSelectedServices) {}

    record AdditionalSelectedServices(RationalNumber serviceFee, @Text(80) String serviceName) {}

    record ConsumptionCost(double startValue, @Count(max = 3) List<Cost> cost) {}

    record Cost(CostKind costKind, int amount, @Nullable Integer amountMultiplier) {}

    record OverstayRuleList(
            @Nullable RationalNumber overstayPowerThreshold,
            @Count(max = 5) List<OverstayRule> overstayRule,
            @Nullable Integer overstayTimeThreshold) {}

    record OverstayRule(
            RationalNumber overstayFee,
            @Text(32) @Nullable String overstayRuleDescription,
            int startTime,
            int overstayFeePeriod) {}

    record PriceLevelScheduleEntry(int duration, @Range(min = 0) int priceLevel) {}

    record PriceLevelSchedule(
            @Count(max = 100) List<PriceLevelScheduleEntry> priceLevelScheduleEntries,
            Instant timeAnchor,
            @Range(min = 0) int priceScheduleId,
            @Text(32) @Nullable String priceScheduleDescription,
            @Range(min = 0) int numberOfPriceLevels) {}

    record PriceRuleStack(int duration, @Count(max = 8) List<PriceRule> priceRule) {}

    record PriceRule(
            @Nullable Integer parkingFeePeriod,
            @Range(min = 0) @Nullable Integer carbonDioxideEmission,
            @Range(min = 0, max = 100) @Nullable Integer renewableGenerationPercentage,
            RationalNumber energyFee,
            @Nullable RationalNumber parkingFee,
            RationalNumber powerRangeStart) {}

    record RationalNumber(int exponent, int value) {}

    record RelativeTimeInterval(int start, @Nullable Integer duration) {}

    record SalesTariffEntry(
            RelativeTimeInterval relativeTimeInterval,
            @In201(min = 0) @Range(min = 0) @Nullable Integer ePriceLevel,
            @Count(max = 3) @Nullable List<ConsumptionCost> consumptionCost) {}

    record SalesTariff(
            @Range(min = 0) int id,
            @Text(32) @Nullable String salesTariffDescription,
            @Range(min = 0) @Nullable Integer numEPriceLevels,
            @Count(max = 1024) List<SalesTariffEntry> salesTariffEntry) {}

    record TaxRule(
            @Range(min = 0) int taxRuleID,
            @Text(100) @Nullable String taxRuleName,
            @Nullable Boolean taxIncludedInPrice,
            boolean appliesToEnergyFee,
            boolean appliesToParkingFee,
            boolean appliesToOverstayFee,
            boolean appliesToMinimumMaximumCost,
            RationalNumber taxRate) {}

    enum CostKind {
        CARBON_DIOXIDE_EMISSION,
        RELATIVE_PRICE_PERCENTAGE,
        RENEWABLE_GENERATION_PERCENTAGE
    }
}
