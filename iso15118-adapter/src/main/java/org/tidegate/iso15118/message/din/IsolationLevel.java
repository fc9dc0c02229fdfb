package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("isolationLevelType")
public enum IsolationLevel {
    INVALID,
    VALID,
    WARNING,
    FAULT
}
