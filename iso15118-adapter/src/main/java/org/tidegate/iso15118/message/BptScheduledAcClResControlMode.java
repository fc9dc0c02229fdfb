package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("BPT_Scheduled_AC_CLResControlModeType")
public record BptScheduledAcClResControlMode(
        @Nullable Rational evseTargetActivePower,
        @Nullable Rational evseTargetActivePowerL2,
        @Nullable Rational evseTargetActivePowerL3,
        @Nullable Rational evseTargetReactivePower,
        @Nullable Rational evseTargetReactivePowerL2,
        @Nullable Rational evseTargetReactivePowerL3,
        @Nullable Rational evsePresentActivePower,
        @Nullable Rational evsePresentActivePowerL2,
        @Nullable Rational evsePresentActivePowerL3)
        implements AcClResControlMode {}
