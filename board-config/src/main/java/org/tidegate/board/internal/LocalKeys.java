package org.tidegate.board.internal;

import java.nio.file.Path;
import java.util.List;

/** The charger's own computer: page, lane, records; part of {@link Keys}. */
final class LocalKeys {
    private static final Topic KEYS = new Topic();

    static final Key<Boolean> CONSOLE_ENABLED =
            KEYS.preset(
                    "console.enabled", new FlagType(), true, Sources.OURS, "Serve the local page.");
    static final Key<String> BIND_ADDRESS =
            KEYS.preset(
                    "console.bind_address",
                    TextTypes.address(),
                    "127.0.0.1",
                    Sources.OURS,
                    "Address the page is served on; loopback keeps it on the board.");
    static final Key<Double> CONSOLE_PORT =
            KEYS.preset(
                    "console.port",
                    NumberType.whole("", 1, 65_535, Sources.OURS),
                    8_443.0,
                    Sources.OURS,
                    "Its TCP port.");

    static final Key<Double> PERIOD =
            KEYS.preset(
                    "lane.period_ms",
                    NumberType.whole(
                            "ms", 1, 20, "architecture section 2; IEC 61851-1 opens in 100 ms"),
                    10.0,
                    "architecture section 2",
                    "Time from one control cycle to the next.");
    static final Key<Boolean> REAL_TIME =
            KEYS.preset(
                    "lane.real_time",
                    new FlagType(),
                    true,
                    "architecture section 8",
                    "Ask the kernel for real-time scheduling.");
    static final Key<Double> CPU =
            KEYS.optional(
                    "lane.cpu",
                    NumberType.whole("", 0, 1_023, "Linux CPU_SETSIZE"),
                    "wiring of the board",
                    "Processor for the lane alone; the kernel chooses if left out.");

    static final Key<Path> JOURNAL_DIRECTORY =
            KEYS.preset(
                    "journal.directory",
                    TextTypes.path(),
                    Path.of("journal"),
                    Sources.OURS,
                    "Where events and energy records are kept.");

    private LocalKeys() {}

    /** In the order of the manual. */
    static List<Key<?>> all() {
        return KEYS.all();
    }
}
