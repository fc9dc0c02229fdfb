package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.EvFacts;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;

/** Both sides' limits, and schedules. */
final class Parameters {
    private Parameters() {}

    static Outcome discovery(OlderSession s, Ask.ChargeParameterDiscovery ask, Outside outside) {
        TransferMode mode = ask.mode();
        boolean offered =
                mode != null
                        && Opening.modes(s, outside.context().settings().older()).contains(mode);
        boolean changed = s.terms().mode() != null && s.terms().mode() != mode;
        if (mode == null || !offered || (changed && s.stage() != Stage.AWAIT_PARAMETERS)) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_WRONG_ENERGY_TRANSFER_MODE,
                    Refusal.TRANSFER_MODE,
                    String.valueOf(mode),
                    outside);
        }
        OlderSession told = s.with(s.terms().with(mode));
        return switch (ask.parameters()) {
            case Ask.Ac ac when mode.isAc() -> ac(told, ask, ac, outside);
            case Ask.Dc dc when !mode.isAc() -> dc(told, ask, dc, outside);
            case null, default ->
                    Order.refused(
                            s,
                            ask,
                            Code.FAILED_WRONG_CHARGE_PARAMETER,
                            Refusal.WRONG_MODE,
                            mode.name(),
                            outside);
        };
    }

    private static Outcome ac(
            OlderSession s, Ask.ChargeParameterDiscovery ask, Ask.Ac ac, Outside outside) {
        var check = new EvFacts.Check();
        double maxA = check.currentA("EVMaxCurrent", ac.maxCurrentA(), ac.minCurrentA());
        double maxV = check.voltageV("EVMaxVoltage", ac.maxVoltageV(), 0);
        Refusal wrong = check.first();
        if (wrong != null) {
            return wrongParameter(s, ask, wrong, check.detail(), outside);
        }
        double nominalV = outside.context().settings().older().ac().nominalVoltageV();
        TransferMode mode = s.terms().mode();
        double maxW = maxA * nominalV * (mode == null ? 1 : mode.phases());
        var battery =
                new Car.Battery(
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        ac.requestWh(),
                        ask.departureS(),
                        s.car().battery().watch());
        Car car = s.car().with(battery).declaring(new Car.Limits(maxW, 0, maxA, 0, maxV));
        return agreed(s.with(car), ask, outside);
    }

    private static Outcome dc(
            OlderSession s, Ask.ChargeParameterDiscovery ask, Ask.Dc dc, Outside outside) {
        boolean backwards = dc.maxCurrentA() < 0 || dc.maxPowerW() < 0;
        if (backwards && !s.terms().discharges()) {
            return wrongParameter(
                    s,
                    ask,
                    Refusal.LIMIT_NEGATIVE,
                    "%.0f A, %.0f W".formatted(dc.maxCurrentA(), dc.maxPowerW()),
                    outside);
        }
        var check = new EvFacts.Check();
        double maxA =
                check.currentA("EVMaximumCurrentLimit", magnitude(dc.maxCurrentA(), backwards), 0);
        double maxV = check.voltageV("EVMaximumVoltageLimit", dc.maxVoltageV(), 0);
        double told = magnitude(dc.maxPowerW(), backwards);
        double maxW =
                check.powerW("EVMaximumPowerLimit", Double.isNaN(told) ? maxA * maxV : told, 0);
        Refusal wrong = check.first();
        if (wrong != null) {
            return wrongParameter(s, ask, wrong, check.detail(), outside);
        }
        SeccSettings.Rating rating = outside.context().settings().rating();
        if (!(maxV >= rating.minVoltageV())) {
            return wrongParameter(
                    s,
                    ask,
                    Refusal.VOLTAGE_MISMATCH,
                    "vehicle up to %.0f V, charger from %.0f V on"
                            .formatted(maxV, rating.minVoltageV()),
                    outside);
        }
        Car.Limits before = s.car().declared();
        Car.Limits limits =
                (backwards ? before.withDischarge(maxW, maxA) : before.withCharge(maxW, maxA))
                        .withVoltage(maxV);
        Car car = battery(s, ask, dc, backwards).declaring(limits);
        OlderSession next = s.with(car);
        boolean secondHalfMissing =
                s.terms().discharges() && !backwards && !(before.maxChargeA() > 0);
        return secondHalfMissing ? again(next, ask, outside) : agreed(next, ask, outside);
    }

    /** A vehicle of SAE J2847/2 tells its charging limits first, and the other way round next. */
    private static Outcome again(
            OlderSession s, Ask.ChargeParameterDiscovery ask, Outside outside) {
        return Outcome.answer(s, ask, reply(s, Processing.ONGOING, List.of(), outside));
    }

    private static Car battery(
            OlderSession s, Ask.ChargeParameterDiscovery ask, Ask.Dc dc, boolean backwards) {
        Car.Battery was = s.car().battery();
        // In the discharging half, "bulk" is the floor (as field stacks use SAE J2847/2).
        double floor = backwards ? dc.bulkSocPercent() : was.minimumSocPercent();
        double target = backwards ? was.targetSocPercent() : dc.fullSocPercent();
        return s.car()
                .with(
                        new Car.Battery(
                                dc.status().socPercent(),
                                floor,
                                target,
                                dc.capacityWh() > 0 ? dc.capacityWh() : was.capacityWh(),
                                dc.requestWh(),
                                ask.departureS(),
                                was.watch()));
    }

    private static double magnitude(double value, boolean backwards) {
        return backwards ? -value : value;
    }

    private static Outcome agreed(
            OlderSession s, Ask.ChargeParameterDiscovery ask, Outside outside) {
        Context context = outside.context();
        if (!context.evse().chargerReady()) {
            return context.isOlderThan(s.times().stageNanos(), SeccSettings.ONGOING_TIMEOUT)
                    ? Order.refused(
                            s, ask, Code.FAILED, Refusal.ONGOING_TIMEOUT, "parameters", outside)
                    : again(s, ask, outside);
        }
        Stage next =
                !s.terms().isAc()
                        ? Stage.AWAIT_CABLE_CHECK
                        : s.stage() == Stage.AC_RENEGOTIATION
                                ? Stage.AC_RENEGOTIATED
                                : Stage.AWAIT_AC_POWER;
        List<Schedule> schedules = Offer.schedules(s, outside);
        OlderSession agreed =
                s.with(s.terms().offering(schedules))
                        .with(s.times().scheduled(context.nowNanos()))
                        .to(next, context.nowNanos());
        return Outcome.answer(agreed, ask, reply(s, Processing.FINISHED, schedules, outside));
    }

    private static Reply reply(
            OlderSession s, Processing processing, List<Schedule> schedules, Outside outside) {
        Context context = outside.context();
        boolean ac = s.terms().isAc();
        return new Reply.ChargeParameterDiscovery(
                Code.OK,
                processing,
                schedules,
                Offer.status(s, context),
                ac ? null : Offer.rated(context),
                ac
                        ? new Reply.Outlet(
                                context.settings().older().ac().nominalVoltageV(),
                                context.settings().older().ac().maxCurrentA())
                        : null);
    }

    private static Outcome wrongParameter(
            OlderSession s, Ask ask, Refusal why, String detail, Outside outside) {
        return Order.refused(s, ask, Code.FAILED_WRONG_CHARGE_PARAMETER, why, detail, outside);
    }
}
