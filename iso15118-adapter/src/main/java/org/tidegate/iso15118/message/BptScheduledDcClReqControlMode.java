package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** What a vehicle in control asks for; a negative target current discharges. */
@XsdSequence("BPT_Scheduled_DC_CLReqControlModeType")
public record BptScheduledDcClReqControlMode(
        @Nullable Rational evTargetEnergyRequest,
        @Nullable Rational evMaximumEnergyRequest,
        @Nullable Rational evMinimumEnergyRequest,
        Rational evTargetCurrent,
        Rational evTargetVoltage,
        @Nullable Rational evMaximumChargePower,
        @Nullable Rational evMinimumChargePower,
        @Nullable Rational evMaximumChargeCurrent,
        @Nullable Rational evMaximumVoltage,
        @Nullable Rational evMinimumVoltage,
        @Nullable Rational evMaximumDischargePower,
        @Nullable Rational evMinimumDischargePower,
        @Nullable Rational evMaximumDischargeCurrent)
        implements DcClReqControlMode {}
