package org.tidegate.iso15118.message.din;

/** One of the alternatives the schema offers here. */
public sealed interface EvChargeParameter permits AcEvChargeParameter, DcEvChargeParameter {}
