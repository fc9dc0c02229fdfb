package org.tidegate.rig.plant;

/**
 * What is wired to a converter's DC terminals, behind the charger's and the vehicle's contactors.
 * Current is plus into the vehicle. Stepped by whoever owns the converter's physics.
 */
public interface DcPort {
    /** Whether a current can flow: charger's and vehicle's contactors are closed. */
    boolean connected();

    /** Terminal voltage if this current flowed; NaN when not {@link #connected}. */
    double voltageAtV(double currentA);

    /** This current flows for this long. Not called while disconnected. */
    void flow(double currentA, double seconds);

    /** Nothing is plugged in. */
    static DcPort open() {
        return new DcPort() {
            @Override
            public boolean connected() {
                return false;
            }

            @Override
            public double voltageAtV(double currentA) {
                return Double.NaN;
            }

            @Override
            public void flow(double currentA, double seconds) {}
        };
    }
}
