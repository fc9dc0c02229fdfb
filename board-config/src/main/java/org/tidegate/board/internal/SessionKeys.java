package org.tidegate.board.internal;

import java.time.LocalTime;
import java.util.List;

/** Energy in the vehicle, and how far remote set-points may go; part of {@link Keys}. */
final class SessionKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Double> MINIMUM_SOC =
            KEYS.preset(
                    "session.minimum_soc_percent",
                    NumberType.number("%", 5, 95, "warranty terms of vehicle batteries"),
                    20.0,
                    Sources.OURS,
                    "Discharging stops here; a vehicle may ask for more, never for less.");
    static final Key<Double> TARGET_SOC =
            KEYS.preset(
                    "session.target_soc_percent",
                    NumberType.number("%", 10, 100, Sources.OURS),
                    80.0,
                    Sources.OURS,
                    "Where charging ends if nobody says otherwise.");
    static final Key<LocalTime> DEPARTURE =
            KEYS.optional(
                    "session.departure",
                    TextTypes.timeOfDay(),
                    Sources.OURS,
                    "When the vehicle leaves every day, in the system's time zone.");

    static final Key<Double> REMOTE_RAMP =
            KEYS.preset(
                    "authority.ramp_per_second_w",
                    NumberType.number("W", 0, 350_000, Sources.OURS),
                    10_000.0,
                    "our choice: frequency services of 1 s need about the rated power in a second",
                    "Most change of a remote set-point within a second; 0 follows at once.");
    static final Key<Double> REVERSALS =
            KEYS.preset(
                    "authority.reversals_per_hour",
                    NumberType.whole("", 0, 3_600, Sources.OURS),
                    60.0,
                    Sources.OURS,
                    "Changes between charging and discharging that remote set-points may ask for"
                            + " within an hour; 0 does not count them.");
    static final Key<Double> RANDOM_DELAY =
            KEYS.preset(
                    "authority.random_delay_s",
                    NumberType.whole(
                            "s", 0, 1_800, "UK S.I. 2021/1467 Schedule 1: adjustable to 1800 s"),
                    0.0,
                    "UK S.I. 2021/1467 Schedule 1 asks for 600 s in Great Britain",
                    "A changed set-point waits up to this long, at random; a person can skip it,"
                            + " frequency services and the grid code never wait.");
    static final Key<Double> OFFLINE_EXPORT =
            KEYS.preset(
                    "authority.offline_export_s",
                    NumberType.whole("s", 0, 2_678_400, Sources.OURS),
                    86_400.0,
                    "our choice: a schedule of a day outlives its operator's absence",
                    "Silence of the operator after which nothing is exported on its word any more;"
                            + " 0 leaves that to the profiles' own durations.");

    private SessionKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
