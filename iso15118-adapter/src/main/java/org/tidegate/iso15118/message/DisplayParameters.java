package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("DisplayParametersType")
public record DisplayParameters(
        @Nullable Integer presentSoc,
        @Nullable Integer minimumSoc,
        @Nullable Integer targetSoc,
        @Nullable Integer maximumSoc,
        @Nullable Long remainingTimeToMinimumSoc,
        @Nullable Long remainingTimeToTargetSoc,
        @Nullable Long remainingTimeToMaximumSoc,
        @Nullable Boolean chargingComplete,
        @Nullable Rational batteryEnergyCapacity,
        @Nullable Boolean inletHot) {}
