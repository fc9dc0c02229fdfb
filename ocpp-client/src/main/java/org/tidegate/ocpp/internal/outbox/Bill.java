package org.tidegate.ocpp.internal.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Tariffs.Tariff;

/**
 * What a transaction has cost as far as the disk knows: sums, and what they were made by. Goes with
 * the {@link Checkpoint} of the same event, so that a bill is as old as its registers.
 *
 * @param tariff in force; null in a journal line that has it from the line before
 * @param fixed,energy,chargingTime,idleTime prices without taxes
 * @param startMillis wall clock at the begin
 * @param countedWh import register up to which it is counted
 * @param charging energy flowed
 */
public record Bill(
        @Nullable Tariff tariff,
        double fixed,
        double energy,
        double chargingTime,
        double idleTime,
        long startMillis,
        double countedWh,
        boolean charging,
        List<Period> periods) {

    /** A part of the time under one tariff. */
    public record Period(
            String tariffId,
            Instant start,
            double energyWh,
            double chargingSeconds,
            double idleSeconds) {}

    public Bill {
        periods = List.copyOf(periods);
    }

    Bill under(@Nullable Tariff other) {
        return new Bill(
                other,
                fixed,
                energy,
                chargingTime,
                idleTime,
                startMillis,
                countedWh,
                charging,
                periods);
    }
}
