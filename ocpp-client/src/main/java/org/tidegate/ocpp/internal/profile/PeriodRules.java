package org.tidegate.ocpp.internal.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorRule.Point;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Profile.ChargingProfile;
import org.tidegate.ocpp.internal.message.Profile.ChargingSchedule;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;

/**
 * Whether one period can be executed: mode for the purpose, fields for the mode, numbers among each
 * other, phases, in this order (OCPP 2.1 K01, Q01 to Q10).
 */
final class PeriodRules {
    private static final double LOWEST_HZ = 40;
    private static final double HIGHEST_HZ = 70;

    private final Abilities abilities;
    private final ChargingProfile profile;
    private final ChargingSchedule schedule;
    private final Period period;

    private PeriodRules(
            Abilities abilities,
            ChargingProfile profile,
            ChargingSchedule schedule,
            Period period) {
        this.abilities = abilities;
        this.profile = profile;
        this.schedule = schedule;
        this.period = period;
    }

    /** Null if it can. */
    static @Nullable StatusInfo refusal(
            Abilities abilities,
            ChargingProfile profile,
            ChargingSchedule schedule,
            Period period) {
        var rules = new PeriodRules(abilities, profile, schedule, period);
        StatusInfo no = rules.mode();
        if (no == null) {
            no = rules.fields();
        }
        if (no == null) {
            no = rules.numbers();
        }
        return no == null ? rules.phases() : no;
    }

    private @Nullable StatusInfo mode() {
        OperationMode mode = period.mode();
        if (!abilities.modes().contains(mode)) {
            return mode == OperationMode.LOCAL_LOAD_BALANCING
                    ? no("UnsupportedParam", "no site meter (Q09.FR.01)")
                    : no("InvalidOperationMode", "not in SupportedOperationModes");
        }
        boolean permitted =
                switch (profile.chargingProfilePurpose()) {
                    case TX_PROFILE, TX_DEFAULT_PROFILE -> true;
                    case CHARGING_STATION_MAX_PROFILE, PRIORITY_CHARGING ->
                            mode == OperationMode.CHARGING_ONLY;
                    case LOCAL_GENERATION ->
                            mode == OperationMode.CHARGING_ONLY
                                    || mode == OperationMode.EXTERNAL_LIMITS;
                    case CHARGING_STATION_EXTERNAL_CONSTRAINTS ->
                            mode == OperationMode.CHARGING_ONLY
                                    || mode == OperationMode.EXTERNAL_LIMITS
                                    || mode == OperationMode.EXTERNAL_SETPOINT;
                };
        return permitted
                ? null
                : no("InvalidOperationMode", "this mode is not for this purpose (K01.FR.114)");
    }

    private @Nullable StatusInfo fields() {
        if (Boolean.TRUE.equals(period.evseSleep())) {
            return no("InvalidSchedule", "evseSleep is not supported (K01.FR.126)");
        }
        boolean curves =
                period.v2xBaseline() != null
                        || period.v2xFreqWattCurve() != null
                        || period.v2xSignalWattCurve() != null;
        if (curves && period.mode() != OperationMode.LOCAL_FREQUENCY) {
            return no("InvalidSchedule", "curves belong to LocalFrequency");
        }
        return switch (period.mode()) {
            case CHARGING_ONLY -> chargingOnly();
            case CENTRAL_SETPOINT, CENTRAL_FREQUENCY ->
                    period.setpoint() == null
                            ? no("InvalidSchedule", "this mode needs setpoint")
                            : null;
            case LOCAL_FREQUENCY -> localFrequency();
            case LOCAL_LOAD_BALANCING -> localLoadBalancing();
            case EXTERNAL_SETPOINT, EXTERNAL_LIMITS ->
                    period.setpoint() == null
                                    || profile.chargingProfilePurpose()
                                            == Purpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS
                            ? null
                            : no("InvalidSchedule", "the set-point is the energy manager's");
            case IDLE ->
                    anyNumber()
                            ? no("InvalidSchedule", "Idle has no limits or set-points (Q10.FR.02)")
                            : null;
        };
    }

    private boolean anyNumber() {
        return period.limit() != null
                || period.dischargeLimit() != null
                || period.setpoint() != null;
    }

    private @Nullable StatusInfo chargingOnly() {
        boolean maximum = profile.chargingProfilePurpose() == Purpose.CHARGING_STATION_MAX_PROFILE;
        boolean export = period.dischargeLimit() != null && !maximum;
        return period.limit() == null || period.setpoint() != null || export
                ? no("InvalidSchedule", "ChargingOnly has limit and no more")
                : null;
    }

    private @Nullable StatusInfo localFrequency() {
        if (anyNumber()) {
            return no("InvalidSchedule", "LocalFrequency has curves only (Q08.FR.04)");
        }
        if (period.v2xBaseline() == null
                || period.v2xFreqWattCurve() == null
                || period.v2xFreqWattCurve().size() < 2) {
            return no("NoFreqWattCurve", "needs v2xBaseline and 2 points or more (Q08.FR.03)");
        }
        List<Point> curve = Curves.ofFrequency(period.v2xFreqWattCurve());
        if (curve.getFirst().x() < LOWEST_HZ || curve.getLast().x() > HIGHEST_HZ) {
            return no("InvalidSchedule", "a frequency is not within 40 to 70 Hz");
        }
        return Curves.hasTwins(curve)
                        || Curves.hasTwins(Curves.ofSignal(period.v2xSignalWattCurve()))
                ? no("InvalidSchedule", "two points of a curve have the same x")
                : null;
    }

    private @Nullable StatusInfo localLoadBalancing() {
        if (period.setpoint() != null) {
            return no("InvalidSchedule", "the set-point follows from the load");
        }
        Abilities.LoadThresholds t = abilities.thresholds();
        return t == null || !t.makeSense()
                ? no("MissingDevModelInfo", "LocalLoadBalancing thresholds and offsets (Q09.FR.02)")
                : null;
    }

    private @Nullable StatusInfo numbers() {
        Double limit = period.limit();
        Double discharge = period.dischargeLimit();
        Double setpoint = period.setpoint();
        if (limit != null && limit < 0) {
            return no("InvalidSchedule", "limit is negative; it limits import only");
        }
        boolean outside =
                setpoint != null
                        && ((limit != null && setpoint > limit)
                                || (discharge != null && setpoint < discharge));
        return outside ? no("InvalidSchedule", "setpoint is outside its limits (V2X.05)") : null;
    }

    private @Nullable StatusInfo phases() {
        if (period.limitL2() != null
                || period.limitL3() != null
                || period.dischargeLimitL2() != null
                || period.dischargeLimitL3() != null
                || period.setpointL2() != null
                || period.setpointL3() != null) {
            return no("PhaseConflict", "a DC vehicle has no phases (K01.FR.141)");
        }
        if (period.numberPhases() != null || period.phaseToUse() != null) {
            return no("NoPhaseForDC", "a DC vehicle has no phases");
        }
        if (period.setpointReactive() != null
                || period.setpointReactiveL2() != null
                || period.setpointReactiveL3() != null) {
            return no("UnsupportedParam", "reactive set-points are not supported");
        }
        return null;
    }

    private StatusInfo no(String code, String why) {
        return new StatusInfo(
                code,
                why + "; schedule " + schedule.id() + ", startPeriod " + period.startPeriod());
    }
}
