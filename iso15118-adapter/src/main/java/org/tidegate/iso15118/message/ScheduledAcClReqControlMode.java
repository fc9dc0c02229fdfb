package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("Scheduled_AC_CLReqControlModeType")
public record ScheduledAcClReqControlMode(
        @Nullable Rational evTargetEnergyRequest,
        @Nullable Rational evMaximumEnergyRequest,
        @Nullable Rational evMinimumEnergyRequest,
        @Nullable Rational evMaximumChargePower,
        @Nullable Rational evMaximumChargePowerL2,
        @Nullable Rational evMaximumChargePowerL3,
        @Nullable Rational evMinimumChargePower,
        @Nullable Rational evMinimumChargePowerL2,
        @Nullable Rational evMinimumChargePowerL3,
        Rational evPresentActivePower,
        @Nullable Rational evPresentActivePowerL2,
        @Nullable Rational evPresentActivePowerL3,
        @Nullable Rational evPresentReactivePower,
        @Nullable Rational evPresentReactivePowerL2,
        @Nullable Rational evPresentReactivePowerL3)
        implements AcClReqControlMode {}
