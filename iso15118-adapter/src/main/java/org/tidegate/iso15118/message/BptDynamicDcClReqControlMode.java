package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** What a vehicle that leaves control to the charger allows, discharging included. */
@XsdSequence("BPT_Dynamic_DC_CLReqControlModeType")
public record BptDynamicDcClReqControlMode(
        @Nullable Long departureTime,
        Rational evTargetEnergyRequest,
        Rational evMaximumEnergyRequest,
        Rational evMinimumEnergyRequest,
        Rational evMaximumChargePower,
        Rational evMinimumChargePower,
        Rational evMaximumChargeCurrent,
        Rational evMaximumVoltage,
        Rational evMinimumVoltage,
        Rational evMaximumDischargePower,
        Rational evMinimumDischargePower,
        Rational evMaximumDischargeCurrent,
        @Nullable Rational evMaximumV2xEnergyRequest,
        @Nullable Rational evMinimumV2xEnergyRequest)
        implements DcClReqControlMode {}
