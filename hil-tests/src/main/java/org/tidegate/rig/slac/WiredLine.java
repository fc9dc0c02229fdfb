package org.tidegate.rig.slac;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.tidegate.iso15118.slac.SlacFrames;
import org.tidegate.iso15118.slac.SlacPort;
import org.tidegate.runtime.Clock;

/** A {@link PowerLine} at the far end of a real interface, such as one end of a veth pair. */
public final class WiredLine implements AutoCloseable {
    private static final long STEP_NANOS = 1_000_000L;

    private final PowerLine line;
    private final SlacPort port;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopping;

    private WiredLine(PowerLine line, SlacPort port, Clock clock) {
        this.line = line;
        this.port = port;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("twin-plc").daemon().unstarted(this::run);
    }

    /**
     * @throws IOException if the interface cannot be opened
     */
    public static WiredLine start(PowerLine line, String interfaceName, Clock clock)
            throws IOException {
        var wired = new WiredLine(line, SlacPort.open(interfaceName), clock);
        wired.thread.start();
        return wired;
    }

    private void run() {
        byte[] buffer = new byte[SlacFrames.LONGEST];
        try {
            while (!stopping) {
                synchronized (line) {
                    for (int n = port.receive(buffer); n > 0; n = port.receive(buffer)) {
                        line.fromHost(Arrays.copyOf(buffer, n), clock.nanos());
                    }
                    for (byte[] frame : line.step(clock.nanos())) {
                        port.send(frame);
                    }
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
        } catch (IOException e) {
            if (!stopping) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        port.close();
    }
}
