package org.tidegate.iso15118.message.din;

/** The one message inside the envelope. */
public sealed interface DinBody permits DinRequest, DinResponse {}
