package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("AC_CPDReqEnergyTransferModeType")
public record AcCpdReqEnergyTransferMode(
        Rational evMaximumChargePower,
        @Nullable Rational evMaximumChargePowerL2,
        @Nullable Rational evMaximumChargePowerL3,
        Rational evMinimumChargePower,
        @Nullable Rational evMinimumChargePowerL2,
        @Nullable Rational evMinimumChargePowerL3)
        implements AcCpdReqMode {}
