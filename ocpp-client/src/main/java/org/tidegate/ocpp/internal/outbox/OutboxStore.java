package org.tidegate.ocpp.internal.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.TwoSlotFile;

/**
 * The outbox's lines on a disk. The log grows until it is written anew as the next generation; a
 * two-slot file says which generation counts, so that a power cut during the change leaves either
 * the old log whole or the new one.
 */
public final class OutboxStore {
    private static final String NAME = "ocpp-outbox";
    private static final int SEGMENT_BYTES = 1 << 20;

    private final Disk disk;
    private final TwoSlotFile counting;
    private long generation;
    private AppendLog log;
    private boolean broken;

    /** The store, ready to append, and the lines found. */
    public record Opened(OutboxStore store, List<byte[]> lines, long cutBytes) {}

    private OutboxStore(Disk disk, TwoSlotFile counting, long generation, AppendLog log) {
        this.disk = disk;
        this.counting = counting;
        this.generation = generation;
        this.log = log;
    }

    public static Opened open(Disk disk) throws IOException {
        var counting = new TwoSlotFile(disk, NAME);
        Optional<byte[]> saved = counting.load().filter(b -> b.length == Long.BYTES);
        long generation =
                saved.isPresent()
                        ? ByteBuffer.wrap(saved.get()).getLong()
                        : newest(disk.list(NAME + "-g"));
        for (String file : disk.list(NAME + "-g")) {
            if (!file.startsWith(name(generation) + "-")) {
                disk.delete(file);
            }
        }
        AppendLog.Opened opened =
                AppendLog.open(disk, name(generation), SEGMENT_BYTES, Integer.MAX_VALUE);
        var store = new OutboxStore(disk, counting, generation, opened.log());
        return new Opened(store, opened.records(), opened.log().cutBytes());
    }

    /** Without a counter, as on the very first start, the newest log found is the one. */
    private static long newest(List<String> files) {
        return files.stream()
                .map(f -> f.substring(NAME.length() + 2, f.lastIndexOf('-')))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(1);
    }

    /** Durable after the next {@link #sync}. */
    public void append(String line) throws IOException {
        if (broken) {
            throw new IOException("the log was left half-written");
        }
        try {
            log.append(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            broken = true; // a torn frame hides everything behind it: only a new generation helps
            throw e;
        }
    }

    public void sync() throws IOException {
        try {
            log.sync();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /**
     * Begins a new generation with these lines alone. If it throws, it must be called again before
     * anything else is written: which generation the disk believes in is then not known.
     */
    public void rewrite(List<String> lines) throws IOException {
        broken = true;
        long next = generation + 1;
        for (String leftover : disk.list(name(next) + "-")) {
            disk.delete(leftover);
        }
        AppendLog fresh = AppendLog.open(disk, name(next), SEGMENT_BYTES, Integer.MAX_VALUE).log();
        for (String line : lines) {
            fresh.append(line.getBytes(StandardCharsets.UTF_8));
        }
        fresh.sync();
        counting.save(ByteBuffer.allocate(Long.BYTES).putLong(next).array());
        String old = name(generation);
        generation = next;
        log = fresh;
        broken = false;
        for (String file : disk.list(old + "-")) {
            disk.delete(file);
        }
    }

    public boolean isBroken() {
        return broken;
    }

    /** Lines in the present generation. */
    public long lines() {
        return log.records();
    }

    private static String name(long generation) {
        return NAME + "-g" + generation;
    }
}
