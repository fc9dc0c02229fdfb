package org.tidegate.iso15118.message.iso2;

/** The one message inside the envelope. */
public sealed interface Iso2Body permits Iso2Request, Iso2Response {}
