package org.tidegate.iso15118.message;

/** Limits of the vehicle, with or without discharging. */
public sealed interface DcCpdReqMode
        permits BptDcCpdReqEnergyTransferMode, DcCpdReqEnergyTransferMode {}
