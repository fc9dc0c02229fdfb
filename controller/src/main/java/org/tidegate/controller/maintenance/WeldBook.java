package org.tidegate.controller.maintenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.lane.WeldLatch;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.TwoSlotFile;

/**
 * Keeps the memory of welded contactors over a restart. A weld is on the disk within a step of this
 * plane; its end reaches the disk only after the lane has taken it back, so that a power cut in
 * between leaves the charger out of order and never the other way round.
 */
public final class WeldBook implements Plane {
    private static final long PERIOD_NANOS = 20_000_000L;

    /** A disk that refuses is asked again. */
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private static final byte[] WELDED = "1 welded".getBytes(StandardCharsets.US_ASCII);
    private static final String SOUND = "1 sound ";

    private final TwoSlotFile file;
    private final WeldLatch latch;
    private final Published<String> clearedBy;
    private final EventRing events;
    private final Clock clock;
    private volatile boolean stored;

    private WeldBook(
            TwoSlotFile file,
            WeldLatch latch,
            boolean stored,
            Published<String> clearedBy,
            EventRing events,
            Clock clock) {
        this.file = file;
        this.latch = latch;
        this.stored = stored;
        this.clearedBy = clearedBy;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param clearedBy who cleared it and why, as last ordered
     * @throws IOException if the disk cannot tell: nobody knows then whether the contactors are
     *     sound
     */
    public static WeldBook open(
            Disk disk, Published<String> clearedBy, EventRing events, Clock clock)
            throws IOException {
        var file = new TwoSlotFile(disk, "weld");
        Optional<byte[]> kept = file.load();
        // What cannot be understood was not written by this version for "sound".
        boolean welded =
                kept.isPresent()
                        && !new String(kept.get(), StandardCharsets.UTF_8).startsWith(SOUND);
        return new WeldBook(file, new WeldLatch(welded), welded, clearedBy, events, clock);
    }

    /** For the lane. */
    public WeldLatch latch() {
        return latch;
    }

    /** What would be known after a power cut now. */
    public boolean isRemembered() {
        return stored;
    }

    @Override
    public String name() {
        return "weld-book";
    }

    @Override
    public long step(long nowNanos) {
        boolean welded = latch.isWelded();
        if (welded == stored) {
            return PERIOD_NANOS;
        }
        String why = clearedBy.latest();
        try {
            file.save(
                    welded
                            ? Arrays.copyOf(WELDED, WELDED.length)
                            : (SOUND + clock.wallMillis() + " " + why)
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            events.emit(
                    ControllerEvent.STORAGE_FAILED,
                    nowNanos,
                    Double.NaN,
                    Double.NaN,
                    String.valueOf(e.getMessage()));
            return AGAIN_NANOS;
        }
        stored = welded;
        if (welded) {
            events.emit(ControllerEvent.WELD_LATCHED, nowNanos);
        } else {
            events.emit(ControllerEvent.WELD_CLEARED, nowNanos, Double.NaN, Double.NaN, why);
        }
        return PERIOD_NANOS;
    }
}
