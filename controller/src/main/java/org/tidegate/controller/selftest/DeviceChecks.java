package org.tidegate.controller.selftest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.SettingsExport;
import org.tidegate.hal.MeterSignCheck;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerFinding;
import org.tidegate.hal.der.DerSettings;
import org.tidegate.hal.der.DerValue;
import org.tidegate.hal.der.SunSpecDer;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.Clock;

/** What is wired to the board: converter, meter, pilot, safety inputs. */
public final class DeviceChecks {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /**
     * Without a vehicle the pilot stands at +12 V; IEC 61851-1 allows 11 to 13 V at the charger.
     */
    private static final double IDLE_LOW_V = 11;

    private static final double IDLE_HIGH_V = 13;
    private static final int MOST_SHOWN = 5;

    private DeviceChecks() {}

    /** Reachable, and set as the grid profile wants it. Reads only. */
    public static List<Finding> converter(
            ModbusMaster bus, Board board, GridCode code, Clock clock, LongConsumer pause) {
        long deadline = clock.nanos() + PATIENCE_NANOS;
        var findings = new ArrayList<Finding>();
        SunSpecDer device;
        try {
            device = SunSpecDer.open(bus, board.converter().unitId(), pause, deadline);
            findings.add(
                    Finding.pass(
                            "converter",
                            bus.endpoint(),
                            "answers, models " + shortened(device.models())));
        } catch (ModbusException e) {
            findings.add(
                    Finding.fail(
                            "converter",
                            bus.endpoint(),
                            String.valueOf(e.getMessage()),
                            "Check its supply and cable, and converter.host, port and unit_id."));
            return findings;
        }
        try {
            findings.add(settings(bus, code, device.verify(wanted(code), deadline)));
            findings.add(phases(bus, board, device.values(deadline)));
        } catch (ModbusException e) {
            findings.add(
                    Finding.fail(
                            "grid settings",
                            bus.endpoint(),
                            "they cannot be read: " + e.getMessage(),
                            "Check the line, then run the self-test again."));
        }
        return findings;
    }

    private static String shortened(List<Integer> models) {
        return models.size() > 12 ? models.subList(0, 12) + " …" : models.toString();
    }

    private static Finding settings(ModbusMaster bus, GridCode code, Adoption read) {
        if (read.isHeld()) {
            return Finding.pass(
                    "grid settings",
                    bus.endpoint(),
                    "%d points are as %s wants them".formatted(read.compared(), code.id()));
        }
        var some = new ArrayList<String>();
        for (DerFinding each : read.findings()) {
            if (some.size() < MOST_SHOWN) {
                some.add(each.toString());
            }
        }
        int more = read.findings().size() - some.size();
        return Finding.fail(
                "grid settings",
                bus.endpoint(),
                String.join("; ", some) + (more > 0 ? "; and " + more + " more" : ""),
                "Set the converter to "
                        + code.id()
                        + ": 'tidegate grid profile export' writes the"
                        + " values.");
    }

    /** The profile's own settings; ratings, power control and ramps are the device's business. */
    public static DerSettings wanted(GridCode code) {
        try {
            Map<?, ?> root =
                    new ObjectMapper().readValue(SettingsExport.sunSpec(code).text(), Map.class);
            var models = new ArrayList<DerSettings.Model>();
            for (Object each : (List<?>) Objects.requireNonNull(root.get("models"))) {
                Map<?, ?> model = (Map<?, ?>) each;
                int id = ((Number) Objects.requireNonNull(model.get("ID"))).intValue();
                models.add(DerSettings.Model.ofTree(id, model));
            }
            return new DerSettings(models).without(702, 703, 704);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the export is JSON", e);
        }
    }

    /** The voltage it measures is the one that the board file calls nominal. */
    private static Finding phases(ModbusMaster bus, Board board, List<DerValue> values) {
        double nominalV = board.grid().nominalVoltageV();
        for (DerValue value : values) {
            if (value.model() == 701 && value.point().equals("VL1")) {
                boolean near = Math.abs(value.value() / nominalV - 1) < 0.2;
                String reason =
                        "phase 1 has %.1f V, and the board file says %.0f V"
                                .formatted(value.value(), nominalV);
                return near
                        ? Finding.pass("grid voltage", bus.endpoint(), reason)
                        : Finding.fail(
                                "grid voltage",
                                bus.endpoint(),
                                reason,
                                "Connect the grid, or correct grid.nominal_voltage_v.");
            }
        }
        return Finding.skip(
                "grid voltage",
                bus.endpoint(),
                "the converter does not say its voltage in model 701",
                "Compare it by hand.");
    }

    /**
     * What two steps of known direction say about the meter.
     *
     * @param chargeStepW,meterChargeW by how much charger and meter rose when charging began
     * @param dischargeStepW,meterDischargeW the same for discharging, negative
     */
    public static Finding meterSign(
            String place,
            double chargeStepW,
            double meterChargeW,
            double dischargeStepW,
            double meterDischargeW) {
        var charge = MeterSignCheck.judge(chargeStepW, meterChargeW);
        var discharge = MeterSignCheck.judge(dischargeStepW, meterDischargeW);
        String seen =
                "at %+.0f W it moved by %+.0f W, at %+.0f W by %+.0f W"
                        .formatted(chargeStepW, meterChargeW, dischargeStepW, meterDischargeW);
        if (charge == MeterSignCheck.Verdict.RIGHT && discharge == MeterSignCheck.Verdict.RIGHT) {
            return Finding.pass("meter sign", place, seen);
        }
        if (charge == MeterSignCheck.Verdict.WRONG && discharge == MeterSignCheck.Verdict.WRONG) {
            return Finding.fail(
                    "meter sign",
                    place,
                    seen,
                    "Turn the meter's current transformers round, or its sign in the board file.");
        }
        return Finding.fail(
                "meter sign",
                place,
                seen + ": it does not follow the charger",
                "Check that the meter sees this charger, and repeat while the house is quiet.");
    }

    /** The pilot with nothing plugged in. */
    public static Finding pilot(Board board, PilotSample sample) {
        String place = "front end " + board.pilot().frontEnd().name().toLowerCase(Locale.ROOT);
        if (board.pilot().frontEnd() == Board.FrontEnd.NONE) {
            return Finding.skip(
                    "pilot",
                    place,
                    "the board has no front end, so no contactor ever closes",
                    "Describe the pins and choose pilot.front_end.");
        }
        double volts = sample.positivePeakV;
        if (sample.sequence == 0 || Double.isNaN(volts)) {
            return Finding.fail(
                    "pilot", place, "it gives no sample", "Check the wiring and the pins' keys.");
        }
        String reason = "%.1f V".formatted(volts);
        if (volts >= IDLE_LOW_V && volts <= IDLE_HIGH_V) {
            return Finding.pass("pilot", place, reason + ", nothing plugged in");
        }
        return volts >= 1.5 && volts < IDLE_LOW_V
                ? Finding.skip(
                        "pilot",
                        place,
                        reason + ": a vehicle is plugged in",
                        "Unplug it and repeat.")
                : Finding.fail(
                        "pilot",
                        place,
                        reason + " with nothing plugged in, and it should be 12 V",
                        "Check the pilot's supply, divider and thresholds.");
    }

    /** Safety inputs at rest. */
    public static List<Finding> safety(Board board, SafetySample sample) {
        if (board.pilot().frontEnd() == Board.FrontEnd.NONE) {
            return List.of();
        }
        if (sample.sequence == 0) {
            return List.of(
                    Finding.fail(
                            "safety inputs",
                            "pins",
                            "they give no sample",
                            "Check the wiring and the pins' keys."));
        }
        var findings = new ArrayList<Finding>();
        findings.add(
                input(
                        "emergency stop",
                        sample.emergencyStopOk,
                        "the loop is open",
                        "Release the button; check the loop's wires."));
        findings.add(
                input(
                        "residual current",
                        sample.residualCurrentOk,
                        "the device is open or its test has failed",
                        "Switch it on; repeat its test."));
        findings.add(
                input(
                        "protective earth",
                        sample.protectiveEarthOk,
                        "it is not connected",
                        "Do not energise; check the earth conductor."));
        findings.add(
                input(
                        "contactor",
                        !sample.contactorClosed,
                        "it is closed and nobody commands it: welded, or its feedback is wrong",
                        "Do not energise; check the contactor and its mirror contact."));
        return findings;
    }

    private static Finding input(String name, boolean well, String reason, String remedy) {
        return well
                ? Finding.pass(name, "pins", "as it should be")
                : Finding.fail(name, "pins", reason, remedy);
    }
}
