package org.tidegate.controller.journal;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.protection.evidence.Recording;
import org.tidegate.protection.evidence.TripFiles;
import org.tidegate.protection.evidence.TripRecorder;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;

/** Writes what the recorder has around a trip to the disk, one COMTRADE file each. */
public final class TripPlane implements Plane {
    private static final Logger LOG = LoggerFactory.getLogger(TripPlane.class);

    /** A trip is no hurry: its recording has two more rings' time before one is lost. */
    private static final long EVERY_NANOS = 500_000_000L;

    private final Clock clock;
    private final TripRecorder recorder;
    private final TripFiles files;
    private long toldLost;

    public TripPlane(Clock clock, TripRecorder recorder, TripFiles files) {
        this.clock = clock;
        this.recorder = recorder;
        this.files = files;
    }

    @Override
    public String name() {
        return "trips";
    }

    @Override
    public long step(long nowNanos) {
        Optional<Recording> recording = recorder.poll();
        recording.ifPresent(this::store);
        long lost = recorder.lost();
        if (lost != toldLost) {
            LOG.warn("{} trips were not recorded: the disk was too slow", lost - toldLost);
            toldLost = lost;
        }
        return EVERY_NANOS;
    }

    private void store(Recording recording) {
        String stage = recording.trip().stage();
        try {
            long wallMillisAtZero = clock.wallMillis() - clock.nanos() / 1_000_000;
            String file = files.store(recording, wallMillisAtZero);
            LOG.info("the trip of {} is in {}", stage, file);
        } catch (IOException e) {
            LOG.warn("the trip of {} could not be stored: {}", stage, e.getMessage());
        }
    }
}
