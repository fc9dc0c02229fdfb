package org.tidegate.hal.map;

/** In which of a device's tables a point lies (Modbus Application Protocol 1.1b3, 4.3). */
public enum RegisterTable {
    /** Function 3, written with 6 or 16. */
    HOLDING,
    /** Function 4. */
    INPUT,
    /** One bit, written with function 5; never read. */
    COIL
}
