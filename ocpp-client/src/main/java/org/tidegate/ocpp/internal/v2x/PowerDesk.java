package org.tidegate.ocpp.internal.v2x;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OperatorMode;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Manager;
import org.tidegate.ocpp.internal.message.Charging;
import org.tidegate.ocpp.internal.message.Charging.PriorityChargingStatus;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Data.TriggerReason;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.GenericStatus;
import org.tidegate.ocpp.internal.message.Profile.Purpose;
import org.tidegate.ocpp.internal.message.V2x;
import org.tidegate.ocpp.internal.profile.Abilities;
import org.tidegate.ocpp.internal.profile.Abilities.LoadThresholds;
import org.tidegate.ocpp.internal.profile.Basis;
import org.tidegate.ocpp.internal.profile.Effective;
import org.tidegate.ocpp.internal.profile.Externals;
import org.tidegate.ocpp.internal.profile.ProfileBook;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/**
 * What stands beside the profiles when power is decided: the site's energy manager (K12, Q05, Q06),
 * priority charging (K21, K22), aFRR signals (Q08), and what the operator hears of changes.
 */
public final class PowerDesk implements Desk {
    private static final String MANAGER = "EMS";

    /** The rest of smart charging. */
    public interface House {
        ProfileBook book();

        Effective effective();

        void use(ProfileBook next, Moment now);

        /** Tells that something about the transaction has changed. */
        void tell(TriggerReason why, Moment now);
    }

    private final Surroundings at;
    private final House house;
    private final SignalBook signals = new SignalBook();
    private @Nullable Manager manager;
    private @Nullable Manager reported;
    private String priorityFor = "";
    private double toldLimitW = Double.NaN;
    private double toldDischargeW = Double.NaN;
    private String toldFor = "";

    public PowerDesk(Surroundings at, House house) {
        this.at = at;
        this.house = house;
    }

    // ---- what profiles are judged by --------------------------------------------------------

    public Abilities abilities() {
        StationState.V2x v = at.seen().v2x();
        return new Abilities(v.siteMeter(), v.manager() != null, thresholds());
    }

    /** Unless all four are set. */
    private @Nullable LoadThresholds thresholds() {
        Variables v = at.variables();
        double upper = number(v, Setting.LOAD_UPPER_THRESHOLD);
        double lower = number(v, Setting.LOAD_LOWER_THRESHOLD);
        double upperOffset = number(v, Setting.LOAD_UPPER_OFFSET);
        double lowerOffset = number(v, Setting.LOAD_LOWER_OFFSET);
        return Double.isNaN(upper + lower + upperOffset + lowerOffset)
                ? null
                : new LoadThresholds(upper, lower, upperOffset, lowerOffset);
    }

    private static double number(Variables v, Setting setting) {
        return v.value(setting).isEmpty() ? Double.NaN : v.decimal(setting);
    }

    public Basis.Conditions conditions() {
        return new Basis.Conditions(
                at.seen().socPercent(), isPriority(), thresholds(), isManagerFirst());
    }

    public boolean isManagerFirst() {
        return at.variables().value(Setting.SETPOINT_PRIORITY).equals("ExternalControl");
    }

    private boolean isPriority() {
        return !priorityFor.isEmpty() && priorityFor.equals(at.transactionId());
    }

    /** The zone of schedules in local time; the bare offset where no zone is named. */
    public ZoneId zone() {
        String name = at.variables().value(Setting.TIME_ZONE);
        try {
            return name.isEmpty()
                    ? ZoneOffset.of(at.variables().value(Setting.TIME_OFFSET))
                    : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC; // guarded when it is set; another firmware's zones may differ
        }
    }

    /** Whether there is such a zone. */
    public static boolean isZone(String name) {
        try {
            return name.isEmpty() || ZoneId.of(name) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    // ---- for the charger --------------------------------------------------------------------

    public static OperatorMode mode(OperationMode mode) {
        return OperatorMode.valueOf(mode.name()); // the same names, by a test
    }

    /** The rule with what the device model and the last signal add to it. */
    public OperatorRule rule(Moment now) {
        Effective e = house.effective();
        signals.during(e.profileId());
        if (!(e.rule() instanceof OperatorRule.Frequency f)) {
            return e.rule();
        }
        double signalW =
                signals.isEmpty(now.wallMillis()) ? 0 : e.signalW(signals.at(now.wallMillis()));
        double thresholdHz = at.variables().integer(Setting.LOCAL_FREQUENCY_THRESHOLD) / 1000.0;
        return f.with(signalW, thresholdHz);
    }

    /** The operator has not asked for more than this curve can say. */
    public OperatorCall.Answer signal(V2x.AFRRSignal c) {
        Effective e = house.effective();
        signals.during(e.profileId());
        if (e.mode() != OperationMode.LOCAL_FREQUENCY || e.signalCurve().isEmpty()) {
            return new V2x.AFRRSignalResponse(
                    GenericStatus.REJECTED,
                    new StatusInfo(
                            "NoSignalWattCurve",
                            "no LocalFrequency period with such a curve runs"));
        }
        return signals.offer(c.timestamp().toEpochMilli(), c.signal())
                ? new V2x.AFRRSignalResponse(GenericStatus.ACCEPTED, null)
                : new V2x.AFRRSignalResponse(
                        GenericStatus.REJECTED,
                        new StatusInfo("TooManyElements", "too many signals wait for their time"));
    }

    // ---- time -------------------------------------------------------------------------------

    @Override
    public void tick(Moment now) {
        if (!priorityFor.isEmpty() && at.transactionId() == null) {
            priorityFor = "";
        }
        Manager word = at.seen().v2x().manager();
        if (!at.isSilent() && !Objects.equals(word, manager)) {
            manager = word;
            heard(word == null ? Manager.SILENT : word, now);
        }
        rate(now);
    }

    private void heard(Manager word, Moment now) {
        Instant instant = now.instant();
        boolean disallowed = at.variables().is(Setting.EXTERNAL_CONSTRAINTS_DISALLOWED);
        ProfileBook next =
                Externals.refreshed(house.book(), house.effective(), instant, now.nanos());
        next = Externals.with(next, disallowed ? Manager.SILENT : word, instant, now.nanos());
        if (!next.equals(house.book())) {
            house.use(next, now);
        }
        report(word, now);
    }

    /** K12 and K13: what limits from outside, and that it does no more. */
    private void report(Manager word, Moment now) {
        Manager before = reported;
        boolean gone = word.equals(Manager.SILENT);
        if (gone) {
            reported = null;
            if (before != null) {
                at.out().emit(OcppEvent.EXTERNAL_LIMIT_GONE, 0, "");
                at.request(new Charging.ClearedChargingLimit(MANAGER, 1));
                house.tell(TriggerReason.CHARGING_RATE_CHANGED, now);
            }
            return;
        }
        if (before != null && !isSignificant(before, word)) {
            return;
        }
        reported = word;
        at.out()
                .add(
                        new Action.Emit(
                                OcppEvent.EXTERNAL_LIMIT,
                                word.limitW(),
                                word.dischargeLimitW(),
                                ""));
        boolean schedules = at.variables().is(Setting.NOTIFY_LIMIT_WITH_SCHEDULES);
        at.request(
                new Charging.NotifyChargingLimit(
                        schedules ? List.of(Externals.schedule(word, now.instant())) : null,
                        1,
                        new Charging.ChargingLimit(MANAGER, null, false)));
        house.tell(TriggerReason.LIMIT_SET, now);
    }

    private boolean isSignificant(Manager before, Manager now) {
        return differs(before.limitW(), now.limitW())
                || differs(before.dischargeLimitW(), now.dischargeLimitW())
                || differs(before.targetW(), now.targetW());
    }

    /** By more than LimitChangeSignificance percent of the larger one. */
    private boolean differs(double a, double b) {
        if (Double.compare(a, b) == 0) {
            return false;
        }
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            return true;
        }
        double percent = at.variables().decimal(Setting.LIMIT_CHANGE_SIGNIFICANCE);
        return Math.abs(a - b) > percent / 100 * Math.max(Math.abs(a), Math.abs(b));
    }

    /** K01: a limit that has changed much is told in the transaction. */
    private void rate(Moment now) {
        String tx = at.transactionId();
        Effective e = house.effective();
        double limitW = Math.min(e.limitW(), Math.max(0, at.seen().maxChargeW()));
        double dischargeW = Math.max(e.dischargeLimitW(), -Math.max(0, at.seen().maxDischargeW()));
        if (tx == null) {
            toldFor = "";
            return;
        }
        boolean first = !toldFor.equals(tx);
        boolean changed = differs(toldLimitW, limitW) || differs(toldDischargeW, dischargeW);
        if (first || changed) {
            toldFor = tx;
            toldLimitW = limitW;
            toldDischargeW = dischargeW;
        }
        if (!first && changed) {
            house.tell(TriggerReason.CHARGING_RATE_CHANGED, now);
        }
    }

    // ---- priority charging ------------------------------------------------------------------

    public OperatorCall.Answer priority(Charging.UsePriorityCharging c, Moment now) {
        if (!c.transactionId().equals(at.transactionId())) {
            return new Charging.UsePriorityChargingResponse(
                    PriorityChargingStatus.REJECTED,
                    new StatusInfo("TxNotFound", "no such transaction is running"));
        }
        boolean any =
                house.book().entries().stream()
                        .anyMatch(e ->
                                e.profile().chargingProfilePurpose() == Purpose.PRIORITY_CHARGING);
        if (!any) {
            return new Charging.UsePriorityChargingResponse(
                    PriorityChargingStatus.NO_PROFILE, null);
        }
        priorityFor = c.activate() ? c.transactionId() : "";
        at.out().emit(OcppEvent.PRIORITY_CHARGING, 0, c.activate() ? "on" : "off");
        house.use(house.book(), now);
        at.request(new Charging.NotifyPriorityCharging(c.transactionId(), c.activate()));
        return new Charging.UsePriorityChargingResponse(PriorityChargingStatus.ACCEPTED, null);
    }
}
