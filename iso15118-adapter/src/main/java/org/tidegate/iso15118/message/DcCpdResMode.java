package org.tidegate.iso15118.message;

/** Limits of the charger, with or without discharging. */
public sealed interface DcCpdResMode
        permits BptDcCpdResEnergyTransferMode, DcCpdResEnergyTransferMode {}
