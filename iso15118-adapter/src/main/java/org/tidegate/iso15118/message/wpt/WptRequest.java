package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.V2gMessage;

/** A request of ISO 15118-20 wireless charging, always from the vehicle. */
public sealed interface WptRequest extends V2gMessage
        permits WptAlignmentCheckReq,
                WptChargeLoopReq,
                WptChargeParameterDiscoveryReq,
                WptFinePositioningReq,
                WptFinePositioningSetupReq,
                WptPairingReq {
    /** Session and time. */
    MessageHeader header();
}
