package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gMessage;

/** A response of ISO 15118-20 wireless charging, always from the charger. */
public sealed interface WptResponse extends V2gMessage
        permits WptAlignmentCheckRes,
                WptChargeLoopRes,
                WptChargeParameterDiscoveryRes,
                WptFinePositioningRes,
                WptFinePositioningSetupRes,
                WptPairingRes {
    /** Session and time. */
    MessageHeader header();

    /** OK, a warning, or the reason of a failure, after which the session ends. */
    ResponseCode responseCode();
}
