package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gMessage;

/** A response of ISO 15118-20 pantograph, always from the charger. */
public sealed interface AcdpResponse extends V2gMessage
        permits AcdpConnectRes, AcdpDisconnectRes, AcdpSystemStatusRes, AcdpVehiclePositioningRes {
    /** Session and time. */
    MessageHeader header();

    /** OK, a warning, or the reason of a failure, after which the session ends. */
    ResponseCode responseCode();
}
