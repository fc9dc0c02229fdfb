package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("ScheduleTupleType")
public record ScheduleTuple(
        long scheduleTupleId,
        ChargingSchedule chargingSchedule,
        @Nullable ChargingSchedule dischargingSchedule) {}
