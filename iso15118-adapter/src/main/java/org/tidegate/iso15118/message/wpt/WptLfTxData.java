package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_TxDataType")
public record WptLfTxData(long txIdentifier, Rational eirp) {}
