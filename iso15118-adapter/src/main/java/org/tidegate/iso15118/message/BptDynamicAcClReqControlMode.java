package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("BPT_Dynamic_AC_CLReqControlModeType")
public record BptDynamicAcClReqControlMode(
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
        @Nullable Rational evPresentReactivePowerL3,
        Rational evMaximumDischargePower,
        @Nullable Rational evMaximumDischargePowerL2,
        @Nullable Rational evMaximumDischargePowerL3,
        Rational evMinimumDischargePower,
        @Nullable Rational evMinimumDischargePowerL2,
        @Nullable Rational evMinimumDischargePowerL3,
        @Nullable Rational evMaximumV2xEnergyRequest,
        @Nullable Rational evMinimumV2xEnergyRequest)
        implements AcClReqControlMode {}
