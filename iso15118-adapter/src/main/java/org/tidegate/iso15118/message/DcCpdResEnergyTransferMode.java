package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("DC_CPDResEnergyTransferModeType")
public record DcCpdResEnergyTransferMode(
        Rational evseMaximumChargePower,
        Rational evseMinimumChargePower,
        Rational evseMaximumChargeCurrent,
        Rational evseMinimumChargeCurrent,
        Rational evseMaximumVoltage,
        Rational evseMinimumVoltage,
        @Nullable Rational evsePowerRampLimitation)
        implements DcCpdResMode {}
