package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("PMaxScheduleEntryType")
public record PMaxScheduleEntry(TimeInterval timeInterval, PhysicalValue pMax) {}
