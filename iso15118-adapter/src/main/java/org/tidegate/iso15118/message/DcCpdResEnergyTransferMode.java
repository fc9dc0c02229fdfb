package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger that only charges. */
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
