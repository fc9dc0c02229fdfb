package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PMaxScheduleEntryType")
public record PMaxScheduleEntry(TimeInterval timeInterval, int pMax) {}
