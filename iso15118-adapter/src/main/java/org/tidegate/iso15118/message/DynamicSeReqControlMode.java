package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/**
 * Energy wishes of a vehicle that leaves control to the charger; departure in seconds from now,
 * energies in Wh.
 */
@XsdSequence("Dynamic_SEReqControlModeType")
public record DynamicSeReqControlMode(
        long departureTime,
        @Nullable Integer minimumSoc,
        @Nullable Integer targetSoc,
        Rational evTargetEnergyRequest,
        Rational evMaximumEnergyRequest,
        Rational evMinimumEnergyRequest,
        @Nullable Rational evMaximumV2xEnergyRequest,
        @Nullable Rational evMinimumV2xEnergyRequest)
        implements SeReqControlMode {}
