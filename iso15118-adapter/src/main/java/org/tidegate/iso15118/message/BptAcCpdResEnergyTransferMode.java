package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("BPT_AC_CPDResEnergyTransferModeType")
public record BptAcCpdResEnergyTransferMode(
        Rational evseMaximumChargePower,
        @Nullable Rational evseMaximumChargePowerL2,
        @Nullable Rational evseMaximumChargePowerL3,
        Rational evseMinimumChargePower,
        @Nullable Rational evseMinimumChargePowerL2,
        @Nullable Rational evseMinimumChargePowerL3,
        Rational evseNominalFrequency,
        @Nullable Rational maximumPowerAsymmetry,
        @Nullable Rational evsePowerRampLimitation,
        @Nullable Rational evsePresentActivePower,
        @Nullable Rational evsePresentActivePowerL2,
        @Nullable Rational evsePresentActivePowerL3,
        Rational evseMaximumDischargePower,
        @Nullable Rational evseMaximumDischargePowerL2,
        @Nullable Rational evseMaximumDischargePowerL3,
        Rational evseMinimumDischargePower,
        @Nullable Rational evseMinimumDischargePowerL2,
        @Nullable Rational evseMinimumDischargePowerL3)
        implements AcCpdResMode {}
