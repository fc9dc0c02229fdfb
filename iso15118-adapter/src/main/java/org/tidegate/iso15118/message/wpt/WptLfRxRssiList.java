package org.tidegate.iso15118.message.wpt;

import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("WPT_LF_RxRSSIListType")
public record WptLfRxRssiList(WptLfRxRssi rssiDataList) {}
