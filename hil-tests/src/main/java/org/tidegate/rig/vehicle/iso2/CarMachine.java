package org.tidegate.rig.vehicle.iso2;

import java.util.List;
import org.tidegate.rig.vehicle.iso2.CarState.Offer;
import org.tidegate.rig.vehicle.iso2.CarStep.Action;
import org.tidegate.rig.vehicle.iso2.Habits.Quirk;

/** The vehicle's half of a session in an older protocol, as a pure machine. */
final class CarMachine {
    private static final long ONGOING_PAUSE_MILLIS = 250;
    private static final long FAST_PAUSE_MILLIS = 100;
    private static final double PRE_CHARGE_CLOSE_V = 20;
    private static final double SAFE_VOLTAGE_V = 60;
    private static final double NO_CURRENT_A = 1;
    private static final long QUIRK_AFTER_LOOPS = 20;

    // How long it waits in total (ISO 15118-2, Table 109).
    private static final long AUTHORISATION_MILLIS = 60_000;
    private static final long ONGOING_MILLIS = 60_000;
    private static final long CABLE_CHECK_MILLIS = 40_000;
    private static final long PRE_CHARGE_MILLIS = 7_000;
    private static final long ACCEPT_ANY_AFTER_MILLIS = 1_500;
    private static final long POWER_DELIVERY_MILLIS = 5_000;
    private static final long IMPATIENT_MILLIS = 400;
    private static final long RAMP_DOWN_MILLIS = 3_000;
    private static final long WELDING_MILLIS = 3_000;

    private CarMachine() {}

    /** Time has passed: send what is due, give up on what is overdue. */
    static CarStep tick(CarState s, CarInput in) {
        long now = in.nowNanos();
        if (s.stage() == CarStage.PLUGGED) {
            boolean digital = in.dutyPercent() >= 3 && in.dutyPercent() <= 7;
            return digital
                    ? CarStep.to(s.to(CarStage.PROTOCOL, now), Action.CONNECT)
                    : CarStep.stay(s);
        }
        if (s.stage() == CarStage.RAMP_DOWN) {
            boolean still = Math.abs(in.currentA()) < NO_CURRENT_A;
            CarStage next = in.habits().speech().isAc() ? CarStage.GOODBYE : CarStage.WELDING;
            return still || isOlder(s, in, RAMP_DOWN_MILLIS)
                    ? CarStep.to(
                            s.to(next, now, FAST_PAUSE_MILLIS),
                            Action.OPEN_CONTACTORS,
                            Action.OPEN_S2)
                    : CarStep.stay(s);
        }
        if (!s.stage().isTalking()) {
            return CarStep.stay(s);
        }
        if (s.stage() == CarStage.LOOP && s.loops() >= QUIRK_AFTER_LOOPS) {
            if (in.habits().has(Quirk.DISAPPEARS_IN_LOOP)) {
                return broken(s, "gone on purpose", now);
            }
            if (in.habits().has(Quirk.FALLS_SILENT_IN_LOOP)) {
                return CarStep.stay(s);
            }
        }
        if (s.awaiting()) {
            long patience = patienceMillis(s, in);
            return now - s.sentNanos() > patience * 1_000_000
                    ? broken(s, "no answer to " + s.stage() + " for " + patience + " ms", now)
                    : CarStep.stay(s);
        }
        return now - s.sendAtNanos() >= 0
                ? new CarStep(s.sent(now), true, List.of())
                : CarStep.stay(s);
    }

    private static long patienceMillis(CarState s, CarInput in) {
        return switch (s.stage()) {
            case LOOP -> in.habits().loopPatienceMillis();
            case POWER_ON, POWER_OFF, CONTRACT -> POWER_DELIVERY_MILLIS;
            case PARAMETERS ->
                    in.habits().has(Quirk.IMPATIENT)
                            ? IMPATIENT_MILLIS
                            : in.habits().patienceMillis();
            default -> in.habits().patienceMillis();
        };
    }

    /** The charger has chosen a protocol, or none. */
    static CarStep protocol(CarState s, boolean agreed, long now) {
        return agreed
                ? CarStep.stay(s.to(CarStage.SESSION, now))
                : broken(s, "charger does not speak this car's protocol", now);
    }

    /** The charger has answered. */
    static CarStep answered(CarState s, Answer answer, CarInput in) {
        long now = in.nowNanos();
        if (!s.awaiting()) {
            return broken(s, "an answer to nothing: " + answer.name(), now);
        }
        if (answer.isFailure()) {
            return broken(
                    s,
                    "charger answered " + s.stage() + " with " + answer.text("ResponseCode"),
                    now);
        }
        boolean stranger =
                s.stage() != CarStage.SESSION && !answer.sessionId().equals(s.sessionId());
        if (stranger) {
            return broken(s, "an answer from another session", now);
        }
        CarStep step = next(s, answer, in);
        boolean early =
                (in.wantsToLeave() || in.wantsToPause())
                        && step.state().stage().compareTo(CarStage.SERVICES) >= 0
                        && step.state().stage().compareTo(CarStage.PRE_CHARGE) <= 0;
        return early
                ? CarStep.to(
                        step.state().to(CarStage.GOODBYE, now),
                        Action.OPEN_CONTACTORS,
                        Action.OPEN_S2)
                : step;
    }

    /** Contactors open, whatever flows. */
    static CarStep broken(CarState s, String why, long now) {
        return CarStep.to(
                s.leaving(CarStage.FAILED, why, now),
                Action.OPEN_CONTACTORS,
                Action.OPEN_S2,
                Action.HANG_UP);
    }

    private static CarStep next(CarState s, Answer a, CarInput in) {
        long now = in.nowNanos();
        return switch (s.stage()) {
            case SESSION -> CarStep.stay(s.inSession(a.sessionId()).to(CarStage.SERVICES, now));
            case SERVICES -> services(s, a, in);
            case PAYMENT ->
                    CarStep.stay(
                            s.to(
                                    s.contractTaken() ? CarStage.CONTRACT : CarStage.AUTHORISATION,
                                    now));
            case CONTRACT -> CarStep.stay(heard(s, a).to(CarStage.AUTHORISATION, now));
            case AUTHORISATION ->
                    a.isFinished()
                            ? CarStep.stay(s.to(CarStage.PARAMETERS, now))
                            : again(s, ONGOING_PAUSE_MILLIS, AUTHORISATION_MILLIS, in);
            case PARAMETERS -> parameters(s, a, in);
            case CABLE_CHECK ->
                    a.isFinished()
                            ? CarStep.stay(s.to(CarStage.PRE_CHARGE, now))
                            : again(s, FAST_PAUSE_MILLIS, CABLE_CHECK_MILLIS, in);
            case PRE_CHARGE -> preCharge(s, a, in);
            case POWER_ON -> CarStep.stay(s.to(CarStage.LOOP, now));
            case LOOP -> loop(s, a, in);
            case RECEIPT -> CarStep.stay(s.to(CarStage.LOOP, now, in.habits().loopMillis()));
            case RENEGOTIATION ->
                    in.habits().speech().isAc()
                            ? CarStep.stay(s.telling(0).to(CarStage.PARAMETERS, now))
                            : CarStep.to(
                                    s.telling(0).to(CarStage.PARAMETERS, now),
                                    Action.OPEN_CONTACTORS);
            case POWER_OFF -> CarStep.stay(s.to(CarStage.RAMP_DOWN, now));
            case WELDING -> welding(s, a, in);
            case GOODBYE ->
                    CarStep.to(
                            s.to(in.wantsToPause() ? CarStage.PAUSED : CarStage.DONE, now),
                            Action.HANG_UP);
            case AWAY, PLUGGED, PROTOCOL, RAMP_DOWN, DONE, PAUSED, FAILED ->
                    broken(s, a.name() + " does not answer " + s.stage(), now);
        };
    }

    private static CarStep services(CarState s, Answer a, CarInput in) {
        boolean contract = in.habits().contract() != null && a.offers("PaymentOption", "Contract");
        if (!contract && !a.offers("PaymentOption", "ExternalPayment")) {
            return broken(s, "no way to pay", in.nowNanos());
        }
        boolean discharge =
                in.habits().j2847() && a.offers("ServiceID", Integer.toString(Requests.V2G));
        return CarStep.stay(s.choosing(contract, discharge).to(CarStage.PAYMENT, in.nowNanos()));
    }

    private static CarStep parameters(CarState s, Answer a, CarInput in) {
        CarState heard = heard(s, a).telling(s.told() + 1);
        if (!a.isFinished()) {
            return again(heard, ONGOING_PAUSE_MILLIS, ONGOING_MILLIS, in);
        }
        boolean leaves =
                in.habits().has(Quirk.LEAVES_AT_ZERO)
                        && !(heard.offer().maxPowerW() > 0 && heard.offer().maxCurrentA() > 0)
                        && !in.habits().speech().isAc();
        if (leaves) {
            return CarStep.stay(heard.leaving(CarStage.GOODBYE, "was offered 0 W", in.nowNanos()));
        }
        CarState agreed = heard.telling(0);
        return in.habits().speech().isAc()
                ? CarStep.to(
                        agreed.to(CarStage.POWER_ON, in.nowNanos()),
                        Action.CLOSE_S2,
                        Action.CLOSE_CONTACTORS)
                : CarStep.to(agreed.to(CarStage.CABLE_CHECK, in.nowNanos()), Action.CLOSE_S2);
    }

    private static CarStep preCharge(CarState s, Answer a, CarInput in) {
        CarState seen = heard(s, a);
        boolean close =
                Math.abs(seen.offer().presentVoltageV() - in.openCircuitV()) < PRE_CHARGE_CLOSE_V;
        boolean tired =
                in.habits().acceptsAnyPreCharge() && isOlder(s, in, ACCEPT_ANY_AFTER_MILLIS);
        if (!close && !tired) {
            return again(seen, FAST_PAUSE_MILLIS, PRE_CHARGE_MILLIS, in);
        }
        CarStage next =
                in.habits().has(Quirk.FORGETS_POWER_DELIVERY) ? CarStage.LOOP : CarStage.POWER_ON;
        return CarStep.to(seen.to(next, in.nowNanos()), Action.CLOSE_CONTACTORS);
    }

    private static CarStep loop(CarState s, Answer a, CarInput in) {
        long now = in.nowNanos();
        Habits habits = in.habits();
        CarState heard = heard(s, a).looped();
        boolean zero =
                habits.has(Quirk.LEAVES_AT_ZERO)
                        && (heard.offer().maxCurrentA() == 0 || heard.offer().maxPowerW() == 0);
        boolean asked =
                heard.offer().notification().equals("StopCharging")
                        && !habits.has(Quirk.IGNORES_STOP);
        if (zero || asked || in.targetReached() || in.wantsToLeave() || in.wantsToPause()) {
            String why = zero ? "was offered 0 W" : asked ? "was asked to stop" : "had enough";
            return CarStep.stay(heard.leaving(CarStage.POWER_OFF, why, now));
        }
        if (heard.offer().receiptRequired()) {
            return CarStep.stay(heard.to(CarStage.RECEIPT, now));
        }
        boolean wants =
                habits.has(Quirk.RENEGOTIATES)
                        && !s.renegotiated()
                        && heard.loops() >= QUIRK_AFTER_LOOPS;
        if (wants || heard.offer().notification().equals("ReNegotiation")) {
            return CarStep.stay(heard.askedAgain().to(CarStage.RENEGOTIATION, now));
        }
        return CarStep.stay(heard.to(CarStage.LOOP, now, habits.loopMillis()));
    }

    private static CarStep welding(CarState s, Answer a, CarInput in) {
        boolean low = a.quantity("EVSEPresentVoltage") < SAFE_VOLTAGE_V;
        return low || isOlder(s, in, WELDING_MILLIS)
                ? CarStep.stay(s.to(CarStage.GOODBYE, in.nowNanos()))
                : CarStep.stay(s.to(CarStage.WELDING, in.nowNanos(), FAST_PAUSE_MILLIS));
    }

    /** Whatever the answer says about the charger; what it does not say stays. */
    private static CarState heard(CarState s, Answer a) {
        Offer was = s.offer();
        double acA = a.quantity("EVSEMaxCurrent");
        return s.heard(
                new Offer(
                        or(a.quantity("EVSEMaximumPowerLimit"), was.maxPowerW()),
                        or(or(a.quantity("EVSEMaximumCurrentLimit"), acA), was.maxCurrentA()),
                        or(a.quantity("EVSEMaximumVoltageLimit"), was.maxVoltageV()),
                        or(a.quantity("EVSEPresentVoltage"), was.presentVoltageV()),
                        or(a.quantity("EVSEPresentCurrent"), was.presentCurrentA()),
                        or(a.quantity("PMax"), was.scheduleW()),
                        or(a.text("EVSENotification"), "None"),
                        or(a.text("GenChallenge"), was.challenge()),
                        or(a.text("MeterID"), was.meterId()),
                        or(a.text("MeterReading"), was.meterReading()),
                        a.text("ReceiptRequired").equals("true")));
    }

    private static double or(double told, double before) {
        return Double.isNaN(told) ? before : told;
    }

    private static String or(String told, String before) {
        return told.isEmpty() ? before : told;
    }

    private static CarStep again(CarState s, long pauseMillis, long totalMillis, CarInput in) {
        return isOlder(s, in, totalMillis)
                ? broken(s, s.stage() + " took longer than " + totalMillis + " ms", in.nowNanos())
                : CarStep.stay(s.to(s.stage(), in.nowNanos(), pauseMillis));
    }

    private static boolean isOlder(CarState s, CarInput in, long millis) {
        return in.nowNanos() - s.stageNanos() > millis * 1_000_000;
    }
}
