package org.tidegate.iso15118.message;

/** A price level for a number of seconds. */
@XsdSequence("PriceLevelScheduleEntryType")
public record PriceLevelScheduleEntry(long duration, int priceLevel) {}
