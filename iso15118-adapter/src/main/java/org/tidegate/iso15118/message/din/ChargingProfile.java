package org.tidegate.iso15118.message.din;

import java.util.List;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("ChargingProfileType")
public record ChargingProfile(int saScheduleTupleId, List<ProfileEntry> profileEntrys) {
    public ChargingProfile {
        profileEntrys = List.copyOf(profileEntrys);
    }
}
