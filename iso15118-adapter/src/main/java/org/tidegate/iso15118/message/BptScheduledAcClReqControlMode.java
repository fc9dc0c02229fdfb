package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("BPT_Scheduled_AC_CLReqControlModeType")
public record BptScheduledAcClReqControlMode(
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
        @Nullable Rational evPresentReactivePowerL3,
        @Nullable Rational evMaximumDischargePower,
        @Nullable Rational evMaximumDischargePowerL2,
        @Nullable Rational evMaximumDischargePowerL3,
        @Nullable Rational evMinimumDischargePower,
        @Nullable Rational evMinimumDischargePowerL2,
        @Nullable Rational evMinimumDischargePowerL3)
        implements AcClReqControlMode {}
