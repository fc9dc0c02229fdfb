package org.tidegate.protection.evidence;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tidegate.runtime.Disk;

/**
 * The newest trips on disk, one COMTRADE file each. Names tell UTC time and stage: {@code
 * trip-20260331T114502.123Z-UV2.cff}, so that their order is the order of events.
 */
public final class TripFiles {
    public static final String PREFIX = "trip-";
    private static final String ENDING = ".cff";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final String station;
    private final Comtrade.Format format;
    private final int keep;

    /**
     * @param keep how many files; older ones are deleted
     */
    public TripFiles(Disk disk, String station, Comtrade.Format format, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep = " + keep);
        }
        this.disk = disk;
        this.station = station;
        this.format = format;
        this.keep = keep;
    }

    /**
     * Writes one recording durably, then deletes what is too old.
     *
     * @param wallMillisAtZero wall time at monotonic 0
     * @return the file's name
     */
    public String store(Recording recording, long wallMillisAtZero) throws IOException {
        String name = name(recording.trip(), wallMillisAtZero);
        disk.write(name, Comtrade.of(recording, format, station, wallMillisAtZero).cff());
        disk.sync(name);
        List<String> files = list();
        for (String old : files.subList(0, Math.max(0, files.size() - keep))) {
            disk.delete(old);
        }
        return name;
    }

    /** Names, oldest first. */
    public List<String> list() throws IOException {
        return disk.list(PREFIX).stream().filter(f -> f.endsWith(ENDING)).sorted().toList();
    }

    private static String name(TripRecord trip, long wallMillisAtZero) {
        Instant at = Instant.ofEpochMilli(wallMillisAtZero).plusNanos(trip.tripNanos());
        return PREFIX + TIME.format(at) + "-" + plain(trip.stage()) + ENDING;
    }

    /** {@code U<<} becomes {@code Ultlt}: a disk takes letters, digits, dot and dash. */
    private static String plain(String stage) {
        String plain = stage.replace("<", "lt").replace(">", "gt").replaceAll("[^A-Za-z0-9]+", "-");
        return plain.isEmpty() ? "unknown" : plain;
    }
}
