package org.tidegate.rig.vehicle;

/** What the vehicle does with its end of the cable, and what it sees there. */
public interface PilotPlug {
    /** The plug goes in: state B. */
    void plug();

    /** The plug comes out: state A. */
    void unplug();

    /** The vehicle is ready for energy: state C. */
    void closeS2();

    /** The vehicle wants no energy: back to state B. */
    void openS2();

    /** Duty cycle of the charger's oscillator as the vehicle measures it; 100 when it is static. */
    double dutyPercent();

    /** A cable without a pilot, always ready for digital communication. */
    static PilotPlug none() {
        return new PilotPlug() {
            @Override
            public void plug() {}

            @Override
            public void unplug() {}

            @Override
            public void closeS2() {}

            @Override
            public void openS2() {}

            @Override
            public double dutyPercent() {
                return 5;
            }
        };
    }
}
