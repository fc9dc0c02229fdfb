package org.tidegate.rig.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/** Keeps ten rows a second of what the charger saw and did, and writes them as CSV (RFC 4180). */
public final class TrendRecorder implements Plane {
    private static final long PERIOD_NANOS = 100_000_000L;

    private final Published<Snapshot> snapshots;
    private final Clock clock;
    private final List<String> rows = new ArrayList<>();

    public TrendRecorder(Published<Snapshot> snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trend";
    }

    @Override
    public synchronized long step(long nowNanos) {
        Snapshot s = snapshots.latest();
        rows.add(
                String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,%s,%s,%.0f,%s,%.3f,%.3f,%s,%s,%s,\"%s\"",
                        Instant.ofEpochMilli(clock.wallMillis()),
                        number(s.grid().voltageL1V(), 1),
                        number(s.grid().voltageL2V(), 1),
                        number(s.grid().voltageL3V(), 1),
                        number(s.grid().frequencyHz(), 3),
                        number(s.power().acPowerW(), 0),
                        s.power().setpointW(),
                        number(s.vehicle().socPercent(), 2),
                        s.session().importMilliWh() / 1000.0,
                        s.session().exportMilliWh() / 1000.0,
                        s.session().phase(),
                        s.grid().mode().abbreviation(),
                        s.grid().measured() ? "good" : "stale",
                        s.ladder().sentence().replace("\"", "\"\"")));
        return PERIOD_NANOS;
    }

    public synchronized void write(Path file) throws IOException {
        var csv =
                new StringBuilder(
                        "time_utc,voltage_l1_v,voltage_l2_v,voltage_l3_v,frequency_hz,ac_power_w,"
                                + "setpoint_w,soc_percent,session_import_wh,session_export_wh,"
                                + "session,grid_mode,quality,why\r\n");
        rows.forEach(row -> csv.append(row).append("\r\n"));
        Files.writeString(file, csv);
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
