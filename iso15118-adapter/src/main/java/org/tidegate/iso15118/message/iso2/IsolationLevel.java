package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("isolationLevelType")
public enum IsolationLevel {
    INVALID,
    VALID,
    WARNING,
    FAULT,
    NO_IMD
}
