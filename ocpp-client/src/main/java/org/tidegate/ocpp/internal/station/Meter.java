package org.tidegate.ocpp.internal.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data.Location;
import org.tidegate.ocpp.internal.message.Data.Measurand;
import org.tidegate.ocpp.internal.message.Data.MeterValue;
import org.tidegate.ocpp.internal.message.Data.ReadingContext;
import org.tidegate.ocpp.internal.message.Data.SampledValue;
import org.tidegate.ocpp.internal.message.Data.UnitOfMeasure;

/**
 * Meter values as the operator sees them: import and export are two registers and two powers, each
 * 0 or more, never netted. What is not known is left out, never sent as 0.
 */
final class Meter {
    private Meter() {}

    static MeterValue sample(StationState s, double targetW, ReadingContext context, Moment now) {
        var values = new ArrayList<SampledValue>();
        add(values, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, s.importWh(), "Wh", 10, context);
        add(values, Measurand.ENERGY_ACTIVE_EXPORT_REGISTER, s.exportWh(), "Wh", 10, context);
        double importW = Math.max(s.acPowerW(), 0);
        double exportW = Math.max(-s.acPowerW(), 0);
        add(values, Measurand.POWER_ACTIVE_IMPORT, importW, "W", 10, context);
        add(values, Measurand.POWER_ACTIVE_EXPORT, exportW, "W", 10, context);
        add(values, Measurand.POWER_ACTIVE_SETPOINT, targetW, "W", 10, context);
        add(values, Measurand.SOC, s.socPercent(), "Percent", 10, context);
        add(values, Measurand.FREQUENCY, s.frequencyHz(), "Hz", 1000, context);
        add(values, Measurand.VOLTAGE, s.voltageV(), "V", 10, context);
        return new MeterValue(values, Instant.ofEpochMilli(now.wallMillisAt(s.issuedNanos())));
    }

    /** What the disk remembers of the registers, for a transaction that ended in the dark. */
    static MeterValue registers(double importWh, double exportWh, Instant at) {
        var values = new ArrayList<SampledValue>();
        ReadingContext end = ReadingContext.TRANSACTION_END;
        add(values, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER, importWh, "Wh", 10, end);
        add(values, Measurand.ENERGY_ACTIVE_EXPORT_REGISTER, exportWh, "Wh", 10, end);
        return new MeterValue(values, at);
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
            boolean vehicle = measurand == Measurand.SOC;
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
