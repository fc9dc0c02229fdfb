package org.tidegate.iso15118.message;

@XsdSequence("EVPowerScheduleEntryType")
public record EvPowerScheduleEntry(long duration, Rational power) {}
