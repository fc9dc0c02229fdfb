package org.tidegate.protection.islanding;

/** What anti-islanding asks for in this cycle. Reused; starts with nothing. */
public final class IslandVerdict {
    /**
     * To be added to the reactive power demand before the circle of apparent power; per unit of
     * rated, plus when absorbed.
     */
    public double reactivePu;

    /** Cease to energise now. Latched until {@link AntiIslanding#reset}. */
    public boolean trip;

    public Stage stage = Stage.RESTING;

    /** Deviation from the frequency of the last second. */
    public double deviationHz;

    /** How long ago the frequency began to be doubted; 0 while it is not. */
    public long suspectedNanos;

    /** Of the flips that are needed, how many have moved the frequency. */
    public int confirmed;

    /** Where the search is. */
    public enum Stage {
        /** Nothing flows into the grid, or the converter does this on its own. */
        RESTING("no energy flows into the grid"),
        /** The frequency is not known; protection by frequency is at work. */
        BLIND("the frequency is not known"),
        WATCHING("the frequency is as it was"),
        /** The voltage's phase has jumped. */
        BLANKED("the phase of the voltage has jumped"),
        VERIFYING("the frequency moves; reactive power steps tell whether it follows"),
        /** A step did not move the frequency: there is a grid. */
        REASSURED("the frequency does not follow reactive power: the grid is there"),
        ISLAND("the frequency follows reactive power: the grid is gone");

        private final String reason;

        Stage(String reason) {
            this.reason = reason;
        }

        /** For a person. */
        public String reason() {
            return reason;
        }
    }
}
