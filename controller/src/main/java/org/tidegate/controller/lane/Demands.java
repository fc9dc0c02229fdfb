package org.tidegate.controller.lane;

import org.tidegate.controller.authority.AuthoritySettings;
import org.tidegate.controller.authority.RemoteAuthority;
import org.tidegate.controller.authority.RemoteAuthority.Urgency;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.LocalRule;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.VehicleWord;

/** Picks the highest-ranked fresh demand; only targets compete. */
final class Demands {
    private final LocalModes local = new LocalModes();
    private final RemoteAuthority authority;
    private double technicianW;
    private long technicianIssuedNanos;
    private long technicianLifetimeNanos;
    private double askedW = Double.NaN;
    private boolean byManager;
    private double powerW;
    private DemandSource source = DemandSource.NOBODY;

    Demands(AuthoritySettings settings) {
        authority = new RemoteAuthority(settings);
    }

    void technician(double powerW, long nowNanos, long lifetimeNanos) {
        technicianW = powerW;
        technicianIssuedNanos = nowNanos;
        technicianLifetimeNanos = lifetimeNanos;
    }

    void forget() {
        technicianLifetimeNanos = 0;
    }

    void skipDelay() {
        authority.skipDelay();
    }

    void choose(Perception seen, LimitRules rules, SessionPhase phase, long nowNanos) {
        powerW = 0;
        source = DemandSource.NOBODY;
        askedW = Double.NaN;
        if (phase != SessionPhase.ENERGY) {
            local.forget();
            authority.rest(0, nowNanos);
            return;
        }
        VehicleWord vehicle = seen.vehicle;
        double remoteW = remote(seen, nowNanos);
        if (nowNanos - technicianIssuedNanos < technicianLifetimeNanos) {
            powerW = technicianW;
            source = DemandSource.TECHNICIAN;
        } else if (!Double.isNaN(remoteW)) {
            powerW = remoteW;
            source = remoteSource();
        } else if (vehicle.isFresh(nowNanos)
                && !(vehicle.socPercent() >= rules.targetPercent(vehicle))) {
            powerW = seen.rating.maxChargeW();
            source = DemandSource.CHARGE_TO_TARGET;
        }
    }

    private DemandSource remoteSource() {
        if (local.isBlind()) {
            return byManager ? DemandSource.SILENT_MANAGER : DemandSource.UNSEEN_METER;
        }
        return byManager ? DemandSource.SITE_MANAGER : DemandSource.OPERATOR;
    }

    /** What somebody far away asks for, made safe to follow; NaN if nobody does. */
    private double remote(Perception seen, long nowNanos) {
        OperatorWord operator = seen.operator;
        boolean heard = operator.isFresh(nowNanos);
        LocalRule rule = heard ? operator.steering().rule() : LocalRule.NONE;
        double ruledW = local.targetW(rule, seen, nowNanos);
        double centralW = heard ? operator.targetW() : Double.NaN;
        double managerW = managerW(seen.ems, nowNanos);
        byManager = rule instanceof LocalRule.External;
        if (!Double.isNaN(ruledW)) {
            askedW = ruledW;
        } else if (!Double.isNaN(managerW)
                && (Double.isNaN(centralW) || operator.steering().managerFirst())) {
            askedW = managerW;
            byManager = true;
        } else {
            askedW = centralW;
        }
        double flowingW = seen.stageFresh ? seen.measurement.acPowerW : 0;
        if (Double.isNaN(askedW)) {
            authority.rest(flowingW, nowNanos);
            return askedW;
        }
        return authority.follow(askedW, urgency(rule, operator), flowingW, nowNanos);
    }

    /** A set-point beyond the manager's own limits is cut to them by the ladder. */
    private static double managerW(EmsWord ems, long nowNanos) {
        return ems.isFresh(nowNanos) ? ems.targetW() : Double.NaN;
    }

    private Urgency urgency(LocalRule rule, OperatorWord operator) {
        if (rule instanceof LocalRule.Frequency || rule instanceof LocalRule.LoadBalancing) {
            return Urgency.LOCAL;
        }
        return switch (operator.steering().mode()) {
            case CENTRAL_FREQUENCY -> Urgency.PROMPT;
            default -> byManager ? Urgency.PROMPT : Urgency.ORDINARY;
        };
    }

    /** What became of it: limits bound it, or the grid code asked for something else. */
    void resolved(double lowW, double highW, double resultW, boolean bound, boolean supported) {
        local.allowed(lowW, highW);
        if (bound && !supported && isRemote()) {
            authority.bound(resultW);
        }
    }

    private boolean isRemote() {
        return switch (source) {
            case OPERATOR, SITE_MANAGER, UNSEEN_METER, SILENT_MANAGER -> true;
            case TECHNICIAN, CHARGE_TO_TARGET, NOBODY -> false;
        };
    }

    double powerW() {
        return powerW;
    }

    DemandSource source() {
        return source;
    }

    /** The remote set-point before it was made safe to follow; NaN without one. */
    double askedW() {
        return askedW;
    }

    RemoteAuthority authority() {
        return authority;
    }
}
