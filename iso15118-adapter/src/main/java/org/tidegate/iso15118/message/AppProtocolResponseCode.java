package org.tidegate.iso15118.message;

@XsdSequence("responseCodeType")
public enum AppProtocolResponseCode {
    OK_SUCCESSFUL_NEGOTIATION,
    OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION,
    FAILED_NO_NEGOTIATION
}
