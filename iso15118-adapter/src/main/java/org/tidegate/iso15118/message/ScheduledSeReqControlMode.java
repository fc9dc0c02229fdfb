package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("Scheduled_SEReqControlModeType")
public record ScheduledSeReqControlMode(
        @Nullable Long departureTime,
        @Nullable Rational evTargetEnergyRequest,
        @Nullable Rational evMaximumEnergyRequest,
        @Nullable Rational evMinimumEnergyRequest,
        @Nullable EvEnergyOffer evEnergyOffer)
        implements SeReqControlMode {}
