package org.tidegate.iso15118.message;

/** A power for a number of seconds. */
@XsdSequence("EVPowerScheduleEntryType")
public record EvPowerScheduleEntry(long duration, Rational power) {}
