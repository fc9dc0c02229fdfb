package org.tidegate.pilot;

/** What the rest of the charger tells the pilot machine this cycle. Reused; starts unsafe. */
public final class PilotInput {
    /** Session, protection and operator all want energy to flow. */
    public boolean energyAllowed;

    /** Digital communication is wanted: 5 % duty instead of a current. */
    public boolean digitalCommunication;

    /** Current limit for the duty cycle when there is no digital communication. */
    public double currentLimitA;

    public boolean lockOk;

    /** Emergency stop, residual current, earth, insulation: all well. */
    public boolean safetyOk;

    public boolean ventilationAvailable;

    /** The charger is out of order: show state F. */
    public boolean unavailable;
}
