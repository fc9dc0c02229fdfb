package org.tidegate.iso15118.slac;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** Steps {@link SlacMachine} with what the interface and the pilot say. */
public final class SlacPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(SlacPlane.class);

    /** The vehicle wants answers within 200 ms, and its sounds are 20 ms apart. */
    private static final long BUSY_NANOS = 5_000_000L;

    private static final long IDLE_NANOS = 50_000_000L;

    /** A storm fills the kernel's queue and not our time. */
    private static final int FRAMES_PER_STEP = 64;

    private final SlacSettings settings;
    private final SlacPort port;
    private final BooleanSupplier plugged;
    private final Published<SlacLink> link;
    private final EventRing events;
    private final RandomGenerator random;
    private final byte[] buffer = new byte[SlacFrames.LONGEST];
    private @Nullable SlacState state;
    private boolean portFailed;

    /**
     * @param plugged whether the pilot sees a vehicle
     * @param link published here
     * @param events this plane's own ring
     * @param random for network keys; a {@link java.security.SecureRandom} outside of simulations
     */
    public SlacPlane(
            SlacSettings settings,
            SlacPort port,
            BooleanSupplier plugged,
            Published<SlacLink> link,
            EventRing events,
            RandomGenerator random) {
        this.settings = settings;
        this.port = port;
        this.plugged = plugged;
        this.link = link;
        this.events = events;
        this.random = random;
    }

    @Override
    public String name() {
        return "slac";
    }

    @Override
    public long step(long nowNanos) {
        SlacState before = state == null ? SlacMachine.start(random, nowNanos) : state;
        apply(
                SlacMachine.pilot(before, plugged.getAsBoolean(), settings, random, nowNanos),
                nowNanos);
        try {
            for (int i = 0; i < FRAMES_PER_STEP; i++) {
                int length = port.receive(buffer);
                if (length == 0) {
                    break;
                }
                Envelope envelope = SlacFrames.read(buffer, length);
                SlacState current = state;
                if (envelope != null && current != null) {
                    LOG.trace("{}", envelope);
                    apply(
                            SlacMachine.received(current, envelope, settings, random, nowNanos),
                            nowNanos);
                }
            }
            portFailed = false;
        } catch (IOException e) {
            failed(e, nowNanos);
        }
        SlacState after = state;
        if (after != null) {
            link.publish(SlacLink.of(after, nowNanos));
        }
        return plugged.getAsBoolean() ? BUSY_NANOS : IDLE_NANOS;
    }

    private void apply(SlacStep step, long nowNanos) {
        state = step.state();
        for (SlacStep.Note note : step.notes()) {
            events.emit(note.event(), nowNanos, note.a(), Double.NaN, note.text());
        }
        try {
            for (SlacStep.Frame frame : step.frames()) {
                LOG.trace("> {} {}", frame.to(), frame.message());
                port.send(SlacFrames.write(frame.to(), settings.own(), frame.message()));
            }
        } catch (IOException e) {
            failed(e, nowNanos);
        }
    }

    /** Told once; an interface that comes back goes on. */
    private void failed(IOException e, long nowNanos) {
        if (!portFailed) {
            events.emit(
                    SlacEvent.PORT_FAILED,
                    nowNanos,
                    Double.NaN,
                    Double.NaN,
                    String.valueOf(e.getMessage()));
        }
        portFailed = true;
    }
}
