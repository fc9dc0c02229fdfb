package org.tidegate.controller.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.Disk;

/**
 * Looks into a journal folder without changing it, also while a charger is writing to it. Holds no
 * state: every question reads the files.
 */
public final class JournalFolder {
    /** An explanation is stored every second; further away than this means there was none. */
    public static final long NEAREST_MILLIS = 5_000;

    private final Disk disk;

    public JournalFolder(Disk disk) {
        this.disk = disk;
    }

    /**
     * What the event log holds.
     *
     * @param cutBytes half-written bytes at the end; normal after a power cut, or while it is being
     *     written
     * @param damagedBytes unreadable bytes inside; never normal
     */
    public record Content(List<JournalRecord> events, long cutBytes, long damagedBytes) {}

    /** All events, oldest first. */
    public Content events() throws IOException {
        var events = new ArrayList<JournalRecord>();
        AppendLog.Scan scan =
                AppendLog.scan(
                        disk,
                        JournalPlane.EVENT_LOG,
                        line -> {
                            JsonNode node = JournalJson.parse(line);
                            if (node != null) {
                                events.add(JournalJson.record(node));
                            }
                        });
        return new Content(events, scan.cutBytes(), scan.damagedBytes());
    }

    /** The last explanation stored; empty if there is none. */
    public Optional<Explanation> lastExplanation() throws IOException {
        return explanation(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * The explanation in force at a wall time: the newest one not later than that, if it is at most
     * {@link #NEAREST_MILLIS} older. After a step of the wall clock a time may have happened twice;
     * the later one is told.
     */
    public Optional<Explanation> explanationAt(long wallMillis) throws IOException {
        return explanation(wallMillis, NEAREST_MILLIS);
    }

    private Optional<Explanation> explanation(long wallMillis, long atMostOlderMillis)
            throws IOException {
        var search = new Search(wallMillis, atMostOlderMillis);
        AppendLog.scan(disk, JournalPlane.LADDER_LOG, search::look);
        return search.found();
    }

    private static final class Search {
        private final long wallMillis;
        private final long atMostOlderMillis;
        private long bestMillis = Long.MIN_VALUE;
        private byte @Nullable [] best;
        private byte @Nullable [] bestWhole;
        private byte @Nullable [] whole; // the last line that is complete in itself

        Search(long wallMillis, long atMostOlderMillis) {
            this.wallMillis = wallMillis;
            this.atMostOlderMillis = atMostOlderMillis;
        }

        void look(byte[] line) {
            if (!JournalJson.isSince(line)) {
                whole = line;
            }
            long millis = JournalJson.wallMillis(line);
            boolean any = wallMillis == Long.MAX_VALUE;
            if (any || (millis <= wallMillis && millis >= bestMillis)) {
                bestMillis = millis;
                best = line;
                bestWhole = whole;
            }
        }

        Optional<Explanation> found() {
            if (best == null || bestWhole == null || wallMillis - bestMillis > atMostOlderMillis) {
                return Optional.empty();
            }
            JsonNode complete = JournalJson.parse(bestWhole);
            JsonNode moment = JournalJson.parse(best);
            if (complete == null || moment == null) {
                return Optional.empty();
            }
            return Optional.of(
                    JournalJson.isSince(best)
                            ? JournalJson.merged(complete, moment)
                            : JournalJson.explanation(complete));
        }
    }
}
