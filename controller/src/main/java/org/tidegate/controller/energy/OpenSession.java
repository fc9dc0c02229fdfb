package org.tidegate.controller.energy;

import org.tidegate.controller.snapshot.Snapshot;

/** The session that is going on, as far as it has been seen. Mutable, owned by the energy plane. */
final class OpenSession {
    /** Below this the converter is idling, whatever its sign. */
    private static final double FLOWING_W = 50;

    private final long number;
    private final int part;
    private final long startWallMillis;
    private final long startNanos;
    private final long startImportMilliWh;
    private final long startExportMilliWh;
    private long endWallMillis;
    private long lastNanos;
    private long endImportMilliWh;
    private long endExportMilliWh;
    private String evccId = "";
    private String protocol = "";
    private double startSocPercent = Double.NaN;
    private double endSocPercent = Double.NaN;
    private double peakImportW;
    private double peakExportW;
    private long chargeNanos;
    private long dischargeNanos;
    private long frequencySupportNanos;

    /**
     * @param whole false for a later part, which begins now and not where the session's own
     *     registers began
     */
    OpenSession(Snapshot first, int part, boolean whole, long wallMillis) {
        Snapshot.Session session = first.session();
        this.number = session.number();
        this.part = part;
        this.startNanos = first.nanos();
        this.startWallMillis = wallMillis;
        this.startImportMilliWh =
                first.power().importMilliWh() - (whole ? session.importMilliWh() : 0);
        this.startExportMilliWh =
                first.power().exportMilliWh() - (whole ? session.exportMilliWh() : 0);
        this.lastNanos = startNanos;
    }

    long number() {
        return number;
    }

    void follow(Snapshot now, long wallMillis) {
        long dtNanos = Math.max(0, now.nanos() - lastNanos);
        lastNanos = now.nanos();
        endWallMillis = wallMillis;
        endImportMilliWh = now.power().importMilliWh();
        endExportMilliWh = now.power().exportMilliWh();

        double acPowerW = now.power().acPowerW(); // NaN compares false everywhere
        if (acPowerW > FLOWING_W) {
            chargeNanos += dtNanos;
            peakImportW = Math.max(peakImportW, acPowerW);
        } else if (acPowerW < -FLOWING_W) {
            dischargeNanos += dtNanos;
            peakExportW = Math.max(peakExportW, -acPowerW);
        }
        if (now.grid().frequencySupportActive()) {
            frequencySupportNanos += dtNanos;
        }

        Snapshot.Vehicle vehicle = now.vehicle();
        if (!vehicle.evccId().isEmpty()) {
            evccId = vehicle.evccId();
        }
        if (!vehicle.protocol().isEmpty()) {
            protocol = vehicle.protocol();
        }
        if (!Double.isNaN(vehicle.socPercent())) {
            startSocPercent =
                    Double.isNaN(startSocPercent) ? vehicle.socPercent() : startSocPercent;
            endSocPercent = vehicle.socPercent();
        }
    }

    SessionRecord record() {
        return new SessionRecord(
                number,
                part,
                startWallMillis,
                endWallMillis,
                lastNanos - startNanos,
                evccId,
                protocol,
                startSocPercent,
                endSocPercent,
                startImportMilliWh,
                endImportMilliWh,
                startExportMilliWh,
                endExportMilliWh,
                peakImportW,
                peakExportW,
                chargeNanos,
                dischargeNanos,
                frequencySupportNanos,
                "");
    }
}
