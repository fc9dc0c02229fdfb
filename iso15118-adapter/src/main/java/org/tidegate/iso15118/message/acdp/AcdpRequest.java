package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.V2gMessage;

/** A request of ISO 15118-20 pantograph, always from the vehicle. */
public sealed interface AcdpRequest extends V2gMessage
        permits AcdpConnectReq, AcdpDisconnectReq, AcdpSystemStatusReq, AcdpVehiclePositioningReq {
    /** Session and time. */
    MessageHeader header();
}
