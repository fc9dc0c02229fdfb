package org.tidegate.iso15118.message;

@XsdSequence("EVEnergyOfferType")
public record EvEnergyOffer(
        EvPowerSchedule evPowerSchedule, EvAbsolutePriceSchedule evAbsolutePriceSchedule) {}
