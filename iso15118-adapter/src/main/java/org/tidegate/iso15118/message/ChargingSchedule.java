package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("ChargingScheduleType")
public record ChargingSchedule(
        PowerSchedule powerSchedule, @Nullable PriceSchedule priceSchedule) {}
