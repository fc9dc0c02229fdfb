package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.EvFacts;
import org.tidegate.iso15118.internal.SocWatch;

/**
 * What a vehicle demands in the charge loop. Its target current is the most it may get: a limit
 * like its maxima, never a command. Numbers that make no sense count as 0.
 */
final class Demand {
    /** A vehicle told to discharge has this long to turn its own target round. */
    private static final long FOLLOW_NANOS = 3_000_000_000L;

    private static final long RETRY_NANOS = 60_000_000_000L;

    /** Less is noise of the measurement. */
    private static final double DISCHARGING_W = -100;

    private Demand() {}

    static Car heard(OlderSession s, Ask.CurrentDemand ask, Context context) {
        var check = new EvFacts.Check();
        Car car = s.car();
        Car.Limits limits = maxima(s, ask, check);
        double targetA = target(s, ask, check);
        boolean fault = !ask.status().isHealthy();
        boolean nothing = fault || ask.complete();
        double chargeA = nothing ? 0 : Math.min(limits.maxChargeA(), Math.max(0, targetA));
        double dischargeA =
                nothing
                        ? 0
                        : targetA < 0
                                ? Math.min(limits.maxDischargeA(), -targetA)
                                : limits.maxDischargeA();
        double voltageV = voltage(ask, limits, check);
        String doubt = fault ? Refusal.VEHICLE_FAULT.with(ask.status().error()) : check.words();
        boolean usable = check.first() == null;
        Car told =
                battery(s, ask, context)
                        .declaring(limits)
                        .limitedTo(
                                new Car.Limits(
                                        nothing ? 0 : limits.maxChargeW(),
                                        nothing || !usable ? 0 : limits.maxDischargeW(),
                                        chargeA,
                                        usable ? dischargeA : 0,
                                        limits.maxVoltageV()))
                        .with(new Car.Wish(voltageV, targetA));
        return told.withDoubts(doubt, dischargeDoubt(s, told, doubt, car, context));
    }

    private static String dischargeDoubt(
            OlderSession s, Car told, String doubt, Car before, Context context) {
        if (!s.terms().discharges()) {
            return before.dischargeDoubt();
        }
        if (!doubt.isEmpty()) {
            return doubt;
        }
        if (told.battery().watch().doubted()) {
            return Refusal.SOC_JUMP.text();
        }
        if (!(told.battery().socPercent() >= 0 && told.battery().socPercent() <= 100)) {
            return Refusal.SOC_OUT_OF_RANGE.text();
        }
        long since = s.times().unfollowedNanos();
        boolean refuses = since != OlderSession.NEVER && context.nowNanos() - since > FOLLOW_NANOS;
        return refuses ? Refusal.DISCHARGE_NOT_FOLLOWED.text() : "";
    }

    /** Since when the charger discharges while the vehicle asks for charge. */
    static long unfollowedSince(OlderSession s, Ask.CurrentDemand ask, Context context) {
        if (!s.terms().discharges() || !(ask.targetCurrentA() > 0)) {
            return OlderSession.NEVER;
        }
        EvseState evse = context.evse();
        long since = s.times().unfollowedNanos();
        long nowNanos = context.nowNanos();
        if (since != OlderSession.NEVER && nowNanos - since > FOLLOW_NANOS) {
            // Refused by now; after a while the vehicle gets another chance.
            return nowNanos - since > RETRY_NANOS ? OlderSession.NEVER : since;
        }
        boolean flows = evse.presentVoltageV() * evse.presentCurrentA() < DISCHARGING_W;
        if (!flows) {
            return OlderSession.NEVER;
        }
        return since == OlderSession.NEVER ? nowNanos : since;
    }

    private static Car.Limits maxima(OlderSession s, Ask.CurrentDemand ask, EvFacts.Check check) {
        Car.Limits declared = s.car().declared();
        double saidA = Double.isNaN(ask.maxCurrentA()) ? 0 : ask.maxCurrentA();
        double saidW = Double.isNaN(ask.maxPowerW()) ? 0 : ask.maxPowerW();
        boolean backwards = s.terms().discharges() && (saidA < 0 || saidW < 0);
        double currentA =
                Double.isNaN(ask.maxCurrentA())
                        ? backwards ? declared.maxDischargeA() : declared.maxChargeA()
                        : check.currentA("EVMaximumCurrentLimit", backwards ? -saidA : saidA, 0);
        double powerW =
                Double.isNaN(ask.maxPowerW())
                        ? backwards ? declared.maxDischargeW() : declared.maxChargeW()
                        : check.powerW("EVMaximumPowerLimit", backwards ? -saidW : saidW, 0);
        double voltageV =
                Double.isNaN(ask.maxVoltageV())
                        ? declared.maxVoltageV()
                        : check.voltageV("EVMaximumVoltageLimit", ask.maxVoltageV(), 0);
        Car.Limits turned =
                backwards
                        ? declared.withDischarge(powerW, currentA)
                        : declared.withCharge(powerW, currentA);
        return turned.withVoltage(voltageV);
    }

    /** Plus into the vehicle; a negative one means something only where discharge was agreed. */
    private static double target(OlderSession s, Ask.CurrentDemand ask, EvFacts.Check check) {
        double targetA = ask.targetCurrentA();
        boolean backwards = targetA < 0 && s.terms().discharges();
        double magnitude = check.currentA("EVTargetCurrent", backwards ? -targetA : targetA, 0);
        return backwards ? -magnitude : magnitude;
    }

    /** Clamped: a vehicle may wish for more than it may have. */
    private static double voltage(Ask.CurrentDemand ask, Car.Limits limits, EvFacts.Check check) {
        double targetV = check.voltageV("EVTargetVoltage", ask.targetVoltageV(), 0);
        return limits.maxVoltageV() > 0 ? Math.min(targetV, limits.maxVoltageV()) : targetV;
    }

    /** The protocol's own state of charge has no fraction, and no range check of its own. */
    private static Car battery(OlderSession s, Ask.CurrentDemand ask, Context context) {
        Car.Battery was = s.car().battery();
        int told = ask.status().socPercent();
        boolean possible = told >= 0 && told <= 100;
        EvseState evse = context.evse();
        SocWatch watch =
                was.watch()
                        .step(
                                possible && context.evseFresh() ? told : Double.NaN,
                                evse.meterImportWh() - evse.meterExportWh(),
                                was.capacityWh(),
                                context.settings().numbers().get(SeccSettings.SOC_JUMP),
                                context.nowNanos());
        return s.car().with(was.withSoc(possible ? told : Double.NaN, watch));
    }
}
