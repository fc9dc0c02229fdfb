package org.tidegate.iso15118.message;

/** Who steers. */
@XsdSequence("parkingMethodType")
public enum ParkingMethod {
    AUTO_PARKING,
    MV_GUIDE_MANUAL,
    MANUAL
}
