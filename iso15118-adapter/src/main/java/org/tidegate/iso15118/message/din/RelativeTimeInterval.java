package org.tidegate.iso15118.message.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("RelativeTimeIntervalType")
public record RelativeTimeInterval(long start, @Nullable Long duration) implements TimeInterval {}
