package org.tidegate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An append-only sequence of records that survives a power cut at any instant. Frame: {@code magic
 * 0x7E, length (4), payload, CRC-32C over length and payload (4)}. Records live in numbered segment
 * files; a segment is closed when it reaches its size and whole old segments can be dropped.
 *
 * <p>{@link #append} is not durable until {@link #sync} returns. On opening, what is intact is
 * kept; the first damaged frame and everything behind it is cut off the segment, and {@link
 * #cutBytes()} says how much that was.
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
    private int segment;
    private long segmentSize;
    private long cutBytes;
    private long records;
    private boolean dirty;

    /** What opening found: the log, ready to append, and the intact records, oldest first. */
    public record Opened(AppendLog log, List<byte[]> records) {}

    private AppendLog(Disk disk, String name, int segmentBytes, int segmentsKept) {
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
        var log = new AppendLog(disk, name, segmentBytes, segmentsKept);
        var records = new ArrayList<byte[]>();
        for (String file : disk.list(name + "-")) {
            log.segment = log.number(file);
            log.segmentSize = log.recover(file, records);
        }
        log.records = records.size();
        return new Opened(log, records);
    }

    /** Adds a record to the current segment; durable after the next {@link #sync}. */
    public void append(byte[] payload) throws IOException {
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("record of " + payload.length + " bytes");
        }
        if (segmentSize >= segmentBytes) {
            sync();
            beginSegment();
        }
        ByteBuffer frame = ByteBuffer.allocate(OVERHEAD + payload.length);
        frame.put(MAGIC).putInt(payload.length).put(payload);
        frame.putInt(crc(frame.array(), 1, Integer.BYTES + payload.length));
        disk.append(file(segment), frame.array());
        segmentSize += frame.capacity();
        records++;
        dirty = true;
    }

    /** When this returns, every appended record is on the medium. */
    public void sync() throws IOException {
        if (dirty) {
            disk.sync(file(segment));
            dirty = false;
        }
    }

    /** Deletes every record and starts anew; for logs whose content has been taken over elsewhere. */
    public void clear() throws IOException {
        int next = segment + 1;
        for (String file : disk.list(name + "-")) {
            disk.delete(file);
        }
        segment = next;
        segmentSize = 0;
        records = 0;
        dirty = false;
    }

    /** Bytes of damaged tail that were cut off when the log was opened. */
    public long cutBytes() {
        return cutBytes;
    }

    /** Records found on opening plus records appended since. */
    public long records() {
        return records;
    }

    private void beginSegment() throws IOException {
        segment++;
        segmentSize = 0;
        List<String> files = disk.list(name + "-");
        for (int i = 0; i < files.size() - (segmentsKept - 1); i++) {
            disk.delete(files.get(i));
        }
    }

    private long recover(String file, List<byte[]> into) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(disk.read(file));
        int good = 0;
        while (in.remaining() >= OVERHEAD && in.get() == MAGIC) {
            int length = in.getInt();
            if (length < 0 || length > MAX_PAYLOAD || length > in.remaining() - Integer.BYTES) {
                break;
            }
            byte[] payload = new byte[length];
            in.get(payload);
            if (in.getInt() != crc(in.array(), good + 1, Integer.BYTES + length)) {
                break;
            }
            into.add(payload);
            good = in.position();
        }
        if (good < in.limit()) {
            cutBytes += in.limit() - good;
            disk.truncate(file, good);
            disk.sync(file);
        }
        return good;
    }

    private String file(int number) {
        return "%s-%06d".formatted(name, number);
    }

    private int number(String file) {
        return Integer.parseInt(file.substring(name.length() + 1));
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
