package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.OlderSession.Identity;

/** Power on, off and in between, and the goodbye. */
final class Delivery {
    /** Rounding of a profile made from a schedule. */
    private static final double PROFILE_TOLERANCE = 1.001;

    private Delivery() {}

    static Outcome power(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        return switch (ask.progress()) {
            case START -> start(s, ask, outside);
            case STOP -> off(s, ask, outside);
            case RENEGOTIATE -> renegotiate(s, ask, outside);
        };
    }

    private static Outcome start(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        if (s.stage().isLoop()) {
            return outOfOrder(s, ask, "Start in the charge loop", outside);
        }
        // A dialect without the number (DIN 70121 without a profile) means the only schedule.
        OlderSession chosen =
                s.with(s.terms().choosing(ask.tuple() == 0 ? s.terms().tuple() : ask.tuple()));
        Schedule schedule = chosen.terms().schedule();
        if (schedule == null) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_TARIFF_SELECTION_INVALID,
                    Refusal.SCHEDULE_UNKNOWN,
                    "schedule " + ask.tuple(),
                    outside);
        }
        String fault = profileFault(ask.profile(), schedule);
        if (fault != null) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_CHARGING_PROFILE_INVALID,
                    Refusal.PROFILE_TOO_HIGH,
                    fault,
                    outside);
        }
        if (!outside.context().evse().energyPermitted()) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_POWER_DELIVERY_NOT_APPLIED,
                    Refusal.ENERGY_NOT_PERMITTED,
                    "",
                    outside);
        }
        return s.terms().isAc()
                ? AcTransfer.start(chosen, ask, outside)
                : dcStart(chosen, ask, outside);
    }

    private static Outcome dcStart(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        Context context = outside.context();
        if (!context.evse().contactorClosed()) {
            return Order.refused(
                    s, ask, Code.FAILED_CONTACTOR_ERROR, Refusal.CONTACTOR_OPEN, "", outside);
        }
        return Outcome.answer(
                s.with(s.times().scheduled(context.nowNanos()))
                        .to(Stage.AWAIT_DC_LOOP, context.nowNanos()),
                ask,
                powered(s, outside.context()));
    }

    /** Null if every step of the profile keeps to the schedule. */
    static @Nullable String profileFault(List<Ask.ProfileEntry> profile, Schedule schedule) {
        for (int i = 0; i < profile.size(); i++) {
            Ask.ProfileEntry entry = profile.get(i);
            long untilS =
                    i + 1 < profile.size() ? profile.get(i + 1).startS() : Schedule.LAST_SECOND;
            if (i > 0 && entry.startS() <= profile.get(i - 1).startS()) {
                return "entries are not in order of time";
            }
            double allowedW = schedule.lowestW(entry.startS(), untilS);
            if (!(entry.maxPowerW() <= allowedW * PROFILE_TOLERANCE)) {
                return "%.0f W from second %d on, at most %.0f W"
                        .formatted(entry.maxPowerW(), entry.startS(), allowedW);
            }
        }
        return null;
    }

    private static Outcome off(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        Stage next = s.terms().isAc() ? Stage.AWAIT_STOP : Stage.AWAIT_WELDING;
        return Outcome.answer(
                        s.to(next, outside.context().nowNanos()),
                        ask,
                        powered(s, outside.context()))
                .note(Iso15118Event.VEHICLE_STOPS, "");
    }

    private static Outcome renegotiate(OlderSession s, Ask.PowerDelivery ask, Outside outside) {
        if (!s.stage().isLoop() || !s.dialect().isComplete()) {
            return outOfOrder(s, ask, "Renegotiate before the charge loop", outside);
        }
        Stage next = s.terms().isAc() ? Stage.AC_RENEGOTIATION : Stage.DC_RENEGOTIATION;
        boolean asked = DcTransfer.wantsNewSchedule(s, outside.context());
        return Outcome.answer(
                        s.to(next, outside.context().nowNanos()),
                        ask,
                        powered(s, outside.context()))
                .note(Iso15118Event.RENEGOTIATION_BEGAN, asked ? "charger" : "vehicle");
    }

    private static Outcome outOfOrder(
            OlderSession s, Ask.PowerDelivery ask, String detail, Outside outside) {
        return Order.refused(
                s,
                ask,
                Code.FAILED_SEQUENCE_ERROR,
                Refusal.WRONG_ORDER,
                "PowerDelivery " + detail,
                outside);
    }

    static Reply powered(OlderSession s, Context context) {
        return new Reply.Powered(Code.OK, Offer.status(s, context), s.terms().isAc());
    }

    static Outcome welding(OlderSession s, Ask.WeldingDetection ask, Outside outside) {
        Context context = outside.context();
        return Outcome.answer(
                s.to(Stage.WELDING, context.nowNanos()),
                ask,
                new Reply.Voltage(Code.OK, Offer.status(s, context), presentV(context.evse())));
    }

    static Outcome stop(OlderSession s, Ask.SessionStop ask, Outside outside) {
        Identity was = s.identity();
        boolean pauses = ask.pause() && s.dialect().isComplete();
        var identity = new Identity(was.tls(), was.id(), was.evccId(), was.joined(), pauses);
        Outcome outcome =
                Outcome.answer(
                        s.with(identity).to(Stage.ENDED, outside.context().nowNanos()),
                        ask,
                        new Reply.Plain(Code.OK));
        return pauses
                ? outcome.note(Iso15118Event.SESSION_PAUSED, was.evccId())
                : outcome.note(Iso15118Event.SESSION_ENDED, "Terminate");
    }

    static double presentV(EvseState evse) {
        return Double.isFinite(evse.presentVoltageV()) ? evse.presentVoltageV() : 0;
    }
}
