package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ProfileEntryType")
public record ProfileEntry(long chargingProfileEntryStart, int chargingProfileEntryMaxPower) {}
