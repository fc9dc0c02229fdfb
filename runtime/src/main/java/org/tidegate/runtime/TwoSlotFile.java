package org.tidegate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A value that survives a power cut at any instant. Two slots take turns: a save overwrites the
 * older one, so the newer one is never at risk. Each slot is {@code sequence, length, payload,
 * CRC-32C}.
 */
public final class TwoSlotFile {
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final Disk disk;
    private final String[] slots;
    private int failedSlot = -1; // the last save into it threw

    @SuppressWarnings("ArrayRecordComponent") // private and never compared
    private record Slot(long sequence, byte[] payload) {}

    public TwoSlotFile(Disk disk, String name) {
        this.disk = disk;
        this.slots = new String[] {name + ".a", name + ".b"};
    }

    /** When this returns the value is on the medium; if it throws, the previous value still is. */
    public void save(byte[] payload) throws IOException {
        long a = read(slots[0]).map(Slot::sequence).orElse(0L);
        long b = read(slots[1]).map(Slot::sequence).orElse(0L);
        // After a failed sync the slot may read as the newer one although it never reached the
        // medium; the next save must not touch the other one.
        int target = failedSlot >= 0 ? failedSlot : a <= b ? 0 : 1;
        failedSlot = target;

        ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length + Integer.BYTES);
        out.putLong(Math.max(a, b) + 1).putInt(payload.length).put(payload);
        out.putInt(crc(out.array(), out.position()));
        disk.write(slots[target], out.array());
        disk.sync(slots[target]);
        failedSlot = -1;
    }

    /** The last saved value; empty only if nothing was ever saved. */
    public Optional<byte[]> load() throws IOException {
        Optional<Slot> a = read(slots[0]);
        Optional<Slot> b = read(slots[1]);
        if (a.isEmpty()) return b.map(Slot::payload);
        if (b.isEmpty()) return a.map(Slot::payload);
        return Optional.of(a.get().sequence > b.get().sequence ? a.get().payload : b.get().payload);
    }

    private Optional<Slot> read(String slot) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(disk.read(slot));
        if (in.limit() < HEADER + Integer.BYTES) return Optional.empty();
        long sequence = in.getLong();
        int length = in.getInt();
        if (length < 0 || length != in.remaining() - Integer.BYTES) return Optional.empty();
        byte[] payload = new byte[length];
        in.get(payload);
        boolean intact = in.getInt() == crc(in.array(), HEADER + length);
        return intact ? Optional.of(new Slot(sequence, payload)) : Optional.empty();
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
