package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** A power for a number of seconds; L2 and L3 only if phases differ. */
@XsdSequence("PowerScheduleEntryType")
public record PowerScheduleEntry(
        long duration, Rational power, @Nullable Rational powerL2, @Nullable Rational powerL3) {}
