package org.tidegate.iso15118.message;

/** Which direction energy will flow first. */
@XsdSequence("channelSelectionType")
public enum ChannelSelection {
    CHARGE,
    DISCHARGE
}
