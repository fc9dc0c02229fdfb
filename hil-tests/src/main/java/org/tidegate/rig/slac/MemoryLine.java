package org.tidegate.rig.slac;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacPort;

/** A {@link PowerLine} without wires, in whatever time its owner likes. */
public final class MemoryLine implements SlacPort {
    private final PowerLine line;
    private final Mac address;
    private final LongSupplier nowNanos;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private boolean gone;

    public MemoryLine(PowerLine line, Mac address, LongSupplier nowNanos) {
        this.line = line;
        this.address = address;
        this.nowNanos = nowNanos;
    }

    /** The interface disappears, or comes back. */
    public void gone(boolean isGone) {
        gone = isGone;
    }

    @Override
    public int receive(byte[] into) throws IOException {
        if (gone) {
            throw new IOException("interface memory is down");
        }
        if (waiting.isEmpty()) {
            waiting.addAll(line.step(nowNanos.getAsLong()));
        }
        byte[] next = waiting.poll();
        if (next == null) {
            return 0;
        }
        int length = Math.min(next.length, into.length);
        System.arraycopy(next, 0, into, 0, length);
        return length;
    }

    @Override
    public void send(byte[] frame) throws IOException {
        if (gone) {
            throw new IOException("interface memory is down");
        }
        line.fromHost(frame, nowNanos.getAsLong());
    }

    @Override
    public Mac address() {
        return address;
    }

    @Override
    public void close() {}
}
