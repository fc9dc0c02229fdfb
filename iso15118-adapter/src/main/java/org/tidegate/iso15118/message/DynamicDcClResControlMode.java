package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger in control. */
@XsdSequence("Dynamic_DC_CLResControlModeType")
public record DynamicDcClResControlMode(
        @Nullable Long departureTime,
        @Nullable Integer minimumSoc,
        @Nullable Integer targetSoc,
        @Nullable Integer ackMaxDelay,
        Rational evseMaximumChargePower,
        Rational evseMinimumChargePower,
        Rational evseMaximumChargeCurrent,
        Rational evseMaximumVoltage)
        implements DcClResControlMode {}
