package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("Dynamic_AC_CLReqControlModeType")
public record DynamicAcClReqControlMode(
        @Nullable Long departureTime,
        Rational evTargetEnergyRequest,
        Rational evMaximumEnergyRequest,
        Rational evMinimumEnergyRequest,
        Rational evMaximumChargePower,
        @Nullable Rational evMaximumChargePowerL2,
        @Nullable Rational evMaximumChargePowerL3,
        Rational evMinimumChargePower,
        @Nullable Rational evMinimumChargePowerL2,
        @Nullable Rational evMinimumChargePowerL3,
        Rational evPresentActivePower,
        @Nullable Rational evPresentActivePowerL2,
        @Nullable Rational evPresentActivePowerL3,
        Rational evPresentReactivePower,
        @Nullable Rational evPresentReactivePowerL2,
        @Nullable Rational evPresentReactivePowerL3)
        implements AcClReqControlMode {}
