package org.tidegate.iso15118.message;

/** One of the alternatives the schema offers here. */
public sealed interface AcCpdResMode
        permits AcCpdResEnergyTransferMode, BptAcCpdResEnergyTransferMode {}
