package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("RelativeTimeIntervalType")
public record RelativeTimeInterval(int start, @Nullable Integer duration) implements TimeInterval {}
