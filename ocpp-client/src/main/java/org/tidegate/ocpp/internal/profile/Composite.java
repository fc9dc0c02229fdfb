package org.tidegate.ocpp.internal.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OperatorRule;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.message.Profile.LimitAtSoC;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.message.Profile.Purpose;

/**
 * How profiles stack (OCPP 2.1 K01, Q01): per purpose the highest stack level that has something to
 * say at the instant wins. What the transaction's profile (or priority charging, or the default
 * profile) asks for is capped by the station's maximum and by external constraints; local
 * generation is added on top. EVSE 1 is this station's only one, so profiles of the whole station
 * (EVSE 0) apply to it directly.
 *
 * <p>Own safety rule on top: nothing discharges without a permission. ChargingOnly permits none; a
 * set-point mode permits its {@code dischargeLimit}, or without one exactly its own negative
 * set-point; LocalFrequency what its curve can ask for; the modes that leave the power to the
 * charger's site leave the limit to the site's as well.
 */
public final class Composite {

    /** From this instant on, until the next segment's. */
    public record Segment(long fromMillis, Effective effective) {}

    private record Winner(ProfileBook.Entry entry, Period period) {
        int id() {
            return entry.profile().id();
        }
    }

    private Composite() {}

    public static Effective at(ProfileBook book, Basis basis, long atMillis) {
        Winner own = own(book, basis, atMillis);
        Winner max = winner(book, basis, Purpose.CHARGING_STATION_MAX_PROFILE, atMillis);
        Winner external =
                winner(book, basis, Purpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS, atMillis);
        Effective asked = own == null ? Effective.NONE : asked(own, basis);
        if (external != null) {
            asked = constrained(asked, external, basis);
        }
        if (max != null) {
            asked = capped(asked, max, basis);
        }
        Winner generation = winner(book, basis, Purpose.LOCAL_GENERATION, atMillis);
        return generation == null ? asked : extended(asked, generation.period);
    }

    /**
     * The same over a time, as few segments as possible; the first begins at {@code fromMillis}.
     *
     * @param most stop after this many, which shortens the time covered
     */
    public static List<Segment> over(
            ProfileBook book, Basis basis, long fromMillis, long durationMillis, int most) {
        var edges = new TreeSet<Long>();
        edges.add(fromMillis);
        long toMillis = fromMillis + durationMillis;
        for (ProfileBook.Entry entry : book.entries()) {
            Schedules.edges(entry, basis, fromMillis, toMillis, edges);
        }
        var segments = new ArrayList<Segment>();
        for (long edge : edges.tailSet(fromMillis)) {
            if ((edge >= toMillis && edge != fromMillis) || segments.size() > most) {
                break;
            }
            Effective effective = at(book, basis, edge);
            if (segments.isEmpty() || !segments.getLast().effective.equals(effective)) {
                segments.add(new Segment(edge, effective));
            }
        }
        return segments;
    }

    private static @Nullable Winner own(ProfileBook book, Basis basis, long atMillis) {
        Winner own = null;
        if (basis.conditions().priority()) {
            own = winner(book, basis, Purpose.PRIORITY_CHARGING, atMillis);
        }
        if (own == null) {
            own = winner(book, basis, Purpose.TX_PROFILE, atMillis);
        }
        return own == null ? winner(book, basis, Purpose.TX_DEFAULT_PROFILE, atMillis) : own;
    }

    private static @Nullable Winner winner(
            ProfileBook book, Basis basis, Purpose purpose, long atMillis) {
        Winner best = null;
        for (ProfileBook.Entry entry : book.entries()) {
            if (entry.profile().chargingProfilePurpose() != purpose
                    || (purpose == Purpose.TX_PROFILE
                            && !entry.profile().transactionIdIs(basis.transactionId()))) {
                continue;
            }
            Period period = Schedules.periodAt(entry, basis, atMillis);
            if (period != null && (best == null || outranks(entry, best.entry))) {
                best = new Winner(entry, period);
            }
        }
        return best;
    }

    /** The EVSE's own profile beats the station's at the same level; then the later one wins. */
    private static boolean outranks(ProfileBook.Entry entry, ProfileBook.Entry best) {
        int level = Integer.compare(entry.profile().stackLevel(), best.profile().stackLevel());
        return level != 0 ? level > 0 : entry.evseId() >= best.evseId();
    }

    // ---- what one profile asks for ----------------------------------------------------------

    private static Effective asked(Winner own, Basis basis) {
        Period p = own.period;
        int id = own.id();
        double limitW = limitW(own, basis);
        return switch (p.mode()) {
            case IDLE -> new Effective(OperationMode.IDLE, 0, 0, 0, id);
            case CHARGING_ONLY -> chargingOnly(limitW, id);
            case CENTRAL_SETPOINT, CENTRAL_FREQUENCY -> central(p, limitW, id);
            case LOCAL_FREQUENCY -> byFrequency(p, limitW, id);
            case LOCAL_LOAD_BALANCING -> byLoad(p, limitW, id, basis.conditions().thresholds());
            case EXTERNAL_SETPOINT, EXTERNAL_LIMITS -> {
                boolean setpoint = p.mode() == OperationMode.EXTERNAL_SETPOINT;
                var rule = new OperatorRule.External(setpoint);
                yield leftToSite(p, limitW, id, rule);
            }
        };
    }

    private static double limitW(Winner winner, Basis basis) {
        Double limit = winner.period.limit();
        double limitW = limit == null ? Double.POSITIVE_INFINITY : limit;
        LimitAtSoC atSoc = winner.entry.profile().chargingSchedule().getFirst().limitAtSoC();
        return atSoc != null && basis.conditions().socPercent() >= atSoc.soc()
                ? Math.min(limitW, atSoc.limit())
                : limitW;
    }

    private static Effective chargingOnly(double limitW, int id) {
        return new Effective(OperationMode.CHARGING_ONLY, Double.NaN, limitW, 0, id);
    }

    private static Effective central(Period p, double limitW, int id) {
        Double setpoint = p.setpoint();
        if (setpoint == null) {
            return chargingOnly(limitW, id);
        }
        double dischargeLimitW =
                p.dischargeLimit() == null ? Math.min(setpoint, 0) : p.dischargeLimit();
        double targetW = clamp(setpoint, dischargeLimitW, limitW);
        return new Effective(p.mode(), targetW, limitW, dischargeLimitW + 0.0, id);
    }

    private static Effective byFrequency(Period p, double limitW, int id) {
        Double baseline = p.v2xBaseline();
        if (baseline == null || p.v2xFreqWattCurve() == null) {
            return chargingOnly(limitW, id);
        }
        List<OperatorRule.Point> curve = Curves.ofFrequency(p.v2xFreqWattCurve());
        List<OperatorRule.Point> signal = Curves.ofSignal(p.v2xSignalWattCurve());
        double lowestW = baseline + Curves.lowest(curve) + Math.min(0, Curves.lowest(signal));
        return new Effective(
                p.mode(),
                Double.NaN,
                limitW,
                Math.min(0, lowestW) + 0.0,
                id,
                new OperatorRule.Frequency(curve, baseline, 0, 0),
                signal);
    }

    private static Effective byLoad(
            Period p, double limitW, int id, Abilities.@Nullable LoadThresholds t) {
        if (t == null || !t.makeSense()) {
            return chargingOnly(limitW, id); // taken back since the profile was accepted
        }
        var rule =
                new OperatorRule.LoadBalancing(
                        t.upperW(), t.lowerW(), t.upperOffsetW(), t.lowerOffsetW());
        return leftToSite(p, limitW, id, rule);
    }

    private static Effective leftToSite(Period p, double limitW, int id, OperatorRule rule) {
        double dischargeLimitW =
                p.dischargeLimit() == null ? Double.NEGATIVE_INFINITY : p.dischargeLimit() + 0.0;
        return new Effective(p.mode(), Double.NaN, limitW, dischargeLimitW, id, rule, List.of());
    }

    // ---- what others make of it -------------------------------------------------------------

    private static Effective capped(Effective asked, Winner max, Basis basis) {
        Period p = max.period;
        double limitW = Math.min(asked.limitW(), limitW(max, basis));
        double dischargeLimitW =
                p.dischargeLimit() == null
                        ? asked.dischargeLimitW()
                        : Math.max(asked.dischargeLimitW(), p.dischargeLimit());
        boolean binds =
                limitW < asked.limitW()
                        && Double.isNaN(asked.targetW())
                        && asked.rule() instanceof OperatorRule.Given;
        return asked.limited(
                clamp(asked.targetW(), dischargeLimitW, limitW),
                limitW,
                dischargeLimitW,
                binds || asked.profileId() == 0 ? max.id() : asked.profileId());
    }

    /**
     * External constraints cap, and may bring a set-point of their own; they never permit discharge
     * that the operator has not (own rule).
     */
    private static Effective constrained(Effective asked, Winner external, Basis basis) {
        Effective capped = capped(asked, external, basis);
        Double setpoint = external.period.setpoint();
        boolean silent =
                Double.isNaN(asked.targetW()) && asked.rule() instanceof OperatorRule.Given;
        if (setpoint == null
                || external.period.mode() != OperationMode.EXTERNAL_SETPOINT
                || asked.mode() == OperationMode.IDLE
                || !(silent || basis.conditions().managerFirst())) {
            return capped;
        }
        return new Effective(
                OperationMode.EXTERNAL_SETPOINT,
                clamp(setpoint, capped.dischargeLimitW(), capped.limitW()),
                capped.limitW(),
                capped.dischargeLimitW(),
                external.id());
    }

    /** Local generation is capacity behind the limit's meter: more may be taken (K27). */
    private static Effective extended(Effective asked, Period generation) {
        if (generation.limit() == null || asked.mode() == OperationMode.IDLE) {
            return asked;
        }
        return asked.limited(
                asked.targetW(),
                asked.limitW() + generation.limit(),
                asked.dischargeLimitW(),
                asked.profileId());
    }

    /** NaN stays NaN: no set-point is not a set-point at a limit. */
    private static double clamp(double valueW, double lowestW, double highestW) {
        return Math.min(Math.max(valueW, lowestW), highestW);
    }
}
