package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("Scheduled_DC_CLResControlModeType")
public record ScheduledDcClResControlMode(
        @Nullable Rational evseMaximumChargePower,
        @Nullable Rational evseMinimumChargePower,
        @Nullable Rational evseMaximumChargeCurrent,
        @Nullable Rational evseMaximumVoltage)
        implements DcClResControlMode {}
