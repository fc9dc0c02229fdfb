package org.tidegate.iso15118.message.acdp;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("isolationStatusType")
public enum IsolationStatus {
    INVALID,
    SAFE,
    WARNING,
    FAULT
}
