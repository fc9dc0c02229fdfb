package org.tidegate.iso15118.message;

/** Energy the vehicle would give back, and at which price. */
@XsdSequence("EVEnergyOfferType")
public record EvEnergyOffer(
        EvPowerSchedule evPowerSchedule, EvAbsolutePriceSchedule evAbsolutePriceSchedule) {}
