package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("AC_CPDResEnergyTransferModeType")
public record AcCpdResEnergyTransferMode(
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
        @Nullable Rational evsePresentActivePowerL3)
        implements AcCpdResMode {}
