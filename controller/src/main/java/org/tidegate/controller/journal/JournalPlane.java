package org.tidegate.controller.journal;

import static org.tidegate.controller.journal.ControllerEvent.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.controller.store.StorageState;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.TwoSlotFile;

/**
 * Drains every plane's events to disk with one fsync per round, keeps the newest ones for the
 * console, and stores one explanation of the power per second. A disk that fails costs nothing but
 * history: what could not be written waits in memory and is tried again.
 */
public final class JournalPlane implements Plane, AutoCloseable {
    static final String EVENT_LOG = "events";
    static final String LADDER_LOG = "ladder";
    private static final String BOOT_FILE = "boot";

    /** Group commit: at most this long from the event to the medium, plus the fsync itself. */
    private static final long ROUND_NANOS = 100_000_000L;

    private static final long EXPLAIN_EVERY_NANOS = 1_000_000_000L;

    /** Explanations are history, not evidence: a power cut may cost the last few. */
    private static final long LADDER_SYNC_NANOS = 5_000_000_000L;

    /** A complete line at least this often, so that dropping a segment costs at most this much. */
    private static final long WHOLE_LINE_EVERY_NANOS = 60_000_000_000L;

    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final long CLOCK_STEP_MILLIS = 2_000;
    private static final int SEGMENT_BYTES = 1 << 20;

    /** 64 MiB: about 250,000 events. */
    private static final int EVENT_SEGMENTS = 64;

    /** 96 MiB: 48 h even if a limit, and so the sentence, changes every second (measured). */
    private static final int LADDER_SEGMENTS = 96;

    private static final int MOST_WAITING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(JournalPlane.class);

    private static final class Feed {
        final EventRing ring;
        long nextSequence;

        Feed(EventRing ring) {
            this.ring = ring;
        }
    }

    private final Clock clock;
    private final Disk disk;
    private final Published<Snapshot> snapshots;
    private final List<Feed> feeds = new ArrayList<>();
    private final Queue<EventRing> newRings = new java.util.concurrent.ConcurrentLinkedQueue<>();
    private final int keptInMemory;
    private final ArrayDeque<JournalRecord> newest = new ArrayDeque<>();
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final Published<List<JournalRecord>> published = new Published<>(List.of());
    private final Published<StorageState> storage = new Published<>(StorageState.USABLE);
    private @Nullable AppendLog events;
    private @Nullable AppendLog ladder;
    private @Nullable Explanation lastWhole;
    private long boot;
    private long ownSequence;
    private long droppedWhileWaiting;
    private boolean changed;
    private boolean needsSync;
    private long retryAtNanos;
    private long lastExplainedNanos;
    private long lastSnapshotNanos;
    private long lastWholeNanos;
    private long lastLadderSyncNanos;
    private long wallMinusMonotonicMillis;
    private boolean explainedOnce;

    /**
     * Opens the logs, counts the boot and reads the newest events back. Does not throw when the
     * disk fails: {@link #storage()} says so and the plane tries again.
     *
     * @param keptInMemory how many of the newest events {@link #events()} shows
     */
    public JournalPlane(
            Clock clock,
            Disk disk,
            Published<Snapshot> snapshots,
            Collection<EventRing> rings,
            int keptInMemory) {
        this.clock = clock;
        this.disk = disk;
        this.snapshots = snapshots;
        this.keptInMemory = keptInMemory;
        rings.forEach(ring -> feeds.add(new Feed(ring)));
        wallMinusMonotonicMillis = clock.wallMillis() - clock.nanos() / 1_000_000;
        open(clock.nanos());
        publish();
    }

    @Override
    public String name() {
        return "journal";
    }

    /** Takes one more ring; from any thread. */
    public void add(EventRing ring) {
        newRings.add(ring);
    }

    /** How often the software has been started on this disk; 0 while the disk cannot be read. */
    public long boot() {
        return boot;
    }

    /** The newest events, oldest first; those of earlier boots included. */
    public Published<List<JournalRecord>> events() {
        return published;
    }

    public Published<StorageState> storage() {
        return storage;
    }

    @Override
    public long step(long nowNanos) {
        long wallMillis = clock.wallMillis();
        for (EventRing ring = newRings.poll(); ring != null; ring = newRings.poll()) {
            feeds.add(new Feed(ring));
        }
        noteClockStep(nowNanos, wallMillis);
        for (Feed feed : feeds) {
            feed.ring.drain(nowNanos, wallMillis, event -> take(feed, event));
        }
        if (storage.latest().usable() || nowNanos - retryAtNanos >= 0) {
            commit(nowNanos, wallMillis);
        }
        if (changed) {
            publish();
        }
        return ROUND_NANOS;
    }

    /** Writes what is left and notes that this was no crash. Call when nobody steps it any more. */
    @Override
    public void close() {
        long nowNanos = clock.nanos();
        emit(SHUT_DOWN, nowNanos, Double.NaN, "");
        retryAtNanos = nowNanos;
        step(nowNanos);
        try {
            if (ladder != null) {
                ladder.sync();
            }
            new TwoSlotFile(disk, BOOT_FILE).save(ascii(boot + " clean"));
        } catch (IOException e) {
            LOG.warn("The journal could not be closed in order: {}", e.getMessage());
        }
    }

    private void take(Feed feed, Event event) {
        long lost = event.sequence() - feed.nextSequence;
        if (lost > 0) {
            emit(EVENTS_LOST, event.nanos(), (double) lost, event.source());
        }
        feed.nextSequence = event.sequence() + 1;
        keep(event);
    }

    private void emit(EventCode code, long nowNanos, double a, String text) {
        long wall = clock.wallMillis();
        keep(new Event("journal", ownSequence++, code, nowNanos, wall, a, Double.NaN, text));
    }

    private void keep(Event event) {
        JournalRecord record = JournalRecord.of(boot, event);
        remember(record);
        if (waiting.size() >= MOST_WAITING) {
            waiting.poll();
            droppedWhileWaiting++;
        }
        waiting.add(JournalJson.bytes(JournalJson.node(record)));
    }

    private void remember(JournalRecord record) {
        if (newest.size() >= keptInMemory) {
            newest.poll();
        }
        newest.add(record);
        changed = true;
    }

    private void publish() {
        published.publish(List.copyOf(newest));
        changed = false;
    }

    private void noteClockStep(long nowNanos, long wallMillis) {
        long difference = wallMillis - nowNanos / 1_000_000;
        long stepMillis = difference - wallMinusMonotonicMillis;
        if (Math.abs(stepMillis) >= CLOCK_STEP_MILLIS) {
            emit(CLOCK_STEPPED, nowNanos, stepMillis / 1000.0, "");
        }
        // Slow drift is followed without a word: it is what NTP does all day.
        wallMinusMonotonicMillis = difference;
    }

    private void commit(long nowNanos, long wallMillis) {
        if ((events == null || ladder == null) && !open(nowNanos)) {
            return;
        }
        try {
            flush();
            explain(nowNanos, wallMillis);
        } catch (IOException e) {
            failed(nowNanos, e);
            return;
        }
        if (!storage.latest().usable()) {
            LOG.info("Records are being stored again");
            storage.publish(StorageState.USABLE);
            emit(STORAGE_BACK, nowNanos, Double.NaN, "");
            if (droppedWhileWaiting > 0) {
                emit(EVENTS_LOST, nowNanos, (double) droppedWhileWaiting, name());
                droppedWhileWaiting = 0;
            }
        }
    }

    private void flush() throws IOException {
        AppendLog log = events;
        if (log == null) {
            return;
        }
        for (byte[] line = waiting.peek(); line != null; line = waiting.peek()) {
            log.append(line);
            waiting.poll();
            needsSync = true;
        }
        if (needsSync) {
            log.sync();
            needsSync = false;
        }
    }

    private void explain(long nowNanos, long wallMillis) throws IOException {
        AppendLog log = ladder;
        if (log == null || (explainedOnce && nowNanos - lastExplainedNanos < EXPLAIN_EVERY_NANOS)) {
            return;
        }
        Snapshot snapshot = snapshots.latest();
        if (explainedOnce && snapshot.nanos() == lastSnapshotNanos) {
            return; // the lane stands still; its last word is not repeated under a new time
        }
        explainedOnce = true;
        lastExplainedNanos = nowNanos;
        lastSnapshotNanos = snapshot.nanos();
        long ageMillis = Math.max(0, nowNanos - snapshot.nanos()) / 1_000_000;
        Explanation now = Explanation.of(boot, wallMillis - ageMillis, snapshot);
        Explanation before = lastWhole;
        if (before != null
                && nowNanos - lastWholeNanos < WHOLE_LINE_EVERY_NANOS
                && before.boot() == now.boot()) {
            log.append(JournalJson.since(before, now));
        } else {
            lastWhole = null; // stays so if the disk throws
            log.append(JournalJson.bytes(JournalJson.node(now)));
            lastWhole = now;
            lastWholeNanos = nowNanos;
        }
        if (nowNanos - lastLadderSyncNanos >= LADDER_SYNC_NANOS) {
            lastLadderSyncNanos = nowNanos;
            log.sync();
        }
    }

    private void failed(long nowNanos, IOException e) {
        String problem = String.valueOf(e.getMessage());
        retryAtNanos = nowNanos + RETRY_NANOS;
        if (storage.latest().usable()) {
            LOG.warn("Records cannot be stored: {}", problem);
            storage.publish(StorageState.failed(problem));
            emit(STORAGE_FAILED, nowNanos, Double.NaN, problem);
        }
    }

    private boolean open(long nowNanos) {
        try {
            if (boot == 0) {
                countBoot(nowNanos);
            }
            if (events == null) {
                events = openEvents(nowNanos);
            }
            ladder = AppendLog.open(disk, LADDER_LOG, SEGMENT_BYTES, LADDER_SEGMENTS, _ -> {});
            reportDamage(ladder, LADDER_LOG, nowNanos);
            return true;
        } catch (IOException e) {
            failed(nowNanos, e);
            return false;
        }
    }

    private void countBoot(long nowNanos) throws IOException {
        var file = new TwoSlotFile(disk, BOOT_FILE);
        String last =
                file.load().map(b -> new String(b, StandardCharsets.US_ASCII)).orElse("0 clean");
        String[] words = last.split(" ", -1);
        long previous = words[0].matches("[0-9]{1,18}") ? Long.parseLong(words[0]) : 0;
        file.save(ascii(previous + 1 + " running"));
        boot = previous + 1;
        if (last.endsWith("running")) {
            emit(UNCLEAN_SHUTDOWN, nowNanos, (double) previous, "");
        }
        emit(BOOTED, nowNanos, (double) boot, "");
    }

    private AppendLog openEvents(long nowNanos) throws IOException {
        var tail = new ArrayDeque<byte[]>();
        AppendLog log =
                AppendLog.open(
                        disk,
                        EVENT_LOG,
                        SEGMENT_BYTES,
                        EVENT_SEGMENTS,
                        line -> {
                            if (tail.size() >= keptInMemory) {
                                tail.poll();
                            }
                            tail.add(line);
                        });
        List<JournalRecord> sinceStart = List.copyOf(newest);
        newest.clear();
        for (byte[] line : tail) {
            JsonNode node = JournalJson.parse(line);
            if (node != null) {
                remember(JournalJson.record(node));
            }
        }
        sinceStart.forEach(this::remember);
        reportDamage(log, EVENT_LOG, nowNanos);
        return log;
    }

    private void reportDamage(AppendLog log, String name, long nowNanos) {
        if (log.cutBytes() > 0) {
            emit(JOURNAL_TAIL_CUT, nowNanos, (double) log.cutBytes(), name);
        }
        if (log.damagedBytes() > 0) {
            emit(JOURNAL_DAMAGED, nowNanos, (double) log.damagedBytes(), name);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
