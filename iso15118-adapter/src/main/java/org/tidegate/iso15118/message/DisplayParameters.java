package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/**
 * What the vehicle tells for displays; never a base of control. States of charge in percent, times
 * in seconds.
 */
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
