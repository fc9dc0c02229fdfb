package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger that follows the vehicle, discharging included. */
@XsdSequence("BPT_Scheduled_DC_CLResControlModeType")
public record BptScheduledDcClResControlMode(
        @Nullable Rational evseMaximumChargePower,
        @Nullable Rational evseMinimumChargePower,
        @Nullable Rational evseMaximumChargeCurrent,
        @Nullable Rational evseMaximumVoltage,
        @Nullable Rational evseMaximumDischargePower,
        @Nullable Rational evseMinimumDischargePower,
        @Nullable Rational evseMaximumDischargeCurrent,
        @Nullable Rational evseMinimumVoltage)
        implements DcClResControlMode {}
