package org.tidegate.iso15118.message;

@XsdSequence("PriceLevelScheduleEntryType")
public record PriceLevelScheduleEntry(long duration, int priceLevel) {}
