package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a vehicle that only charges. */
@XsdSequence("DC_CPDReqEnergyTransferModeType")
public record DcCpdReqEnergyTransferMode(
        Rational evMaximumChargePower,
        Rational evMinimumChargePower,
        Rational evMaximumChargeCurrent,
        Rational evMinimumChargeCurrent,
        Rational evMaximumVoltage,
        Rational evMinimumVoltage,
        @Nullable Integer targetSoc)
        implements DcCpdReqMode {}
