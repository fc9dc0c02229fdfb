package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger that can also discharge.. */
@XsdSequence("BPT_DC_CPDResEnergyTransferModeType")
public record BptDcCpdResEnergyTransferMode(
        Rational evseMaximumChargePower,
        Rational evseMinimumChargePower,
        Rational evseMaximumChargeCurrent,
        Rational evseMinimumChargeCurrent,
        Rational evseMaximumVoltage,
        Rational evseMinimumVoltage,
        @Nullable Rational evsePowerRampLimitation,
        Rational evseMaximumDischargePower,
        Rational evseMinimumDischargePower,
        Rational evseMaximumDischargeCurrent,
        Rational evseMinimumDischargeCurrent)
        implements DcCpdResMode {}
