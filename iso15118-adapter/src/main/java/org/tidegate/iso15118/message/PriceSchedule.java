package org.tidegate.iso15118.message;

/** Prices in a currency or as levels. */
public sealed interface PriceSchedule permits AbsolutePriceSchedule, PriceLevelSchedule {}
