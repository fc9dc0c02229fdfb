package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

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
