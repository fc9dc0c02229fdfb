package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** What a vehicle that leaves control to the charger allows. */
@XsdSequence("Dynamic_DC_CLReqControlModeType")
public record DynamicDcClReqControlMode(
        @Nullable Long departureTime,
        Rational evTargetEnergyRequest,
        Rational evMaximumEnergyRequest,
        Rational evMinimumEnergyRequest,
        Rational evMaximumChargePower,
        Rational evMinimumChargePower,
        Rational evMaximumChargeCurrent,
        Rational evMaximumVoltage,
        Rational evMinimumVoltage)
        implements DcClReqControlMode {}
