package org.tidegate.pilot;

/**
 * The resistor in the plug of a detachable cable that says what the cable carries (IEC 61851-1
 * Table B.2). A resistance on a boundary counts as the smaller cable.
 */
public enum CableCode {
    /** Open circuit: nothing is plugged in. */
    NO_PLUG(0),
    A13(13),
    A20(20),
    A32(32),
    /** 63 A three-phase, 70 A single-phase; the lower one is used. */
    A63(63),
    /** Shorted, negative or unknown. */
    FAULT(0);

    private static final double NO_PLUG_FROM_OHM = 4_500;
    private static final double A13_FROM_OHM = 1_000;
    private static final double A20_FROM_OHM = 330;
    private static final double A32_FROM_OHM = 150;
    private static final double A63_FROM_OHM = 75;

    private final double currentLimitA;

    CableCode(double currentLimitA) {
        this.currentLimitA = currentLimitA;
    }

    /** 0 when the cable allows nothing. */
    public double currentLimitA() {
        return currentLimitA;
    }

    public boolean isCable() {
        return currentLimitA > 0;
    }

    /**
     * @param proximityOhm infinite without a plug; NaN, unknown, is a fault
     */
    public static CableCode of(double proximityOhm) {
        if (proximityOhm >= NO_PLUG_FROM_OHM) {
            return NO_PLUG;
        }
        if (proximityOhm >= A13_FROM_OHM) {
            return A13;
        }
        if (proximityOhm >= A20_FROM_OHM) {
            return A20;
        }
        if (proximityOhm >= A32_FROM_OHM) {
            return A32;
        }
        return proximityOhm >= A63_FROM_OHM ? A63 : FAULT;
    }
}
