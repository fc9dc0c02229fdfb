package org.tidegate.controller.bridge;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.StationState.GridAlarm;
import org.tidegate.ocpp.StationState.GridAlarm.Fault;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * What protection does, as the control that OCPP would name for it (R05). The strongest first: a
 * trip, riding through, frequency, voltage.
 */
final class GridAlarms {
    private final ProtectionSettings settings;

    GridAlarms(ProtectionSettings settings) {
        this.settings = settings;
    }

    @Nullable GridAlarm of(Snapshot.Grid g) {
        if (!g.measured()) {
            return null; // nobody knows what the grid does
        }
        if (g.tripped()) {
            return tripped(g.tripStage());
        }
        return switch (g.mode()) {
            case MANDATORY_OPERATION, PERMISSIVE_OPERATION, NOT_DEFINED -> riding(g, false);
            case MOMENTARY_CESSATION, CEASE_TO_ENERGISE -> riding(g, true);
            case CONTINUOUS_OPERATION, ENTERING_SERVICE, TRIPPED -> supporting(g);
        };
    }

    /** Before the first trip there is no stage: the charger waits for service as it must. */
    private @Nullable GridAlarm tripped(String stage) {
        for (Stage s : settings.stages()) {
            if (s.id().equals(stage)) {
                boolean frequency =
                        s.quantity() == Quantity.FREQUENCY
                                || s.quantity() == Quantity.RATE_OF_CHANGE;
                DerControl.Type type =
                        frequency
                                ? s.over()
                                        ? DerControl.Type.HF_MUST_TRIP
                                        : DerControl.Type.LF_MUST_TRIP
                                : s.over()
                                        ? DerControl.Type.HV_MUST_TRIP
                                        : DerControl.Type.LV_MUST_TRIP;
                return new GridAlarm(type, fault(frequency, s.over()), "stage " + stage);
            }
        }
        return null;
    }

    private static Fault fault(boolean frequency, boolean over) {
        if (frequency) {
            return over ? Fault.OVER_FREQUENCY : Fault.UNDER_FREQUENCY;
        }
        return over ? Fault.OVER_VOLTAGE : Fault.UNDER_VOLTAGE;
    }

    private @Nullable GridAlarm riding(Snapshot.Grid g, boolean ceases) {
        double lowPu = lowestV(g) / g.nominalVoltageV();
        double highPu = highestV(g) / g.nominalVoltageV();
        ProtectionSettings.RideThrough r = settings.rideThrough();
        if (lowPu < r.continuousLowPu()) {
            DerControl.Type type =
                    ceases ? DerControl.Type.LV_MOM_CESS : DerControl.Type.LV_MAY_TRIP;
            return new GridAlarm(type, Fault.UNDER_VOLTAGE, g.mode().name());
        }
        if (highPu > r.continuousHighPu()) {
            DerControl.Type type =
                    ceases ? DerControl.Type.HV_MOM_CESS : DerControl.Type.HV_MAY_TRIP;
            return new GridAlarm(type, Fault.OVER_VOLTAGE, g.mode().name());
        }
        boolean over = g.frequencyHz() > settings.nominalFrequencyHz();
        // OCPP has no LFMayTrip
        return new GridAlarm(
                over ? DerControl.Type.HF_MAY_TRIP : DerControl.Type.LF_MUST_TRIP,
                fault(true, over),
                g.mode().name());
    }

    private @Nullable GridAlarm supporting(Snapshot.Grid g) {
        int active = g.activeFunctions();
        if (g.frequencySupportActive()) {
            boolean over = g.frequencyHz() > settings.nominalFrequencyHz();
            return new GridAlarm(
                    DerControl.Type.FREQ_DROOP, fault(true, over), "frequency support");
        }
        if (GridFunction.VOLT_WATT.isIn(active)) {
            boolean over = highestV(g) > g.nominalVoltageV();
            return new GridAlarm(DerControl.Type.VOLT_WATT, fault(false, over), "volt-watt");
        }
        return null;
    }

    private static double lowestV(Snapshot.Grid g) {
        double v = g.voltageL1V();
        v = g.voltageL2V() < v ? g.voltageL2V() : v;
        return g.voltageL3V() < v ? g.voltageL3V() : v;
    }

    private static double highestV(Snapshot.Grid g) {
        double v = g.voltageL1V();
        v = g.voltageL2V() > v ? g.voltageL2V() : v;
        return g.voltageL3V() > v ? g.voltageL3V() : v;
    }
}
