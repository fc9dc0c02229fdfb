package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a vehicle that can also discharge.. */
@XsdSequence("BPT_DC_CPDReqEnergyTransferModeType")
public record BptDcCpdReqEnergyTransferMode(
        Rational evMaximumChargePower,
        Rational evMinimumChargePower,
        Rational evMaximumChargeCurrent,
        Rational evMinimumChargeCurrent,
        Rational evMaximumVoltage,
        Rational evMinimumVoltage,
        @Nullable Integer targetSoc,
        Rational evMaximumDischargePower,
        Rational evMinimumDischargePower,
        Rational evMaximumDischargeCurrent,
        Rational evMinimumDischargeCurrent)
        implements DcCpdReqMode {}
