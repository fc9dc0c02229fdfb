package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** What the charger will reach, and its prices. */
@XsdSequence("Dynamic_SEResControlModeType")
public record DynamicSeResControlMode(
        @Nullable Long departureTime,
        @Nullable Integer minimumSoc,
        @Nullable Integer targetSoc,
        @Nullable PriceSchedule priceSchedule)
        implements SeResControlMode {}
