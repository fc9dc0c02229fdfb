package org.tidegate.hal.internal.modbus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.tidegate.hal.SerialLine;
import org.tidegate.hal.SerialPort;
import org.tidegate.runtime.VirtualClock;

/** A serial line in virtual time: bytes arrive when they are scheduled to, one character each. */
final class VirtualLine implements SerialPort {
    private record Byte1(long atNanos, byte value) {}

    final VirtualClock clock = new VirtualClock(0);
    final SerialLine line;
    private final Deque<Byte1> coming = new ArrayDeque<>();
    private BiConsumer<byte[], VirtualLine> slave = (_, _) -> {};
    private boolean open;
    long quietBeforeLastWriteNanos;
    private long lastActivityNanos = Long.MIN_VALUE / 2;
    boolean broken;
    int opened;

    VirtualLine(SerialLine line) {
        this.line = line;
        // the origin of a monotonic clock means nothing; away from 0 it cannot hide a mistake
        clock.advanceTo(77_000_000_000L);
    }

    /** What happens with each request. */
    void becomes(BiConsumer<byte[], VirtualLine> newSlave) {
        slave = newSlave;
    }

    /** Bytes that arrive from the given delay after the last one already under way. */
    void send(long afterNanos, byte... bytes) {
        long at = clock.nanos() + afterNanos;
        if (!coming.isEmpty()) {
            at = Math.max(at, coming.getLast().atNanos + line.characterNanos());
        }
        for (byte value : bytes) {
            coming.add(new Byte1(at, value));
            at += line.characterNanos();
        }
    }

    @Override
    public void open() throws IOException {
        if (open) {
            return;
        }
        if (broken) {
            throw new IOException("there is no " + line.device());
        }
        opened++;
        open = true;
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        if (broken) {
            throw new IOException("unplugged");
        }
        quietBeforeLastWriteNanos = clock.nanos() - lastActivityNanos;
        lastActivityNanos = clock.nanos() + count * line.characterNanos();
        slave.accept(Arrays.copyOf(bytes, count), this);
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (broken) {
            throw new IOException("unplugged");
        }
        int read = 0;
        while (read < most && !coming.isEmpty() && coming.getFirst().atNanos <= clock.nanos()) {
            Byte1 next = coming.removeFirst();
            into[offset + read++] = next.value;
            lastActivityNanos = Math.max(lastActivityNanos, next.atNanos);
        }
        return read;
    }

    @Override
    public void pause(long nanos) {
        clock.advanceTo(clock.nanos() + Math.max(1, nanos));
    }

    @Override
    public String name() {
        return line.device();
    }

    @Override
    public void close() {
        open = false;
    }

    /** The right answer of a device in which every register holds its own address. */
    static byte[] rightAnswer(byte[] request) {
        int function = request[1] & 0xFF;
        if (function == 3 || function == 4) {
            int address = (request[2] & 0xFF) << 8 | (request[3] & 0xFF);
            int count = (request[4] & 0xFF) << 8 | (request[5] & 0xFF);
            byte[] frame = new byte[5 + 2 * count];
            frame[0] = request[0];
            frame[1] = request[1];
            frame[2] = (byte) (2 * count);
            for (int i = 0; i < count; i++) {
                frame[3 + 2 * i] = (byte) ((address + i) >> 8);
                frame[4 + 2 * i] = (byte) (address + i);
            }
            Crc16.append(frame, frame.length - 2);
            return frame;
        }
        byte[] frame = Arrays.copyOf(request, 8);
        Crc16.append(frame, 6);
        return frame;
    }

    static byte[] refusal(byte[] request, int code) {
        byte[] frame = {request[0], (byte) (request[1] | 0x80), (byte) code, 0, 0};
        Crc16.append(frame, 3);
        return frame;
    }
}
