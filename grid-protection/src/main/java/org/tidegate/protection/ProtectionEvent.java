package org.tidegate.protection;

import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.Severity;

/** What grid protection has to say. */
public enum ProtectionEvent implements EventCode {
    TRIPPED(
            300,
            Severity.CRITICAL,
            "Grid protection tripped: stage {text}, extreme {a}, beyond its limit for {b} s",
            "None if the grid was at fault; service returns by itself after the observation time."),
    TRIP_CLEARED(
            301,
            Severity.INFO,
            "Stage {text} has cleared: no power {b} s after the first violation",
            ""),
    OBSERVING(302, Severity.INFO, "The grid is inside the enter-service window; {b} s to go", ""),
    ENTERED_SERVICE(303, Severity.INFO, "Service entered; full power in {b} s", ""),
    RIDING_THROUGH(304, Severity.WARNING, "The grid is abnormal ({a} pu, {b} Hz): {text}", ""),
    RODE_THROUGH(305, Severity.INFO, "The disturbance is over after {b} s without a trip", ""),
    BLIND(
            306,
            Severity.ERROR,
            "The grid is not being measured: power is blocked",
            "Check the bus to the converter and the grid meter."),
    SIGHT_REGAINED(307, Severity.INFO, "The grid is being measured again after {b} s", ""),
    PERMIT_WITHDRAWN(308, Severity.WARNING, "The permission to be in service was withdrawn", ""),
    FREQUENCY_SUPPORT_BEGAN(
            309, Severity.INFO, "Frequency support began at {b} Hz from {a} pu", ""),
    FREQUENCY_SUPPORT_ENDED(310, Severity.INFO, "Frequency support ended at {b} Hz", ""),
    DISTURBANCES_EXHAUSTED(
            311,
            Severity.WARNING,
            "{a} voltage disturbances inside the code's window: one more than must be ridden"
                    + " through",
            "Ask the grid operator for the cause if it repeats."),
    SETTINGS_CHANGED(312, Severity.INFO, "Grid code settings in force: {text}", ""),
    ISLAND_SUSPECTED(
            313,
            Severity.WARNING,
            "The frequency moved by {a} Hz to {b} Hz: reactive power steps look whether the grid is"
                    + " there",
            ""),
    ISLAND_DISPROVED(
            314,
            Severity.INFO,
            "The frequency ({b} Hz) did not follow reactive power: the grid is there",
            "");

    private final int id;
    private final Severity severity;
    private final String sentence;
    private final String remedy;

    ProtectionEvent(int id, Severity severity, String sentence, String remedy) {
        this.id = id;
        this.severity = severity;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public String mrec() {
        return "";
    }
}
