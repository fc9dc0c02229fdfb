package org.tidegate.ocpp.internal.station.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Tariffs.ChargingPeriod;
import org.tidegate.ocpp.internal.message.Tariffs.CostDetails;
import org.tidegate.ocpp.internal.message.Tariffs.CostDimension;
import org.tidegate.ocpp.internal.message.Tariffs.CostDimensionKind;
import org.tidegate.ocpp.internal.message.Tariffs.CostKind;
import org.tidegate.ocpp.internal.message.Tariffs.Price;
import org.tidegate.ocpp.internal.message.Tariffs.Tariff;
import org.tidegate.ocpp.internal.message.Tariffs.TariffEnergyPrice;
import org.tidegate.ocpp.internal.message.Tariffs.TariffFixedPrice;
import org.tidegate.ocpp.internal.message.Tariffs.TariffTime;
import org.tidegate.ocpp.internal.message.Tariffs.TariffTimePrice;
import org.tidegate.ocpp.internal.message.Tariffs.TaxRate;
import org.tidegate.ocpp.internal.message.Tariffs.TotalCost;
import org.tidegate.ocpp.internal.message.Tariffs.TotalPrice;
import org.tidegate.ocpp.internal.message.Tariffs.TotalUsage;
import org.tidegate.ocpp.internal.outbox.Bill;

/**
 * What one transaction has used and costs. Use is cut into slices; each slice costs what its price
 * was when it was used, so a later price never changes an earlier bill. Only energy into the
 * vehicle costs; what it gives back is settled elsewhere.
 */
final class Account {
    private static final int MOST_PERIODS = 100;

    /** A part of the time under one tariff. */
    private static final class Period {
        final String tariffId;
        final Instant start;
        double energyWh;
        double chargingSeconds;
        double idleSeconds;

        Period(String tariffId, Instant start) {
            this.tariffId = tariffId;
            this.start = start;
        }
    }

    private final List<Period> periods = new ArrayList<>();
    private Tariff tariff;
    private double fixed;
    private double energy;
    private double chargingTime;
    private double idleTime;
    private double energyWh;
    private double chargingSeconds;
    private double idleSeconds;

    Account(Tariff tariff, Conditions.Situation start) {
        this.tariff = tariff;
        if (tariff.fixedFee() != null) {
            for (TariffFixedPrice p : tariff.fixedFee().prices()) {
                if (Conditions.hold(p.conditions(), start)) {
                    fixed = p.priceFixed();
                    break;
                }
            }
        }
        periods.add(new Period(tariff.tariffId(), Instant.ofEpochMilli(start.wallMillis())));
    }

    /** As a power cut has left it; the tariff must be known. */
    private Account(Bill bill, Tariff tariff) {
        this.tariff = tariff;
        fixed = bill.fixed();
        energy = bill.energy();
        chargingTime = bill.chargingTime();
        idleTime = bill.idleTime();
        for (Bill.Period each : bill.periods()) {
            var period = new Period(each.tariffId(), each.start());
            period.energyWh = each.energyWh();
            period.chargingSeconds = each.chargingSeconds();
            period.idleSeconds = each.idleSeconds();
            energyWh += each.energyWh();
            chargingSeconds += each.chargingSeconds();
            idleSeconds += each.idleSeconds();
            periods.add(period);
        }
    }

    /** Null where nothing tells what was agreed. */
    static @Nullable Account of(Bill bill) {
        Tariff agreed = bill.tariff();
        return agreed == null || bill.periods().isEmpty() ? null : new Account(bill, agreed);
    }

    /** Everything {@link #of} needs. */
    Bill bill(long startMillis, double countedWh, boolean charging) {
        return new Bill(
                tariff,
                fixed,
                energy,
                chargingTime,
                idleTime,
                startMillis,
                countedWh,
                charging,
                periods.stream()
                        .map(p ->
                                new Bill.Period(
                                        p.tariffId,
                                        p.start,
                                        p.energyWh,
                                        p.chargingSeconds,
                                        p.idleSeconds))
                        .toList());
    }

    Tariff tariff() {
        return tariff;
    }

    double chargingSeconds() {
        return chargingSeconds;
    }

    double idleSeconds() {
        return idleSeconds;
    }

    double energyWh() {
        return energyWh;
    }

    /** From now on; what was used before keeps its price. */
    void change(Tariff next, long wallMillis) {
        tariff = next;
        if (periods.size() < MOST_PERIODS) {
            periods.add(new Period(next.tariffId(), Instant.ofEpochMilli(wallMillis)));
        }
    }

    /** A slice of use; the situation is the one at its begin. */
    void use(double wh, double seconds, boolean charging, Conditions.Situation s) {
        double kwh = Math.max(0, wh) / 1000;
        energyWh += kwh * 1000;
        Period period = periods.getLast();
        period.energyWh += kwh * 1000;
        if (tariff.energy() != null) {
            for (TariffEnergyPrice p : tariff.energy().prices()) {
                if (Conditions.hold(p.conditions(), s)) {
                    energy += p.priceKwh() * kwh;
                    break;
                }
            }
        }
        if (charging) {
            chargingSeconds += seconds;
            period.chargingSeconds += seconds;
            chargingTime += perMinute(tariff.chargingTime(), s) * seconds / 60;
        } else {
            idleSeconds += seconds;
            period.idleSeconds += seconds;
            idleTime += perMinute(tariff.idleTime(), s) * seconds / 60;
        }
    }

    private static double perMinute(@Nullable TariffTime time, Conditions.Situation s) {
        if (time != null) {
            for (TariffTimePrice p : time.prices()) {
                if (Conditions.hold(p.conditions(), s)) {
                    return p.priceMinute();
                }
            }
        }
        return 0;
    }

    // ---- the bill ---------------------------------------------------------------------------

    /** With taxes, after the minimum and the maximum. */
    double total() {
        Double inclusive = details().totalCost().total().inclTax();
        return inclusive == null ? 0 : inclusive;
    }

    CostDetails details() {
        Price fixedPrice =
                price(fixed, tariff.fixedFee() == null ? null : tariff.fixedFee().taxRates());
        Price energyPrice =
                price(energy, tariff.energy() == null ? null : tariff.energy().taxRates());
        Price chargingPrice =
                price(
                        chargingTime,
                        tariff.chargingTime() == null ? null : tariff.chargingTime().taxRates());
        Price idlePrice =
                price(idleTime, tariff.idleTime() == null ? null : tariff.idleTime().taxRates());
        List<Price> all = List.of(fixedPrice, energyPrice, chargingPrice, idlePrice);
        double exclusive = sum(all, Price::exclTax);
        double inclusive = sum(all, Price::inclTax);
        CostKind kind = CostKind.NORMAL_COST;
        Price least = tariff.minCost();
        Price most = tariff.maxCost();
        if (least != null && below(exclusive, inclusive, least)) {
            kind = CostKind.MIN_COST;
            exclusive = bound(least.exclTax(), least.inclTax(), exclusive);
            inclusive = bound(least.inclTax(), least.exclTax(), inclusive);
        } else if (most != null && above(exclusive, inclusive, most)) {
            kind = CostKind.MAX_COST;
            exclusive = bound(most.exclTax(), most.inclTax(), exclusive);
            inclusive = bound(most.inclTax(), most.exclTax(), inclusive);
        }
        var cost =
                new TotalCost(
                        tariff.currency(),
                        kind,
                        tariff.fixedFee() == null ? null : fixedPrice,
                        tariff.energy() == null ? null : energyPrice,
                        tariff.chargingTime() == null ? null : chargingPrice,
                        tariff.idleTime() == null ? null : idlePrice,
                        null,
                        null,
                        new TotalPrice(rounded(exclusive), rounded(inclusive)));
        var usage =
                new TotalUsage(
                        rounded(energyWh),
                        (int) Math.rint(chargingSeconds),
                        (int) Math.rint(idleSeconds),
                        null);
        return new CostDetails(periods(), cost, usage, null, null);
    }

    private List<ChargingPeriod> periods() {
        return periods.stream()
                .map(p ->
                        new ChargingPeriod(
                                List.of(
                                        new CostDimension(
                                                CostDimensionKind.ENERGY, rounded(p.energyWh)),
                                        new CostDimension(
                                                CostDimensionKind.CHARGING_TIME,
                                                Math.rint(p.chargingSeconds)),
                                        new CostDimension(
                                                CostDimensionKind.IDLE_TIME,
                                                Math.rint(p.idleSeconds))),
                                p.tariffId,
                                p.start))
                .toList();
    }

    private static double sum(List<Price> all, Function<Price, @Nullable Double> part) {
        double sum = 0;
        for (Price each : all) {
            Double value = part.apply(each);
            sum += value == null ? 0 : value;
        }
        return sum;
    }

    private static boolean below(double exclusive, double inclusive, Price bound) {
        return (bound.exclTax() != null && exclusive < bound.exclTax())
                || (bound.exclTax() == null
                        && bound.inclTax() != null
                        && inclusive < bound.inclTax());
    }

    private static boolean above(double exclusive, double inclusive, Price bound) {
        return (bound.exclTax() != null && exclusive > bound.exclTax())
                || (bound.exclTax() == null
                        && bound.inclTax() != null
                        && inclusive > bound.inclTax());
    }

    private static double bound(@Nullable Double own, @Nullable Double other, double otherwise) {
        return own != null ? own : other != null ? other : otherwise;
    }

    /** Taxes on the price; those of a higher stack are taken on what the lower ones made of it. */
    static Price price(double exclusive, @Nullable List<TaxRate> rates) {
        double inclusive = exclusive;
        if (rates != null) {
            List<Integer> stacks = rates.stream().map(Account::stack).distinct().sorted().toList();
            for (int stack : stacks) {
                double base = inclusive;
                for (TaxRate r : rates) {
                    if (stack(r) == stack) {
                        inclusive += base * r.tax() / 100;
                    }
                }
            }
        }
        return new Price(
                rounded(exclusive),
                rounded(inclusive),
                rates == null || rates.isEmpty() ? null : rates);
    }

    private static int stack(TaxRate rate) {
        return rate.stack() == null ? 0 : rate.stack();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6 + 0.0;
    }
}
