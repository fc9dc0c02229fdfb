package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Energy wishes of a vehicle in control; departure in seconds from now, energies in Wh. */
@XsdSequence("Scheduled_SEReqControlModeType")
public record ScheduledSeReqControlMode(
        @Nullable Long departureTime,
        @Nullable Rational evTargetEnergyRequest,
        @Nullable Rational evMaximumEnergyRequest,
        @Nullable Rational evMinimumEnergyRequest,
        @Nullable EvEnergyOffer evEnergyOffer)
        implements SeReqControlMode {}
