package org.tidegate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * An append-only sequence of records that survives a power cut at any instant. Frame: {@code magic
 * 0x7E, length (4), payload, CRC-32C over length and payload (4)}. Records live in numbered segment
 * files; a segment is closed, synced, when it reaches its size, and whole old segments can be
 * dropped.
 *
 * <p>{@link #append} is not durable until {@link #sync} returns. What opening finds is a prefix of
 * what was appended and holds everything that was synced:
 *
 * <ul>
 *   <li>In the last segment the first damaged frame and everything behind it is cut off, because a
 *       power cut in the middle of a write leaves exactly that; {@link #cutBytes()} says how much.
 *   <li>Damage in a closed segment is the medium's fault. It is skipped up to the next intact frame
 *       and left in place as evidence; {@link #damagedBytes()} says how much.
 * </ul>
 *
 * <p>A failed write or sync leaves the tail of the segment unknown; Linux even drops the pages and
 * lets a second fsync succeed. The tail is then cut off and what was not yet synced is written
 * again to a new segment before anything else is accepted. Not thread-safe: one plane owns it.
 */
public final class AppendLog {
    private static final byte MAGIC = 0x7E;
    private static final int OVERHEAD = 1 + Integer.BYTES + Integer.BYTES;

    /** Longest payload; a longer length field is damage, not data. */
    public static final int MAX_PAYLOAD = 1 << 20;

    private final Disk disk;
    private final String name;
    private final int segmentBytes;
    private final int segmentsKept;
    private final List<byte[]> unsynced = new ArrayList<>(); // frames of the current segment
    private int segment;
    private long segmentSize;
    private long syncedSize;
    private boolean tailUnknown;
    private Scan found = new Scan(0, 0, 0);
    private long appended;

    /** What opening found: the log, ready to append, and the intact records, oldest first. */
    public record Opened(AppendLog log, List<byte[]> records) {}

    /**
     * What reading found.
     *
     * @param cutBytes behind the last intact frame of the last segment
     * @param damagedBytes unreadable inside closed segments
     */
    public record Scan(long records, long cutBytes, long damagedBytes) {}

    private AppendLog(Disk disk, String name, int segmentBytes, int segmentsKept) {
        if (segmentsKept < 1) {
            throw new IllegalArgumentException("a log of " + segmentsKept + " segments");
        }
        this.disk = disk;
        this.name = name;
        this.segmentBytes = segmentBytes;
        this.segmentsKept = segmentsKept;
    }

    /**
     * Reads what is there and repairs the tail.
     *
     * @param segmentsKept older segments are deleted when a new one is begun; {@code
     *     Integer.MAX_VALUE} keeps all
     */
    public static Opened open(Disk disk, String name, int segmentBytes, int segmentsKept)
            throws IOException {
        var records = new ArrayList<byte[]>();
        AppendLog log = open(disk, name, segmentBytes, segmentsKept, records::add);
        return new Opened(log, records);
    }

    /** Like the other, for logs too long to hold in memory: one segment at a time. */
    public static AppendLog open(
            Disk disk, String name, int segmentBytes, int segmentsKept, Consumer<byte[]> each)
            throws IOException {
        var log = new AppendLog(disk, name, segmentBytes, segmentsKept);
        log.recover(each);
        return log;
    }

    /**
     * Reads without repairing anything, so it may look at a log that somebody else is writing; a
     * half-written last frame then counts as {@link Scan#cutBytes}.
     */
    public static Scan scan(Disk disk, String name, Consumer<byte[]> each) throws IOException {
        long records = 0;
        long cutBytes = 0;
        long damagedBytes = 0;
        List<Integer> numbers = segments(disk, name);
        for (int i = 0; i < numbers.size(); i++) {
            boolean last = i == numbers.size() - 1;
            Segment read = read(disk.read(file(name, numbers.get(i))), !last, each);
            records += read.records;
            cutBytes += last ? read.badBytes : 0;
            damagedBytes += last ? 0 : read.badBytes;
        }
        return new Scan(records, cutBytes, damagedBytes);
    }

    /** Adds a record to the current segment; durable after the next {@link #sync}. */
    public void append(byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("record of " + payload.length + " bytes");
        }
        if (tailUnknown) {
            rewriteTail();
        }
        if (segmentSize >= segmentBytes) {
            sync();
            beginSegment();
        }
        ByteBuffer frame = ByteBuffer.allocate(OVERHEAD + payload.length);
        frame.put(MAGIC).putInt(payload.length).put(payload);
        frame.putInt(crc(frame.array(), 1, Integer.BYTES + payload.length));
        write(frame.array());
        unsynced.add(frame.array());
        appended++;
    }

    /** When this returns, every appended record is on the medium. */
    public void sync() throws IOException {
        if (tailUnknown) {
            rewriteTail();
        }
        if (unsynced.isEmpty()) {
            return;
        }
        tailUnknown = true; // stays so if the disk throws
        disk.sync(file(name, segment));
        tailUnknown = false;
        syncedSize = segmentSize;
        unsynced.clear();
    }

    /**
     * Deletes every record and starts anew; for logs whose content has been taken over elsewhere.
     */
    public void clear() throws IOException {
        for (int number : segments(disk, name)) {
            disk.delete(file(name, number));
        }
        segment++;
        segmentSize = 0;
        syncedSize = 0;
        tailUnknown = false;
        unsynced.clear();
        found = new Scan(0, found.cutBytes, found.damagedBytes);
        appended = 0;
    }

    /** Bytes of damaged tail that were cut off when the log was opened. */
    public long cutBytes() {
        return found.cutBytes;
    }

    /** Unreadable bytes inside closed segments when the log was opened. */
    public long damagedBytes() {
        return found.damagedBytes;
    }

    /** Records found on opening plus records appended since; dropped segments are not taken off. */
    public long records() {
        return found.records + appended;
    }

    private void recover(Consumer<byte[]> each) throws IOException {
        found = scan(disk, name, each);
        List<Integer> numbers = segments(disk, name);
        if (numbers.isEmpty()) {
            return;
        }
        segment = numbers.getLast();
        String file = file(name, segment);
        segmentSize = disk.read(file).length - found.cutBytes;
        if (found.cutBytes > 0) {
            disk.truncate(file, segmentSize);
        }
        // Also without a cut: after a mere process death the records may exist in memory only.
        disk.sync(file);
        syncedSize = segmentSize;
    }

    private void write(byte[] frame) throws IOException {
        boolean before = tailUnknown;
        tailUnknown = true; // stays so if the disk throws
        disk.append(file(name, segment), frame);
        tailUnknown = before;
        segmentSize += frame.length;
    }

    private void rewriteTail() throws IOException {
        String file = file(name, segment);
        if (syncedSize == 0) {
            disk.delete(file);
        } else {
            disk.truncate(file, syncedSize);
            disk.sync(file);
            beginSegment();
        }
        segmentSize = 0;
        for (byte[] frame : unsynced) {
            write(frame);
        }
        tailUnknown = false;
    }

    private void beginSegment() throws IOException {
        List<Integer> numbers = segments(disk, name);
        for (int i = 0; i < numbers.size() - (segmentsKept - 1); i++) {
            disk.delete(file(name, numbers.get(i)));
        }
        segment++;
        segmentSize = 0;
        syncedSize = 0;
    }

    private record Segment(long records, long badBytes) {}

    /**
     * @param resume whether to look for intact frames behind damage
     */
    private static Segment read(byte[] bytes, boolean resume, Consumer<byte[]> each) {
        long records = 0;
        long badBytes = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = intactPayloadLength(bytes, at);
            if (length >= 0) {
                int from = at + 1 + Integer.BYTES;
                each.accept(Arrays.copyOfRange(bytes, from, from + length));
                records++;
                at += OVERHEAD + length;
            } else if (resume) {
                badBytes++;
                at++;
            } else {
                return new Segment(records, (long) bytes.length - at);
            }
        }
        return new Segment(records, badBytes);
    }

    /** Length of the payload of the frame that begins here; -1 if none does. */
    private static int intactPayloadLength(byte[] bytes, int at) {
        int room = bytes.length - at - OVERHEAD;
        if (room < 0 || bytes[at] != MAGIC) {
            return -1;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = in.getInt(at + 1);
        if (length < 0 || length > MAX_PAYLOAD || length > room) {
            return -1;
        }
        int covered = Integer.BYTES + length;
        return in.getInt(at + 1 + covered) == crc(bytes, at + 1, covered) ? length : -1;
    }

    /** Numbers of this log's segments, in order; files of other logs and other people are not. */
    private static List<Integer> segments(Disk disk, String name) throws IOException {
        String prefix = name + "-";
        return disk.list(prefix).stream()
                .map(file -> file.substring(prefix.length()))
                .filter(digits -> digits.matches("[0-9]{6,9}"))
                .map(Integer::valueOf)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String file(String name, int number) {
        return "%s-%06d".formatted(name, number);
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
