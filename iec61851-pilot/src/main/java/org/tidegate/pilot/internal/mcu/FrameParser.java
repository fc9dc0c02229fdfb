package org.tidegate.pilot.internal.mcu;

/**
 * Finds frames in a stream of bytes: {@code 54 47 type length payload crc}. A byte that cannot
 * begin a frame is skipped; a frame with a wrong check sum is not believed, and the search goes on
 * at its second byte, because its beginning may have been inside another one. Never throws, keeps
 * no more than one frame, allocates nothing.
 */
public final class FrameParser {
    static final int SYNC_1 = 0x54;
    static final int SYNC_2 = 0x47;
    static final int HEAD = 4;
    static final int TAIL = 2;

    /** Longer payloads do not exist, so a broken length cannot hold up what follows. */
    static final int MOST_PAYLOAD = 64;

    /** Told of each whole frame; the bytes are valid during the call only. */
    public interface Sink {
        void frame(int type, byte[] bytes, int from, int length);
    }

    private final byte[] kept = new byte[HEAD + MOST_PAYLOAD + TAIL];
    private final Sink sink;
    private int count;
    private long skipped;
    private long broken;

    public FrameParser(Sink sink) {
        this.sink = sink;
    }

    public void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            kept[count] = bytes[i];
            count++;
            take();
        }
    }

    private void take() {
        while (count > 0 && !waits()) {
            int payload = kept[3] & 0xFF;
            int end = HEAD + payload;
            int sum = (kept[end] & 0xFF) | ((kept[end + 1] & 0xFF) << 8);
            if (sum == Crc16.of(kept, 2, payload + 2)) {
                sink.frame(kept[2] & 0xFF, kept, HEAD, payload);
                drop(end + TAIL);
            } else {
                broken++;
                drop(1);
            }
        }
    }

    /** Skips what begins no frame; true if more bytes are needed to judge the rest. */
    private boolean waits() {
        while (count > 0 && !mayBegin()) {
            skipped++;
            drop(1);
        }
        return count < HEAD || count < HEAD + (kept[3] & 0xFF) + TAIL;
    }

    private boolean mayBegin() {
        return kept[0] == SYNC_1
                && (count < 2 || kept[1] == SYNC_2)
                && (count < HEAD || (kept[3] & 0xFF) <= MOST_PAYLOAD);
    }

    private void drop(int bytes) {
        count -= bytes;
        System.arraycopy(kept, bytes, kept, 0, count);
    }

    /** Bytes that were part of no frame. */
    public long skipped() {
        return skipped;
    }

    /** Frames with a wrong check sum. */
    public long broken() {
        return broken;
    }

    /** Writes head and check sum around a payload that stands at {@link #HEAD} already. */
    public static int seal(byte[] frame, int type, int payload) {
        frame[0] = SYNC_1;
        frame[1] = SYNC_2;
        frame[2] = (byte) type;
        frame[3] = (byte) payload;
        int sum = Crc16.of(frame, 2, payload + 2);
        frame[HEAD + payload] = (byte) sum;
        frame[HEAD + payload + 1] = (byte) (sum >> 8);
        return HEAD + payload + TAIL;
    }
}
