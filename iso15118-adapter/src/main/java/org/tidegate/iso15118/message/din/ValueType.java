package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("valueType")
public enum ValueType {
    BOOL,
    BYTE,
    SHORT,
    INT,
    PHYSICAL_VALUE,
    STRING
}
