package org.tidegate.pilot;

/**
 * What the proximity pin of a Type 1 connector says (SAE J1772, IEC 61851-1 Table B.1): the inlet's
 * resistors make 150 Ω of a latched connector and 480 Ω of one whose release button is held down.
 */
public enum ConnectorProximity {
    /** Open: the connector is not in an inlet. */
    UNPLUGGED,
    LATCHED,
    RELEASE_PRESSED,
    /** Shorted, between the two or unknown. */
    FAULT;

    private static final double UNPLUGGED_FROM_OHM = 2_000;
    private static final double RELEASE_FROM_OHM = 350;
    private static final double RELEASE_TO_OHM = 650;
    private static final double LATCHED_FROM_OHM = 100;
    private static final double LATCHED_TO_OHM = 250;

    /**
     * @param proximityOhm infinite without an inlet; NaN, unknown, is a fault
     */
    public static ConnectorProximity of(double proximityOhm) {
        if (proximityOhm >= UNPLUGGED_FROM_OHM) {
            return UNPLUGGED;
        }
        if (proximityOhm >= RELEASE_FROM_OHM && proximityOhm <= RELEASE_TO_OHM) {
            return RELEASE_PRESSED;
        }
        return proximityOhm >= LATCHED_FROM_OHM && proximityOhm <= LATCHED_TO_OHM ? LATCHED : FAULT;
    }
}
