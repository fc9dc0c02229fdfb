package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("PowerScheduleEntryType")
public record PowerScheduleEntry(
        long duration, Rational power, @Nullable Rational powerL2, @Nullable Rational powerL3) {}
