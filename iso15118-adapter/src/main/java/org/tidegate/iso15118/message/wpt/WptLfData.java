package org.tidegate.iso15118.message.wpt;

/** One of the alternatives the schema offers here. */
public sealed interface WptLfData {
    record LfTxData(WptLfTxDataList value) implements WptLfData {}

    record LfRxData(WptLfRxDataList value) implements WptLfData {}
}
