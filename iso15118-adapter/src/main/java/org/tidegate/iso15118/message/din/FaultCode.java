package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("faultCodeType")
public enum FaultCode {
    PARSING_ERROR,
    NO_TLS_ROOT_CERTIFICAT_AVAILABLE,
    UNKNOWN_ERROR
}
