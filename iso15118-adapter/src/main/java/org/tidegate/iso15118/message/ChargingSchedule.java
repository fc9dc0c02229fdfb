package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Power over time and, if known, its price. */
@XsdSequence("ChargingScheduleType")
public record ChargingSchedule(
        PowerSchedule powerSchedule, @Nullable PriceSchedule priceSchedule) {}
