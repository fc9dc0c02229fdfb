package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger in control, discharging included. */
@XsdSequence("BPT_Dynamic_DC_CLResControlModeType")
public record BptDynamicDcClResControlMode(
        @Nullable Long departureTime,
        @Nullable Integer minimumSoc,
        @Nullable Integer targetSoc,
        @Nullable Integer ackMaxDelay,
        Rational evseMaximumChargePower,
        Rational evseMinimumChargePower,
        Rational evseMaximumChargeCurrent,
        Rational evseMaximumVoltage,
        Rational evseMaximumDischargePower,
        Rational evseMinimumDischargePower,
        Rational evseMaximumDischargeCurrent,
        Rational evseMinimumVoltage)
        implements DcClResControlMode {}
