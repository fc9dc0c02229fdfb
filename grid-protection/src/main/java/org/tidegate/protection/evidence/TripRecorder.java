package org.tidegate.protection.evidence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest samples in a ring and, when something trips, what came before and what comes
 * after. One thread writes and allocates nothing; one other thread collects. Samples may be instant
 * values of a converter's ADC or rms values of registers: the recorder does not care, only the
 * channels say.
 *
 * <p>There are two rings. The one with a trip in it is handed over whole, and writing goes on in
 * the other. A trip while the other still waits to be collected is counted in {@link #lost} and not
 * recorded; a trip during the time after another one belongs to the first one's recording.
 */
public final class TripRecorder {
    private static final int FREE = 0;
    private static final int FULL = 1;

    private final List<Channel> channels;
    private final double nominalHz;
    private final int before;
    private final int after;
    private final Ring[] rings;
    private final AtomicIntegerArray states = new AtomicIntegerArray(2);
    private int writing;
    private int remaining = -1;
    private volatile long lost;

    /** Storage of one recording, with what triggered it. */
    private static final class Ring {
        final long[] nanos;
        final double[][] values;

        /** Samples ever written since the ring was taken. */
        long written;

        long triggeredAt;
        @Nullable String stage;
        double extreme;
        long tripNanos;
        long beyondNanos;
        long clearingNanos;

        Ring(int channels, int capacity) {
            nanos = new long[capacity];
            values = new double[channels][capacity];
        }

        int index(long sample) {
            return (int) (sample % nanos.length);
        }
    }

    /**
     * @param before samples kept from before a trip
     * @param after samples added after it
     */
    public TripRecorder(List<Channel> channels, double nominalHz, int before, int after) {
        if (before < 0 || after < 0 || channels.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d channels, %d before, %d after".formatted(channels.size(), before, after));
        }
        this.channels = List.copyOf(channels);
        this.nominalHz = nominalHz;
        this.before = before;
        this.after = after;
        int capacity = before + 1 + after;
        this.rings =
                new Ring[] {
                    new Ring(channels.size(), capacity), new Ring(channels.size(), capacity)
                };
    }

    /** Begins a sample; every channel is unknown until {@link #set}. */
    public void begin(long nowNanos) {
        Ring ring = rings[writing];
        int i = ring.index(ring.written);
        ring.nanos[i] = nowNanos;
        for (double[] row : ring.values) {
            row[i] = Double.NaN;
        }
    }

    /** One value of the sample that was begun. */
    public void set(int channel, double value) {
        Ring ring = rings[writing];
        ring.values[channel][ring.index(ring.written)] = value;
    }

    /** Ends the sample; when the time after a trip is over, hands the recording over. */
    public void end() {
        Ring ring = rings[writing];
        ring.written++;
        if (remaining > 0) {
            remaining--;
        }
        if (remaining == 0 && states.get(1 - writing) == FREE) {
            remaining = -1;
            rings[1 - writing].written = 0;
            rings[1 - writing].stage = null;
            states.set(writing, FULL);
            writing = 1 - writing;
        } else if (remaining == 0) {
            // Nobody has fetched the last one: keep on writing, this one is gone.
            remaining = -1;
            ring.stage = null;
            lost++;
        }
    }

    /**
     * Something has tripped; the sample that was ended last is the trigger. Ignored during the time
     * after another trip, and before the first sample.
     */
    public void trip(String stage, double extreme, long tripNanos, long beyondNanos) {
        Ring ring = rings[writing];
        if (remaining >= 0 || ring.written == 0) {
            return;
        }
        ring.triggeredAt = ring.written - 1;
        ring.stage = stage;
        ring.extreme = extreme;
        ring.tripNanos = tripNanos;
        ring.beyondNanos = beyondNanos;
        ring.clearingNanos = 0;
        remaining = after;
    }

    /** The current has gone; kept if it happens in the time after the trip. */
    public void cleared(long clearingNanos) {
        if (remaining >= 0) {
            rings[writing].clearingNanos = clearingNanos;
        }
    }

    /** Whether a trip is being recorded. */
    public boolean isRecording() {
        return remaining >= 0;
    }

    /** Trips whose recording had no room. */
    public long lost() {
        return lost;
    }

    /** The oldest recording that is complete; for the one collecting thread, allocates. */
    public Optional<Recording> poll() {
        for (int r = 0; r < rings.length; r++) {
            if (states.get(r) == FULL) {
                Recording copy = copy(rings[r]);
                states.set(r, FREE);
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    private Recording copy(Ring ring) {
        long first = Math.max(0, ring.triggeredAt - before);
        // After a swap the ring starts empty, so there may be less from before.
        first = Math.max(first, ring.written - ring.nanos.length);
        int samples = (int) (ring.written - first);
        var nanos = new long[samples];
        var values = new double[channels.size()][samples];
        for (int s = 0; s < samples; s++) {
            int i = ring.index(first + s);
            nanos[s] = ring.nanos[i];
            for (int c = 0; c < values.length; c++) {
                values[c][s] = ring.values[c][i];
            }
        }
        String stage = ring.stage;
        return new Recording(
                channels,
                nanos,
                values,
                (int) (ring.triggeredAt - first),
                nominalHz,
                new TripRecord(
                        stage == null ? "" : stage,
                        ring.extreme,
                        ring.tripNanos,
                        ring.beyondNanos,
                        ring.clearingNanos));
    }
}
