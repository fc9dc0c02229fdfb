package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_RxDataType")
public record WptLfRxData(long rxIdentifier, WptLfRxRssiList rssiData) {}
