package org.tidegate.iso15118.message;

@XsdSequence("channelSelectionType")
public enum ChannelSelection {
    CHARGE,
    DISCHARGE
}
