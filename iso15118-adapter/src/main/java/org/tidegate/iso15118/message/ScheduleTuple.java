package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Schedules for charging and discharging the vehicle may choose together. */
@XsdSequence("ScheduleTupleType")
public record ScheduleTuple(
        long scheduleTupleId,
        ChargingSchedule chargingSchedule,
        @Nullable ChargingSchedule dischargingSchedule) {}
