package org.tidegate.iso15118.message.din;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("unitSymbolType")
public enum UnitSymbol {
    H,
    M,
    S,
    A,
    AH,
    V,
    VA,
    W,
    W_S,
    WH
}
