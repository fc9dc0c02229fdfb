package org.tidegate.iso15118.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.MessageTap;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.Plane;

/**
 * Records every session to a file of its own and keeps the newest ones. The vehicle plane only puts
 * a reference into a queue; this plane formats and writes, and if it falls behind, messages are
 * counted instead of kept: a slow disk never delays an answer.
 *
 * <p>A session of eight hours has a quarter of a million messages. The beginning is kept up to a
 * size, then only the last messages in memory, which follow in the file once the session ends.
 */
public final class CapturePlane implements Plane, MessageTap {
    private static final Logger LOG = LoggerFactory.getLogger(CapturePlane.class);

    /** A burst of a whole negotiation is some 60 messages. */
    private static final int WAITING = 512;

    private static final long WAIT_NANOS = 500_000_000L;

    /** Sessions that begin faster than one per millisecond are numbered ahead of the clock. */
    private static final long BURST_MILLIS = 10_000;

    /**
     * How much is kept.
     *
     * @param sessions the newest ones; older files are deleted
     * @param headBytes of a session's beginning, as stored
     * @param tailMessages of a session's end
     */
    public record Limits(int sessions, int headBytes, int tailMessages) {
        /** 20 sessions of some 2.5 MiB at most: 50 MiB on a card of 8 GB. */
        public static Limits presets() {
            return new Limits(20, 2 << 20, 1024);
        }
    }

    private sealed interface Letter {
        long nanos();

        record Opened(long nanos, long wallMillis, String peer, @Nullable String tls)
                implements Letter {}

        record Said(long nanos, boolean fromVehicle, int type, int from, byte[] bytes)
                implements Letter {}

        record Noted(long nanos, Iso15118Event code, double a, double b, String text)
                implements Letter {}

        record Closed(long nanos, String refusal) implements Letter {}
    }

    private final Disk disk;
    private final Clock clock;
    private final Limits limits;
    private volatile Consumer<Capture> live = _ -> {};
    private final ArrayBlockingQueue<Letter> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();

    private final ArrayDeque<Entry> tail = new ArrayDeque<>();
    private final StringBuilder unwritten = new StringBuilder();
    private @Nullable String file;
    private Capture header = new Capture("", 0, "", "", List.of());
    private long openedNanos;
    private long writtenBytes;
    private long left;
    private boolean spoke;
    private boolean diskFailed;

    /** Records to the disk. */
    public CapturePlane(Disk disk, Clock clock, Limits limits) {
        this.disk = disk;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * From now on tells what happens as it happens.
     *
     * @param follower given the session's heading with the entries that are new, on this plane
     */
    public void follow(Consumer<Capture> follower) {
        this.live = follower;
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public void opened(long nowNanos, String peer, @Nullable String tlsProtocol) {
        put(new Letter.Opened(nowNanos, clock.wallMillis(), peer, tlsProtocol));
    }

    @Override
    public void received(long nowNanos, int payloadType, byte[] payload) {
        put(new Letter.Said(nowNanos, true, payloadType, 0, payload));
    }

    @Override
    public void sent(long nowNanos, byte[] frame) {
        int type = (frame[2] & 0xFF) << 8 | (frame[3] & 0xFF);
        put(new Letter.Said(nowNanos, false, type, V2gtp.HEADER_BYTES, frame));
    }

    @Override
    public void noted(long nowNanos, Iso15118Event code, double a, double b, String text) {
        put(new Letter.Noted(nowNanos, code, a, b, text));
    }

    @Override
    public void closed(long nowNanos, String refusal) {
        put(new Letter.Closed(nowNanos, refusal));
    }

    private void put(Letter letter) {
        if (!waiting.offer(letter)) {
            lost.incrementAndGet();
        }
    }

    @Override
    public long step(long nowNanos) {
        for (Letter next = waiting.poll(); next != null; next = waiting.poll()) {
            take(next);
        }
        write();
        return WAIT_NANOS;
    }

    /** After the last step of the vehicle plane: what is in memory goes to the disk. */
    public void close() {
        step(clock.nanos());
        if (file != null) {
            finish(clock.nanos() - openedNanos, "the charger was shut down");
            write();
        }
    }

    private void take(Letter letter) {
        if (letter instanceof Letter.Opened opened) {
            begin(opened);
            return;
        }
        if (file == null) {
            return;
        }
        long at = letter.nanos() - openedNanos;
        long missed = lost.getAndSet(0);
        if (missed > 0) {
            keep(new Entry.Gap(at, missed));
        }
        switch (letter) {
            case Letter.Opened _ -> throw new IllegalStateException("handled above");
            case Letter.Said said -> {
                byte[] exi =
                        said.from == 0
                                ? said.bytes
                                : Arrays.copyOfRange(said.bytes, said.from, said.bytes.length);
                keep(new Entry.Message(at, said.fromVehicle, said.type, exi));
            }
            case Letter.Noted n -> keep(new Entry.Note(at, sentence(n)));
            case Letter.Closed closed -> finish(at, closed.refusal);
        }
    }

    private static String sentence(Letter.Noted n) {
        return new Event("vehicle", 0, n.code, n.nanos, 0, n.a, n.b, n.text).sentence();
    }

    private void begin(Letter.Opened opened) {
        if (file != null) {
            finish(opened.nanos - openedNanos, "another connection took its place");
        }
        openedNanos = opened.nanos;
        long wallMillis = unused(opened.wallMillis);
        String id = Capture.idOf(wallMillis);
        String tls = opened.tls == null ? "" : opened.tls;
        header = new Capture(id, wallMillis, opened.peer, tls, List.of());
        file = Capture.fileOf(id);
        writtenBytes = 0;
        left = 0;
        tail.clear();
        lost.set(0);
        spoke = false;
        unwritten.setLength(0);
        unwritten.append(Capture.head(wallMillis, opened.peer, opened.tls));
        live.accept(header);
    }

    private void keep(Entry entry) {
        live.accept(with(entry));
        if (entry instanceof Entry.Message && !spoke) {
            spoke = true;
            makeRoom();
        }
        if (writtenBytes + unwritten.length() < limits.headBytes()) {
            unwritten.append(Capture.line(entry));
            return;
        }
        tail.add(entry);
        if (tail.size() > limits.tailMessages()) {
            tail.remove();
            left++;
        }
    }

    private void finish(long atNanos, String refusal) {
        if (left > 0) {
            unwritten.append(Capture.line(new Entry.Gap(tail.element().atNanos(), left)));
        }
        tail.forEach(entry -> unwritten.append(Capture.line(entry)));
        tail.clear();
        var end = new Entry.End(atNanos, refusal);
        unwritten.append(Capture.line(end));
        live.accept(with(end));
        write();
        file = null;
    }

    private Capture with(Entry entry) {
        return new Capture(
                header.id(),
                header.startedWallMillis(),
                header.peer(),
                header.tlsProtocol(),
                List.of(entry));
    }

    /**
     * Not synced: a session's record is worth less than the card's life. A connection on which
     * nothing was said gets no file: who only knocks must not push real sessions out.
     */
    private void write() {
        if (unwritten.isEmpty() || file == null || !spoke) {
            return;
        }
        byte[] bytes = unwritten.toString().getBytes(StandardCharsets.UTF_8);
        unwritten.setLength(0);
        try {
            disk.append(file, bytes);
            writtenBytes += bytes.length;
            diskFailed = false;
        } catch (IOException e) {
            if (!diskFailed) {
                LOG.warn("vehicle sessions are not recorded: {}: {}", file, e.getMessage());
            }
            diskFailed = true;
        }
    }

    /** A second connection within a millisecond, or a clock set back, must not mix two sessions. */
    private long unused(long wallMillis) {
        long before = header.startedWallMillis();
        boolean burst = wallMillis <= before && before - wallMillis < BURST_MILLIS;
        long wanted = burst ? before + 1 : wallMillis;
        try {
            List<String> stored = disk.list(Capture.FILE_PREFIX);
            while (stored.contains(Capture.fileOf(Capture.idOf(wanted)))) {
                wanted++;
            }
        } catch (IOException e) {
            LOG.warn("vehicle sessions are not recorded: {}", e.getMessage());
        }
        return wanted;
    }

    private void makeRoom() {
        try {
            List<String> stored = disk.list(Capture.FILE_PREFIX);
            for (int i = 0; i <= stored.size() - limits.sessions(); i++) {
                disk.delete(stored.get(i));
            }
        } catch (IOException e) {
            LOG.warn("old vehicle sessions are not deleted: {}", e.getMessage());
        }
    }
}
