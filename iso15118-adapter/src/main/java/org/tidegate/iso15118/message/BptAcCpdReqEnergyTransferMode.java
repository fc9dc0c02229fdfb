package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("BPT_AC_CPDReqEnergyTransferModeType")
public record BptAcCpdReqEnergyTransferMode(
        Rational evMaximumChargePower,
        @Nullable Rational evMaximumChargePowerL2,
        @Nullable Rational evMaximumChargePowerL3,
        Rational evMinimumChargePower,
        @Nullable Rational evMinimumChargePowerL2,
        @Nullable Rational evMinimumChargePowerL3,
        Rational evMaximumDischargePower,
        @Nullable Rational evMaximumDischargePowerL2,
        @Nullable Rational evMaximumDischargePowerL3,
        Rational evMinimumDischargePower,
        @Nullable Rational evMinimumDischargePowerL2,
        @Nullable Rational evMinimumDischargePowerL3)
        implements AcCpdReqMode {}
