package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.Reply.Health;
import org.tidegate.iso15118.internal.iso2.Reply.Isolation;
import org.tidegate.iso15118.internal.iso2.Reply.Limits;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

/** What the charger tells the vehicle about itself. */
final class Offer {
    /** "Achieved" is at this share of a limit; exactly at it would flicker. */
    private static final double ACHIEVED = 0.99;

    /** Many vehicles leave for good at 0 A: this much is announced even when nothing flows. */
    private static final double LEAST_A = 1;

    private static final double LEAST_W = 500;

    /** IEC 61851-1, Table A.8: the smallest current an AC vehicle can be told. */
    private static final double LEAST_AC_A = 6;

    private Offer() {}

    /** The limits of this moment; negative ones ask for discharge (SAE J2847/2). */
    static Limits now(OlderSession s, Context context) {
        EvseState evse = context.evse();
        SeccSettings.Rating rating = context.settings().rating();
        double highestV =
                evse.maxVoltageV() > 0
                        ? Math.min(evse.maxVoltageV(), rating.maxVoltageV())
                        : rating.maxVoltageV();
        if (dischargeWanted(s, evse)) {
            return new Limits(
                    -Math.max(finite(evse.maxDischargeCurrentA()), LEAST_A),
                    -Math.max(finite(evse.maxDischargePowerW()), LEAST_W),
                    highestV,
                    0,
                    rating.minVoltageV());
        }
        return new Limits(
                Math.max(finite(evse.maxChargeCurrentA()), LEAST_A),
                Math.max(finite(evse.maxChargePowerW()), LEAST_W),
                highestV,
                0,
                rating.minVoltageV());
    }

    static boolean dischargeWanted(OlderSession s, EvseState evse) {
        return s.terms().discharges()
                && s.car().dischargeDoubt().isEmpty()
                && evse.targetPowerW() < 0;
    }

    /**
     * Before power: the limits of this moment if there are any, else the hardware's, because the
     * session's permission may still be on its way.
     */
    static Limits rated(Context context) {
        EvseState evse = context.evse();
        SeccSettings.Rating rating = context.settings().rating();
        return new Limits(
                orRated(evse.maxChargeCurrentA(), rating.maxChargeCurrentA()),
                orRated(evse.maxChargePowerW(), rating.maxChargePowerW()),
                rating.maxVoltageV(),
                0,
                rating.minVoltageV());
    }

    private static double orRated(double nowOrZero, double rated) {
        return nowOrZero > 0 ? Math.min(nowOrZero, rated) : rated;
    }

    /** The AC outlet's current per phase. */
    static double acCurrentA(OlderSession s, Context context) {
        OlderProtocols.Ac ac = context.settings().older().ac();
        double powerW = finite(context.evse().maxChargePowerW());
        double byPowerA = powerW / (ac.nominalVoltageV() * phases(s));
        double allowedA = Math.min(ac.maxCurrentA(), byPowerA);
        return allowedA < LEAST_AC_A ? 0 : allowedA;
    }

    private static int phases(OlderSession s) {
        var mode = s.terms().mode();
        return mode == null ? 1 : mode.phases();
    }

    /** One schedule for a day: what is permitted now, or the rating if that is not known yet. */
    static List<Schedule> schedules(OlderSession s, Outside outside) {
        Context context = outside.context();
        double mostW = rated(context).maxPowerW();
        if (s.terms().isAc()) {
            OlderProtocols.Ac ac = context.settings().older().ac();
            mostW = Math.min(mostW, ac.maxCurrentA() * ac.nominalVoltageV() * phases(s));
        }
        return List.of(
                new Schedule(
                        s.terms().tuple(),
                        List.of(new Schedule.Step(0, mostW)),
                        s.dialect().isComplete() ? outside.contracts().tariff() : null));
    }

    static Reply.Status status(OlderSession s, Context context) {
        return status(s, context, Wish.NONE, 0);
    }

    static Reply.Status status(OlderSession s, Context context, Wish wish, int delayS) {
        return new Reply.Status(wish, delayS, health(s, context.evse()), isolation(context.evse()));
    }

    private static Health health(OlderSession s, EvseState evse) {
        if (evse.stop() == Stop.EMERGENCY) {
            return Health.EMERGENCY_SHUTDOWN;
        }
        if (evse.isolation() == EvseState.Isolation.FAULT) {
            return Health.MALFUNCTION;
        }
        if (evse.stop() == Stop.NORMAL) {
            return Health.SHUTDOWN;
        }
        if (s.stage() == Stage.AWAIT_CABLE_CHECK || s.stage() == Stage.CABLE_CHECK) {
            return evse.isolation() == EvseState.Isolation.VALID
                    ? Health.READY
                    : Health.ISOLATION_MONITORING;
        }
        return evse.chargerReady() ? Health.READY : Health.NOT_READY;
    }

    private static Isolation isolation(EvseState evse) {
        return switch (evse.isolation()) {
            case VALID -> Isolation.VALID;
            case FAULT -> Isolation.FAULT;
            case NOT_TESTED, TESTING -> Isolation.INVALID;
        };
    }

    /** What has gone into the vehicle; a reading of this protocol has no room for the way back. */
    static Reply.Meter meter(Context context) {
        return new Reply.Meter(
                context.settings().meterId(),
                Math.max(0, Math.round(finite(context.evse().meterImportWh()))),
                context.wallSeconds());
    }

    static boolean powerAchieved(EvseState evse) {
        double powerW = evse.presentVoltageV() * evse.presentCurrentA();
        return reached(powerW, evse.maxChargePowerW(), evse.maxDischargePowerW());
    }

    static boolean currentAchieved(EvseState evse) {
        return reached(
                evse.presentCurrentA(), evse.maxChargeCurrentA(), evse.maxDischargeCurrentA());
    }

    static boolean voltageAchieved(EvseState evse) {
        return evse.maxVoltageV() > 0 && evse.presentVoltageV() >= ACHIEVED * evse.maxVoltageV();
    }

    private static boolean reached(double signed, double maxCharge, double maxDischarge) {
        return signed < 0
                ? -signed >= ACHIEVED * maxDischarge
                : signed >= ACHIEVED * finite(maxCharge);
    }

    static double finite(double value) {
        return Double.isFinite(value) && value > 0 ? value : 0;
    }
}
