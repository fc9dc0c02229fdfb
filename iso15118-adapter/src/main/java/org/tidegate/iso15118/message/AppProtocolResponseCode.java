package org.tidegate.iso15118.message;

/** Outcome of the handshake. */
@XsdSequence("responseCodeType")
public enum AppProtocolResponseCode {
    OK_SUCCESSFUL_NEGOTIATION,
    OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION,
    FAILED_NO_NEGOTIATION
}
