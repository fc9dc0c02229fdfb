package org.tidegate.iso15118.message.iso2;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("unitSymbolType")
public enum UnitSymbol {
    H,
    M,
    S,
    A,
    V,
    W,
    WH
}
