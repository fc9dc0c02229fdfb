package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingProfileType")
public record ChargingProfile(int saScheduleTupleId, List<ProfileEntry> profileEntries) {
    public ChargingProfile {
        profileEntries = List.copyOf(profileEntries);
    }
}
