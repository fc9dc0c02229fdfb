package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ProfileEntryType")
public record ProfileEntry(
        long chargingProfileEntryStart,
        PhysicalValue chargingProfileEntryMaxPower,
        @Nullable Integer chargingProfileEntryMaxNumberOfPhasesInUse) {}
