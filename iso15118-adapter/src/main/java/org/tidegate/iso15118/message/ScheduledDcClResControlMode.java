package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Limits of a charger that follows the vehicle. */
@XsdSequence("Scheduled_DC_CLResControlModeType")
public record ScheduledDcClResControlMode(
        @Nullable Rational evseMaximumChargePower,
        @Nullable Rational evseMinimumChargePower,
        @Nullable Rational evseMaximumChargeCurrent,
        @Nullable Rational evseMaximumVoltage)
        implements DcClResControlMode {}
