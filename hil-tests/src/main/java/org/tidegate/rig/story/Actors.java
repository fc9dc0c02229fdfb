package org.tidegate.rig.story;

import java.time.Duration;

/**
 * What the story can make the outside world do. A story step names who it needs; where one of them
 * is the real thing, the step is skipped and says so.
 */
public interface Actors {
    /** Everyone who can be a twin or the real thing. */
    enum Actor {
        GRID("the grid"),
        CONVERTER("the converter"),
        VEHICLE("the vehicle"),
        OPERATOR("the operator");

        private final String text;

        Actor(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Whether this one is played by a twin. */
    boolean isTwin(Actor actor);

    /** The plug goes in. */
    void plugIn();

    /** The plug comes out. */
    void unplug();

    /** The operator says yes or no to the next authorisation. */
    void operatorAuthorises(boolean yes);

    /**
     * The operator sends a charging profile with a set-point.
     *
     * @param powerW plus into the vehicle
     * @param dischargeLimitW zero or below
     */
    void operatorWants(double powerW, double dischargeLimitW);

    /** The operator takes its set-point away. */
    void operatorWantsNothing();

    /** The operator ends the session. */
    void operatorStops();

    void gridFrequencyHz(double frequencyHz);

    /** All phases drop to this share of nominal for this long. */
    void gridSag(double voltagePu, Duration length);

    /** Back to nominal voltage and frequency. */
    void gridNominal();

    /** State of charge of the real battery, not of what anybody says about it. */
    double batterySocPercent();

    /** Energy at the grid terminals as an independent meter counts it. */
    double meteredImportWh();

    double meteredExportWh();
}
