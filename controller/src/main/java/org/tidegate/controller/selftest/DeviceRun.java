package org.tidegate.controller.selftest;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.tidegate.board.Board;
import org.tidegate.controller.assembly.BoardDevices;
import org.tidegate.hal.InsulationMonitor;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageState;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Plane;

/**
 * Runs the very drivers that the charger runs, as the board file wires them, until each device has
 * spoken or its time is over. Asks the converter for nothing, except in a full test.
 */
final class DeviceRun {
    /** Finding a device takes a meter's search for its models and two polls. */
    private static final long PATIENCE_NANOS = 8_000_000_000L;

    private static final long STEP_NANOS = 10_000_000L;

    /** IEC 61851-23. */
    private static final double LEAST_OHM = 100_000;

    /** What a battery at this connector may have; the vehicle's own limit is not known here. */
    private static final double MAXIMUM_DC_V = 920;

    private final Board board;
    private final BoardDevices devices;
    private final Clock clock;
    private final LongConsumer pause;
    private final Measurement seen = new Measurement();

    DeviceRun(Board board, BoardDevices devices, Clock clock, LongConsumer pause) {
        this.board = board;
        this.devices = devices;
        this.clock = clock;
        this.pause = pause;
    }

    void run(boolean full, List<Finding> findings) {
        boolean mapped = board.converter().driver() == Board.ConverterDriver.MAP;
        boolean meter = board.siteMeter().driver() != Board.MeterDriver.NONE;
        awaits(() ->
                hasConverter()
                        && (!meter || devices.siteMeter().latest().quality().isGood())
                        && (!devices.watchesInsulation()
                                || !Double.isNaN(devices.insulation().latest().lowestOhm())));
        boolean answers = hasConverter();
        if (mapped) {
            findings.add(converter());
            findings.add(
                    Finding.skip(
                            "grid settings",
                            place(),
                            "a register map does not know the converter's trip settings",
                            "Compare them by hand with 'tidegate grid profile show'."));
        }
        if (answers) {
            findings.add(voltage());
        }
        if (meter) {
            findings.add(meter(devices.siteMeter().latest()));
        }
        if (devices.watchesInsulation()) {
            findings.add(insulation(devices.insulation().latest()));
        }
        if (full && answers) {
            findings.add(
                    new SignRun(devices.converter(), all(), clock, pause)
                            .run(place(), board.grid().exportPermitted(), MAXIMUM_DC_V));
        }
    }

    private boolean hasConverter() {
        devices.converter().read(seen);
        return seen.sequence != 0 && seen.state != StageState.OFFLINE;
    }

    private void awaits(BooleanSupplier everything) {
        Plane all = all();
        long end = clock.nanos() + PATIENCE_NANOS;
        while (clock.nanos() - end < 0 && !everything.getAsBoolean()) {
            long again = all.step(clock.nanos());
            pause.accept(Math.clamp(again, 1, STEP_NANOS));
        }
    }

    /** All drivers on this thread; each steps when it is due by its own reckoning. */
    private Plane all() {
        List<Plane> planes = devices.planes();
        return new Plane() {
            @Override
            public String name() {
                return "selftest";
            }

            @Override
            public long step(long nowNanos) {
                long soonest = STEP_NANOS;
                for (Plane plane : planes) {
                    soonest = Math.min(soonest, plane.step(clock.nanos()));
                }
                return soonest;
            }
        };
    }

    private String place() {
        Board.Serial line = board.converter().serial();
        return line == null
                ? board.converter().host() + ":" + board.converter().port()
                : line.device();
    }

    private Finding converter() {
        StageRating rating = devices.converter().rating();
        if (!hasConverter()) {
            return Finding.fail(
                    "converter",
                    place(),
                    "it does not answer as the register map says",
                    "Check its supply and cable, the keys of section converter, and the map with"
                            + " 'tidegate hal read'.");
        }
        return Finding.pass(
                "converter",
                place(),
                "answers as %s, %.0f W charge, %.0f W discharge"
                        .formatted(
                                board.converter().map(),
                                rating.maxChargeW(),
                                rating.maxDischargeW()));
    }

    /** The voltage its driver measures is the one that the board file calls nominal. */
    private Finding voltage() {
        double nominalV = board.grid().nominalVoltageV();
        String reason =
                "the driver reads %.1f V at %.2f Hz, and the board file says %.0f V"
                        .formatted(seen.voltageL1V, seen.frequencyHz, nominalV);
        return Math.abs(seen.voltageL1V / nominalV - 1) < 0.2
                ? Finding.pass("grid measurement", place(), reason)
                : Finding.fail(
                        "grid measurement",
                        place(),
                        reason,
                        "Connect the grid, or correct grid.nominal_voltage_v.");
    }

    private static Finding meter(MeterReading reading) {
        return reading.quality().isGood()
                ? Finding.pass(
                        "site meter",
                        "section meter",
                        "reads %+.0f W (plus is taken from the grid)".formatted(reading.powerW()))
                : Finding.fail(
                        "site meter",
                        "section meter",
                        reading.reason(),
                        "Check its cable, meter.unit_id and the register map.");
    }

    private static Finding insulation(InsulationMonitor.Reading reading) {
        String place = "section insulation";
        if (Double.isNaN(reading.lowestOhm())) {
            return Finding.fail(
                    "insulation monitor",
                    place,
                    reading.reason(),
                    "Check its cable, insulation.unit_id and the register map.");
        }
        String ohms = "%.0f kΩ".formatted(reading.lowestOhm() / 1000);
        if (reading.alarm() || reading.lowestOhm() < LEAST_OHM) {
            return Finding.fail(
                    "insulation monitor",
                    place,
                    reading.alarm() ? ohms + ", and it reports: " + reading.reason() : ohms,
                    "Do not energise; find the insulation fault.");
        }
        return Finding.pass("insulation monitor", place, ohms);
    }
}
