package org.tidegate.ocpp.internal.station.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.Location;
import org.tidegate.ocpp.internal.message.Data.Measurand;
import org.tidegate.ocpp.internal.message.Data.MeterValue;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.SampledValue;
import org.tidegate.ocpp.internal.message.Data.SignedMeterValue;
import org.tidegate.ocpp.internal.message.Data.UnitOfMeasure;
import org.tidegate.ocpp.internal.station.Moment;

/**
 * Meter values as the operator sees them: import and export are two registers and two powers, each
 * 0 or more, never netted. What is not known is left out, never sent as 0.
 */
public final class Meter {
    private static final int LONGEST_SIGNED = 32_768;

    private Meter() {}

    /**
     * @param measurands by their names on the wire; others are left out
     */
    public static MeterValue sample(
            StationState s,
            double targetW,
            ReadingContext context,
            List<String> measurands,
            Moment now) {
        var values = new ArrayList<SampledValue>();
        for (String name : measurands) {
            switch (name) {
                case "Energy.Active.Import.Register" ->
                        wh(values, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, s.importWh(), context);
                case "Energy.Active.Export.Register" ->
                        wh(values, Measurand.ENERGY_ACTIVE_EXPORT_REGISTER, s.exportWh(), context);
                case "Power.Active.Import" -> {
                    double watts = Math.max(s.acPowerW(), 0);
                    add(values, Measurand.POWER_ACTIVE_IMPORT, watts, "W", 10, context);
                }
                case "Power.Active.Export" -> {
                    double watts = Math.max(-s.acPowerW(), 0);
                    add(values, Measurand.POWER_ACTIVE_EXPORT, watts, "W", 10, context);
                }
                case "Power.Active.Setpoint" ->
                        add(values, Measurand.POWER_ACTIVE_SETPOINT, targetW, "W", 10, context);
                case "Power.Active.Residual" -> {
                    double residualW = s.acPowerW() - targetW;
                    add(values, Measurand.POWER_ACTIVE_RESIDUAL, residualW, "W", 10, context);
                }
                case "EnergyRequest.Target",
                        "EnergyRequest.Minimum",
                        "EnergyRequest.Maximum",
                        "EnergyRequest.Minimum.V2X",
                        "EnergyRequest.Maximum.V2X" ->
                        wish(values, name, s.v2x().needs(), context);
                case "SoC" -> add(values, Measurand.SOC, s.socPercent(), "Percent", 10, context);
                case "Frequency" ->
                        add(values, Measurand.FREQUENCY, s.frequencyHz(), "Hz", 1000, context);
                case "Voltage" -> add(values, Measurand.VOLTAGE, s.voltageV(), "V", 10, context);
                default -> {
                    // cannot be configured: the device model lists what there is
                }
            }
        }
        return new MeterValue(values, Instant.ofEpochMilli(now.wallMillisAt(s.issuedNanos())));
    }

    /**
     * Puts the meter's own signed record next to its import register (J01.FR.21): it stands for the
     * registers of the whole sample.
     *
     * @param withKey the public key goes along
     */
    static MeterValue signed(MeterValue value, StationState s, boolean withKey) {
        StationState.SignedReading signed = s.signed();
        if (signed == null
                || signed.data().isEmpty()
                || signed.data().length() > LONGEST_SIGNED
                || value.sampledValue().isEmpty()) {
            return value;
        }
        SampledValue first = value.sampledValue().getFirst();
        boolean key = withKey && !signed.publicKey().isEmpty();
        var values = new ArrayList<>(value.sampledValue());
        values.set(
                0,
                new SampledValue(
                        first.value(),
                        first.measurand(),
                        first.context(),
                        first.location(),
                        first.unitOfMeasure(),
                        first.phase(),
                        new SignedMeterValue(
                                signed.data(),
                                signed.signing(),
                                signed.encoding(),
                                key ? signed.publicKey() : "")));
        return new MeterValue(values, value.timestamp());
    }

    /** What the disk remembers of the registers, for a transaction that ended in the dark. */
    static MeterValue registers(double importWh, double exportWh, Instant at) {
        var values = new ArrayList<SampledValue>();
        ReadingContext end = ReadingContext.TRANSACTION_END;
        wh(values, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, importWh, end);
        wh(values, Measurand.ENERGY_ACTIVE_EXPORT_REGISTER, exportWh, end);
        return new MeterValue(values, at);
    }

    /** Energies the vehicle asks for, as it last said; they may be negative. */
    private static void wish(
            List<SampledValue> into,
            String name,
            StationState.@Nullable Needs needs,
            ReadingContext context) {
        if (needs == null) {
            return;
        }
        switch (name) {
            case "EnergyRequest.Target" ->
                    wh(into, Measurand.ENERGY_REQUEST_TARGET, needs.targetEnergyWh(), context);
            case "EnergyRequest.Minimum" ->
                    wh(into, Measurand.ENERGY_REQUEST_MINIMUM, needs.minEnergyWh(), context);
            case "EnergyRequest.Maximum" ->
                    wh(into, Measurand.ENERGY_REQUEST_MAXIMUM, needs.maxEnergyWh(), context);
            case "EnergyRequest.Minimum.V2X" ->
                    wh(
                            into,
                            Measurand.ENERGY_REQUEST_MINIMUM_V2X,
                            needs.minV2xEnergyWh(),
                            context);
            default ->
                    wh(
                            into,
                            Measurand.ENERGY_REQUEST_MAXIMUM_V2X,
                            needs.maxV2xEnergyWh(),
                            context);
        }
    }

    private static void wh(
            List<SampledValue> into, Measurand measurand, double wh, ReadingContext context) {
        add(into, measurand, wh, "Wh", 10, context);
    }

    private static void add(
            List<SampledValue> into,
            Measurand measurand,
            double value,
            String unit,
            double steps,
            ReadingContext context) {
        if (Double.isFinite(value)) {
            double rounded = Math.rint(value * steps) / steps + 0.0;
            boolean vehicle =
                    measurand == Measurand.SOC || measurand.name().startsWith("ENERGY_REQUEST");
            into.add(
                    new SampledValue(
                            rounded,
                            measurand,
                            context,
                            vehicle ? Location.EV : Location.INLET,
                            new UnitOfMeasure(unit, null)));
        }
    }
}
