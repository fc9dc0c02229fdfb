package org.tidegate.iso15118.message.wpt;

/** One of the alternatives the schema offers here. */
public sealed interface WptLfSetupData permits WptLfTransmitterData, WptLfReceiverData {}
